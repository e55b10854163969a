"""The public page of a drive: for whoever holds the address, never with the name of somebody helped; nobody guesses it, nobody tries many."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from congdoan.finance import codes, queries
from congdoan.finance.actions import contributions, pages, proofs, statements
from congdoan.finance.choices import Content, FundKind
from congdoan.finance.models import Contribution, Fund, PublicPage
from congdoan.finance.tests import factories
from congdoan.kernel.errors import NotAllowed, Refused
from tests import people

pytestmark = pytest.mark.django_db
HELPED = "Hoàng Thị Hạnh"
STORY = "ung thư giai đoạn cuối"
NEEDY = ("Trần Thị Mai", "Lê Văn Tư", "Bệnh nhân phòng 12")


@pytest.fixture
def shown(cast):
    """A member's hardship drive, published: two members and a company gave, one of them agreed to be named."""
    cache.clear()
    cast.crew = factories.crew(cast)
    facts = {"beneficiary": cast.crew[2], "purpose": STORY}
    cast.fund = factories.fund(cast, "GD", f"Giúp đồng chí {HELPED}", FundKind.HARDSHIP, **facts)
    cast.named = factories.contribution(cast, cast.fund, cast.crew[0], 300_000, name_shown=True)
    cast.silent = factories.contribution(cast, cast.fund, cast.crew[1], 200_000)
    factories.contribution(cast, cast.fund, donor_name="Công ty Yên Bình", amount=1_000_000)
    cast.gift = factories.handover(cast, cast.fund, 900_000, Content.MONEY, recipient=f"Gia đình {HELPED}")
    other = factories.handover(cast, cast.fund, 90_000, Content.GIFTS, quantity=2, recipient=NEEDY[2])
    proofs.name_recipients(by=cast.chair, handover=other, version=1, recipients=[(NEEDY[0], "xóm 3"), (NEEDY[1], "")])
    pages.publish(by=cast.chair, fund=cast.fund, version=1, title="Giúp một đoàn viên bị bệnh nặng", words="Cảm ơn mọi người.")
    cast.page = PublicPage.objects.get()
    return cast


def asked(token, **more):
    return Client().get(reverse("finance:public", args=[token]), more)


def words(answer):
    return " ".join(answer.content.decode().split()).replace("\xa0", " ")


def nobody_helped(text):
    """None of those who are helped, nor why, nor any part of a name of theirs."""
    folded = text.casefold()
    return not any(name.casefold() in folded for name in (HELPED, "Hạnh", STORY, "ung thư", *NEEDY, "xóm 3", "Gia đình"))


@pytest.mark.db
def test_totals_for_everybody_and_nobody_who_is_helped(shown, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        answer = asked(shown.page.token)
    page = words(answer)
    for said in ("Giúp một đoàn viên bị bệnh nặng", "1.500.000 đ", "990.000 đ", "510.000 đ", "2 suất quà", "Đỗ Quốc Cường"):
        assert said in page, said
    assert '<dd class="cd-so">3</dd>' in page, "givers"
    assert nobody_helped(page)
    for silent in ("Nguyễn Hải Đăng", "Công ty Yên Bình"):
        assert silent not in page, "who did not agree is a number"
    assert not answer.cookies and answer["Cache-Control"] == "no-store" and "noindex" in answer["X-Robots-Tag"]
    assert answer["Referrer-Policy"] == "no-referrer" and shown.fund.name not in page and shown.chair.person.full_name not in page


def test_a_donor_finds_the_own_gift_by_the_code_alone(shown):
    code = shown.silent.receipt_code
    for typed in (code, codes.told(code), f" {code.lower()} "):
        found = words(asked(shown.page.token, ma=typed))
        assert "<b>200.000 đ</b>" in found and "Nhận ngày 08/03/2022" in found and "Nguyễn Hải Đăng" not in found
        assert nobody_helped(found)
    elsewhere = factories.contribution(shown, factories.fund(shown, "KH", "Quỹ khác"), shown.crew[1], 77_000)
    Contribution.objects.filter(pk=shown.named.pk).update(cancelled_on=people.TODAY, cancel_reason="nhầm")
    for typed in ("AAAAAAAAAA", elsewhere.receipt_code, shown.named.receipt_code, "' OR 1=1 --", "<script>"):
        answer = words(asked(shown.page.token, ma=typed))
        assert "không có khoản nào mang mã ấy" in answer and "77.000" not in answer and "<script>" not in answer


def test_an_address_that_was_guessed_or_taken_down_is_not_there(shown):
    for token in ("x", shown.page.token[:-1], shown.page.token[:-1] + "_", "a" * 22, str(shown.page.pk), str(shown.fund.pk)):
        answer = asked(token)
        assert answer.status_code == 404 and "Không có trang này" in words(answer) and nobody_helped(words(answer))
        assert "1.500.000" not in words(answer)
    assert Client().post(reverse("finance:public", args=[shown.page.token])).status_code == 405
    pages.take_down(by=shown.chair, page=shown.page, version=1, reason="người nhà đề nghị")
    assert asked(shown.page.token).status_code == 404
    pages.publish(by=shown.chair, fund=shown.fund, version=1, title="Giúp một đoàn viên")
    again = PublicPage.objects.standing().get()
    assert again.token != shown.page.token and asked(again.token).status_code == 200 and asked(shown.page.token).status_code == 404
    assert len({codes.new_token() for _n in range(50)}) == 50 and all(len(codes.new_token()) >= 22 for _n in range(5))


def test_nobody_tries_many_addresses_or_codes(shown, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "drive": "3/m/ip"}
    assert [asked(shown.page.token, ma=f"A{n}").status_code for n in range(5)] == [200, 200, 200, 429, 429]
    cache.clear()


@pytest.mark.parametrize(
    "said",
    [
        "Giúp đồng chí Hoàng Thị Hạnh",
        "giúp hoang thi hanh",
        "Giúp chị Hạnh bị bệnh",
        "Quà cho Trần Thị Mai, xóm 3",
        "Đỗ Quốc Cường",
        NEEDY[2],
        "Giúp bà Hoàng Thị Lụa",
        "Giúp cụ Mùi neo đơn",
    ],
)
@pytest.mark.parametrize("field", ["title", "words"])
def test_what_anybody_reads_names_nobody(shown, said, field):
    pages.take_down(by=shown.chair, page=shown.page, version=1, reason="đổi lời")
    factories.handover(shown, shown.fund, 10_000, Content.MONEY, recipient="Gia đình bà Hoàng Thị Lụa, nhà cụ Mùi xóm 4")
    with pytest.raises(Refused, match="không nêu tên") as refused:
        pages.publish(by=shown.chair, fund=shown.fund, version=1, **{"title": "Giúp một đoàn viên", field: said})
    assert refused.value.field == field and not PublicPage.objects.standing().exists()


def test_a_name_that_comes_into_the_books_later_does_not_come_out_by_words_written_before(shown):
    fund = factories.fund(shown, "LU", "Ủng hộ vùng lũ")
    factories.contribution(shown, fund, donor_name="Gia đình Trần Văn Ba", amount=50_000, name_shown=True)
    code = factories.contribution(shown, fund, shown.crew[0], 60_000, goods="xe lăn cho Trần Văn Ba", name_shown=True).receipt_code
    pages.publish(by=shown.chair, fund=fund, version=1, title="Ủng hộ nhà ông Trần Văn Ba", words="Cho ông Trần Văn Ba.")
    statements.close(by=shown.chair, fund=fund, version=1, closed_on=people.TODAY, left_to="trao nốt cho Trần Văn Ba")
    token = PublicPage.objects.get(fund=fund).token
    assert "Trần Văn Ba" in words(asked(token)), "nobody of that name is helped yet"
    given = factories.handover(shown, fund, 40_000, Content.MONEY, recipient="Hộ nghèo xóm 3")
    proofs.name_recipients(by=shown.chair, handover=given, version=1, recipients=[("Trần Văn Ba", "")])
    page = words(asked(token, ma=code))
    assert "Ba" not in page and "Đợt vận động ủng hộ" in page and "<b>60.000 đ</b>" in page and "110.000 đ" in page


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gia đình chị Hoàng Thị Hạnh, xóm 3", {"Hoàng Thị Hạnh"}),
        ("hộ bà Mai và Ông TRẦN VĂN BA", {"bà Mai", "TRẦN VĂN BA"}),
        ("Đồng chí Lê Ý", {"Lê Ý"}),
        ("Hộ nghèo xã An Nội, huyện Bình Lục", set()),
        ("bà Mẹ Việt Nam anh hùng; quận 5, TP Hồ Chí Minh", set()),
        ("Ban Vận động Quỹ Vì người nghèo huyện Bình Lục", set()),
    ],
)
def test_people_are_found_within_what_was_written(text, found):
    assert queries.people_in(text) == found


def test_only_the_chair_publishes_and_a_closed_drive_stays_readable(shown):
    for who in (shown.accountant, shown.group_leader, shown.inspector, shown.officer):
        with pytest.raises(NotAllowed):
            pages.take_down(by=who, page=shown.page, version=1, reason="thử")
    with pytest.raises(Refused, match="đang có trang công khai"):
        pages.publish(by=shown.chair, fund=shown.fund, version=1, title="Lần nữa")
    left = {"closed_on": people.TODAY, "left_to": "chuyển vào Quỹ xã hội công đoàn"}
    statements.close(by=shown.accountant, fund=shown.fund, version=Fund.objects.get().version, **left)
    page = words(asked(shown.page.token))
    assert "Đợt đã khép ngày 24/05/2022" in page and left["left_to"] in page and nobody_helped(page)


def test_slips_and_screens(shown, sign_in):
    place = {"unit_id": shown.union.pk, "pk": shown.fund.pk}
    client = sign_in(shown.chair)
    slips = words(client.get(reverse("finance:fund-slips", kwargs=place)))
    for gift in Contribution.objects.all():
        assert codes.told(gift.receipt_code) in slips
    assert slips.count("<svg") >= 3 and shown.page.token in slips and HELPED not in slips.partition("<main")[2]
    one = words(client.get(reverse("finance:fund-slips", kwargs=place) + f"?khoan={shown.silent.pk}"))
    assert codes.told(shown.silent.receipt_code) in one and codes.told(shown.named.receipt_code) not in one
    assert shown.page.token in words(client.get(reverse("finance:fund", kwargs=place)))
    down = {"lan_gui": "1" * 32, "ban_dang_xem": "1", "reason": "xong"}
    assert sign_in(shown.accountant).post(reverse("finance:fund-take-down", kwargs=place), down).status_code == 403
    client = sign_in(shown.chair)
    assert client.post(reverse("finance:fund-take-down", kwargs=place), down).status_code == 303
    form = words(client.get(reverse("finance:fund-publish", kwargs=place)))
    assert "Giúp một đoàn viên gặp khó khăn" in form
    made = {"lan_gui": "2" * 32, "ban_dang_xem": str(Fund.objects.get().version), "title": "Giúp một đoàn viên"}
    for _twice in range(2):
        assert client.post(reverse("finance:fund-publish", kwargs=place), made).status_code == 303
    assert PublicPage.objects.standing().count() == 1
    for who, status in ((shown.stranger, 404), (shown.officer, 403), (shown.member, 404)):
        assert sign_in(who).get(reverse("finance:fund-slips", kwargs=place)).status_code == status


def test_a_slip_names_nobody_who_is_helped(shown, sign_in):
    fund = factories.fund(shown, "BA", "Ủng hộ nhà ông Trần Văn Ba", FundKind.DRIVE)
    factories.contribution(shown, fund, shown.crew[0], 50_000)
    client, url = sign_in(shown.chair), reverse("finance:fund-slips", kwargs={"unit_id": shown.union.pk, "pk": fund.pk})
    pages.publish(by=shown.chair, fund=fund, version=1, title="Ủng hộ nhà ông Trần Văn Ba")
    assert "Vào: Ủng hộ nhà ông Trần Văn Ba" in words(client.get(url)), "nobody of that name is helped yet"
    factories.handover(shown, fund, 40_000, Content.MONEY, recipient="Gia đình ông Trần Văn Ba")
    assert "Vào: Đợt vận động ủng hộ" in words(client.get(url))
    pages.take_down(by=shown.chair, page=PublicPage.objects.get(fund=fund), version=1, reason="đổi lời")
    assert "Vào: Đợt vận động ủng hộ" in words(client.get(url))


def test_agreement_is_asked_for_and_can_be_taken_back(shown):
    given = {"fund": shown.fund, "given_on": shown.named.given_on, "donor": shown.crew[0], "amount": 300_000}
    contributions.correct(by=shown.chair, contribution=shown.named, version=1, **given)
    assert "Đỗ Quốc Cường" not in words(asked(shown.page.token))
    assert not Contribution._meta.get_field("name_shown").default
