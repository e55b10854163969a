"""The screens of a request: the member on the phone, the leader, the chair; who must not know gets 404; the reason is masked for who pays."""

import pytest
from django.urls import reverse

from congdoan.aid.actions import requests
from congdoan.aid.models import Request
from congdoan.care.models import Gift, Visit
from congdoan.care.tests import factories
from congdoan.ledger.actions import vouchers
from congdoan.ledger.tests.factories import book, paid
from congdoan.membership import queries as membership
from congdoan.ui.opening import Doors

pytestmark = pytest.mark.django_db
STORY = "Mổ ruột thừa, nghỉ một tháng"


def at(name, unit, pk=None):
    return reverse(f"aid:{name}", args=[unit.pk, *([pk] if pk else [])])


def sent(nth, version=None, **facts):
    return facts | {"lan_gui": f"{nth:032d}"} | ({"ban_dang_xem": str(version)} if version else {})


def words(answer):
    return " ".join(answer.content.decode().split()).replace("\u00a0", " ").replace("<b>", "").replace("</b>", "")


@pytest.fixture
def mai(cast):
    return factories.member(cast, who=cast.member.person)


def test_from_the_telephone_to_what_was_given(cast, mai, sign_in, django_assert_max_num_queries):
    client = sign_in(cast.member)
    assert reverse("aid:mine") in words(client.get(reverse("overview:me")))
    assert "chưa gửi đề nghị nào" in words(client.get(reverse("aid:mine")))
    told = {"reason": "hospital", "what": STORY, "amount_asked": "2 triệu"}
    wrong = client.post(reverse("aid:ask"), sent(1, **told | {"amount_asked": "hai tờ"}))
    assert wrong.status_code == 422 and STORY in words(wrong)
    for _twice in range(2):
        assert client.post(reverse("aid:ask"), sent(2, **told)).status_code == 303
    case = Request.objects.get()
    assert "Chờ duyệt" in words(client.get(reverse("aid:mine")))
    assert client.get(at("request", cast.group, case.pk)).status_code == 404
    leader = sign_in(cast.group_leader)
    assert leader.post(at("request-back", cast.group, case.pk), sent(3, 1, words="Tổ đã đến nhà")).status_code == 303
    assert leader.get(at("request-approve", cast.group, case.pk)).status_code == 403
    chair = sign_in(cast.chair)
    assert "Xét 1 đề nghị trợ cấp" in words(chair.get("/"))
    with django_assert_max_num_queries(10):
        assert STORY in words(chair.get(at("request", cast.group, case.pk)))
    assert chair.post(at("request-approve", cast.group, case.pk), sent(4, 1, amount="1.500.000")).status_code == 409
    assert chair.post(at("request-approve", cast.group, case.pk), sent(5, 2, amount="1.500.000")).status_code == 303
    gift = {"how": "visit", "given_on": "20/05/2022", "source": "union_budget"}
    assert chair.post(at("request-give", cast.group, case.pk), sent(6, 3, **gift)).status_code == 303
    visit = Visit.objects.get()
    page = words(chair.get(at("request", cast.group, case.pk)))
    assert reverse("care:visit-detail", args=[cast.group.pk, visit.pk]) in page and "1.500.000 đ" in page and "Tổ đã đến nhà" in page
    assert "Phiếu chi chưa" in page.replace("</span>", "")
    voucher = paid(cast, book(cast, cash=9_000_000), 1_500_000, on="2022-05-21")
    Visit.objects.update(voucher=voucher)
    with django_assert_max_num_queries(10):
        assert voucher.mark in words(chair.get(at("request", cast.group, case.pk)))
    vouchers.reverse(by=cast.accountant, voucher=voucher, voucher_on=factories.day("2022-05-22"), reason="ghi nhầm")
    assert voucher.mark not in words(chair.get(at("request", cast.group, case.pk)))
    listed = words(chair.get(at("request-list", cast.union)))
    assert "Đã trao" in listed and "Nằm viện" in listed
    assert chair.get(at("request-list", cast.union) + "?o_dau=waiting&ngay=20/05/2022").status_code == 200
    accountant = sign_in(cast.accountant)
    for page in (at("request-list", cast.union), at("request", cast.group, case.pk)):
        shown = words(accountant.get(page))
        assert "1.500.000" in shown and "Trần Thị Mai" in shown
        assert not any(told in shown.partition("<main")[2] for told in (STORY, "Nằm viện", "nằm viện", "Tổ đã đến nhà"))
    own = words(sign_in(cast.member).get(reverse("aid:mine")))
    assert "Đã trao" in own and "1.500.000 đ" in own


def test_a_confidential_request_is_not_there_for_others(cast, mai, sign_in):
    case = requests.ask(
        by=cast.member, membership=membership.own_today(by=cast.member), reason="other", what=STORY, is_confidential=True
    )  # fmt: skip
    for who in ("group_leader", "inspector", "accountant"):
        client = sign_in(getattr(cast, who))
        assert client.get(at("request", cast.group, case.pk)).status_code == 404, who
        unit = cast.group if who == "group_leader" else cast.union
        listed = words(client.get(at("request-list", unit))).partition("<main")[2]
        assert "Trần Thị Mai" not in listed
        assert ("Ngoài ra có 1 trường hợp kín, đã trao 0 đ." in listed) is (who != "group_leader")
    chair = sign_in(cast.chair)
    assert chair.post(at("request-approve", cast.group, case.pk), sent(1, 1, amount="1.000.000")).status_code == 303
    assert "Đến thăm" not in words(chair.get(at("request-give", cast.group, case.pk)))
    paid = {"how": "gift", "given_on": "20/05/2022", "source": "union_budget"}
    assert chair.post(at("request-give", cast.group, case.pk), sent(2, 2, **paid)).status_code == 303
    book = words(sign_in(cast.inspector).get(reverse("care:gift-list", args=[cast.union.pk]))).partition("<main")[2]
    assert f"Trường hợp kín số {case.pk}" in book and "1.000.000" in book and "Trần Thị Mai" not in book
    for who, told in (("inspector", False), ("chair", True)):
        client = sign_in(getattr(cast, who))
        log, home = words(client.get(reverse("overview:log", args=[cast.union.pk]))), words(client.get("/"))
        assert ("Tự đề nghị trợ cấp" in log) is told and ("Tự đề nghị trợ cấp" in home) is told
        assert ("Trần Thị Mai" in log.partition("<main")[2]) is told
        assert bool(Doors(getattr(cast, who)).url(case)) is told


def test_an_emergency_and_a_proposal(cast, mai, sign_in):
    chair = sign_in(cast.chair)
    factories.visit(cast, mai, "2022-05-10", reason="accident", unit=cast.district, amount=777_000)
    first = {
        "person": mai.pk, "reason": "accident", "what": "Cháy nhà", "amount": "3 triệu", "how": "visit", "given_on": "20/05/2022",
        "source": "union_budget",
    }  # fmt: skip
    warned = words(chair.post(at("give-first", cast.union), sent(1, **first)))
    assert "Trần Thị Mai đã được công đoàn cấp khác giúp." in warned and "777" not in warned and "10/05/2022" not in warned
    assert chair.post(at("give-first", cast.union), sent(2, bo_qua="cap-khac", **first)).status_code == 303
    case = Request.objects.get()
    assert "Hoàn tất giấy tờ của 1 khoản" in words(chair.get("/"))
    listed = words(chair.get(at("request-list", cast.union) + "?o_dau=incomplete"))
    assert "thiếu giấy tờ" in listed and "o_dau=incomplete&amp;dang=xlsx" in listed
    for wanted, shown in (("incomplete", True), ("waiting", False)):
        paper = words(chair.get(at("request-list", cast.union) + f"?o_dau={wanted}&dang=in")).partition("<main")[2]
        assert ("Trần Thị Mai" in paper) is shown, wanted
    assert chair.post(at("request-complete", cast.union, case.pk), sent(3, 1, words="Biên bản")).status_code == 303
    leader = sign_in(cast.group_leader)
    made = leader.post(at("propose", cast.group), sent(4, person=mai.pk, reason="hardship", what="Mất việc", is_confidential="on"))
    assert made.status_code == 303 and made["Location"] == at("request-list", cast.group)
    hidden = Request.objects.get(is_confidential=True)
    vice_known = sign_in(cast.chair).post(at("request-name", cast.group, hidden.pk), sent(5, 1, person=cast.inspector.person.pk))
    assert vice_known.status_code == 303
    assert sign_in(cast.inspector).get(at("request", cast.group, hidden.pk)).status_code == 200
    assert sign_in(cast.chair).post(at("request-cancel", cast.group, hidden.pk), sent(6, 2, reason="ghi nhầm người")).status_code == 303
    own = words(sign_in(cast.member).get(reverse("aid:mine")))
    assert "Lý do bỏ: ghi nhầm người" in own and "Chờ duyệt" not in own
    assert not Gift.objects.exists()


def test_a_list_of_many_asks_ten_times_at_most(cast, mai, sign_in, django_assert_max_num_queries):
    for number in range(12):
        who = factories.member(cast, f"Nguyễn Văn {'ABCDEGHIKLMN'[number]}")
        requests.propose(by=cast.group_leader, unit=cast.group, person=who, reason="hardship", what="Khó khăn", is_confidential=number > 9)
    client = sign_in(cast.chair)
    with django_assert_max_num_queries(10):
        assert client.get(at("request-list", cast.union)).status_code == 200
    assert client.get(at("request-list", cast.union) + "?dang=xlsx").content[:2] == b"PK"
    assert "Nguyễn Văn A" in words(client.get(at("request-list", cast.union) + "?dang=in"))
