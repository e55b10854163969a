"""A drive to its end: joint donors, the list that is signed, photo and signed list, the closing statement that stays as drawn."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from congdoan.attachments.tests.pictures import GPS, JPG
from congdoan.finance import queries
from congdoan.finance.actions import contributions, funds, handovers, proofs, statements
from congdoan.finance.choices import Content, FundKind
from congdoan.finance.models import Contribution, Fund, HandoverFile, Recipient, Statement
from congdoan.finance.tests import factories
from congdoan.indicators.engine import Question, figure
from congdoan.indicators.indicator import REGISTRY
from congdoan.kernel.errors import Conflict, NotAllowed, Refused
from congdoan.kernel.periods import read_period
from tests import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def drive(cast):
    """Three members; a drive with money of one, goods of a company, parcels handed over."""
    cast.crew = factories.crew(cast)
    cast.fund = factories.fund(cast, "BAO", "Ủng hộ đồng bào vùng bão", FundKind.DRIVE)
    cast.one = factories.contribution(cast, cast.fund, cast.crew[0], 600_000)
    factories.contribution(cast, cast.fund, donor_name="Công ty Yên Bình", amount=0, goods="chăn", quantity=10, goods_value=900_000)
    cast.gift = factories.handover(cast, cast.fund, 1_200_000, Content.GIFTS, quantity=3, recipient="Gia đình bà Trần Thị Mai")
    return cast


def at(name, unit, pk):
    return reverse(f"finance:{name}", kwargs={"unit_id": unit.pk, "pk": pk})


def sent(nth, version=None, **facts):
    return facts | {"lan_gui": f"{nth:032d}"} | ({"ban_dang_xem": str(version)} if version else {})


def words(answer):
    return " ".join(answer.content.decode().split()).replace("\xa0", " ")


def photo(content=JPG):
    return SimpleUploadedFile("luc-trao.jpg", content)


def closed(drive, left_to="chuyển vào Quỹ xã hội", day=people.TODAY):
    return statements.close(by=drive.accountant, fund=drive.fund, version=Fund.objects.get().version, closed_on=day, left_to=left_to)


class TestTogether:
    """One gift of several."""

    def give(self, drive, **more):
        given = {"donor": drive.crew[0], "joint_donor": drive.crew[1], "joint_name": "Công ty Hải Hà", "amount": 500_000} | more
        return contributions.record(by=drive.chair, unit=drive.union, fund=drive.fund, given_on=people.TODAY, **given)

    @pytest.mark.db
    def test_money_once_each_of_them_gave(self, drive):
        study = factories.fund(drive, "KH", "Quỹ khuyến học")
        before = queries.share_of_members(study, people.TODAY, people.TODAY)
        drive.fund = study
        made = self.give(drive)
        now = queries.funds(by=drive.chair, unit=drive.union).get(pk=study.pk)
        assert (now.collected, now.gifts) == (500_000, 1)
        assert queries.share_of_members(study, people.TODAY, people.TODAY) == (before[0] + 2, before[1])
        [listed] = queries.contributions(by=drive.chair, unit=drive.union, fund=study)
        assert listed.givers == "Đỗ Quốc Cường, Nguyễn Hải Đăng, Công ty Hải Hà" and listed == made
        assert queries.contribution_totals(queries.contributions(by=drive.chair, unit=drive.union, fund=study)) == {
            "rows": 1, "donors": 2, "amount": 500_000, "goods_value": 0,
        }  # fmt: skip
        asked = Question(drive.union, read_period("2022"), people.TODAY)
        share, money = (figure(REGISTRY[key], asked) for key in ("finance.fund_participation.percent", "finance.collected.amount"))
        assert share.people == 2 and money.value == 1_100_000 and money.records == 2

    def test_corrected_and_taken_out_together(self, drive):
        made = self.give(drive)
        given = {"fund": drive.fund, "given_on": factories.datetime.date(2022, 5, 1), "donor": drive.crew[0], "amount": 500_000}
        contributions.correct(by=drive.chair, contribution=made, version=1, joint_donor=drive.crew[1], **given)
        rows = Contribution.objects.filter(joint_with=made).order_by("pk")
        assert {(row.donor, row.donor_name, row.is_cancelled) for row in rows} == {
            (drive.crew[1], "", False), (None, "Công ty Hải Hà", True),
        }  # fmt: skip
        assert rows.get(donor=drive.crew[1]).given_on == given["given_on"]
        with pytest.raises(Refused, match="người cùng góp"):
            contributions.cancel(by=drive.chair, contribution=rows.get(donor=drive.crew[1]), version=1, reason="nhầm")
        contributions.cancel(by=drive.chair, contribution=made, version=2, reason="ghi nhầm")
        assert not Contribution.objects.standing().filter(joint_with=made).exists()

    @pytest.mark.parametrize(
        ("more", "sentence", "field"),
        [
            (lambda drive: {"joint_donor": drive.crew[0], "joint_name": ""}, "người khác", "joint_donor"),
            (lambda drive: {"donor": None, "donor_name": "Công ty Hải Hà", "joint_donor": None}, "Đã ghi tên này", "joint_name"),
            (lambda drive: {"joint_donor": drive.stranger.person}, "không phải đoàn viên", "joint_donor"),
        ],
    )
    def test_who_cannot_be_the_other(self, drive, more, sentence, field):
        with pytest.raises(Refused, match=sentence) as refused:
            self.give(drive, **more(drive))
        assert refused.value.field == field

    @pytest.mark.db
    def test_the_database_keeps_it_once_in_money(self, drive):
        made = self.give(drive)
        with pytest.raises(IntegrityError), transaction.atomic():
            Contribution.objects.filter(joint_with=made).update(amount=1)

    def test_goods_without_a_value_are_pointed_out(self, drive, sign_in):
        client, url = sign_in(drive.chair), reverse("finance:contribution-record", args=[drive.union.pk])
        given = {"fund": drive.fund.pk, "given_on": "24/05/2022", "donor_name": "Chợ Bình Lục", "goods": "gạo"}
        asked = client.post(url, sent(1, **given))
        assert asked.status_code == 422 and "chưa có trị giá" in words(asked) and "Chợ Bình Lục" in words(asked)
        assert client.post(url, sent(2, bo_qua="tri-gia", **given)).status_code == 303
        assert "1 khoản hiện vật chưa ghi trị giá" in words(client.get(at("fund", drive.union, drive.fund.pk)))


class TestProof:
    """The list that is signed; photo and signed list."""

    def test_named_printed_signed_and_kept(self, drive, sign_in, django_assert_max_num_queries):
        client, page = sign_in(drive.chair), at("handover", drive.union, drive.gift.pk)
        form = at("handover-recipients", drive.union, drive.gift.pk)
        named = "Trần Thị Mai; xóm 3\n Lê Văn Tư \n\nPhạm Thị Sáu; xóm 1"
        assert client.post(form, sent(1, 1, recipients="; xóm 3")).status_code == 422
        assert client.post(form, sent(2, 1, recipients=named)).status_code == 303
        assert list(Recipient.objects.values_list("number", "name", "note")) == [
            (1, "Trần Thị Mai", "xóm 3"), (2, "Lê Văn Tư", ""), (3, "Phạm Thị Sáu", "xóm 1"),
        ]  # fmt: skip
        sheet = words(client.get(page + "?dang=in"))
        assert "DANH SÁCH KÝ NHẬN" in sheet and "Lê Văn Tư" in sheet and sheet.count("400.000") == 3 and "Ký nhận" in sheet
        put = at("handover-proof-put", drive.union, drive.gift.pk)
        assert client.post(put, sent(3, 2, kind="signed")).status_code == 422
        for nth in (4, 4, 5):
            assert client.post(put, sent(nth, kind="signed", files=[photo()])).status_code == 303
        kept = HandoverFile.objects.get()
        assert GPS not in bytes(kept.content)
        with django_assert_max_num_queries(10):
            assert "luc-trao.jpg" in words(client.get(page))
        with pytest.raises(Refused, match="Danh sách đã ký"):
            proofs.name_recipients(by=drive.chair, handover=drive.gift, version=2, recipients=[("Ai khác", "")])
        assert client.get(at("proof-file", drive.union, kept.pk))["Content-Security-Policy"].startswith("default-src 'none'")
        assert client.post(at("proof-cancel", drive.union, kept.pk), sent(6, 1, reason="chụp mờ")).status_code == 303
        assert client.get(at("proof-file", drive.union, kept.pk)).status_code == 404

    def test_who_opens_a_file(self, drive, sign_in):
        proofs.put(by=drive.chair, handover=drive.gift, kind="photo", files=[photo()])
        file = HandoverFile.objects.get()
        for who, status in ((drive.inspector, 200), (drive.member, 404), (drive.officer, 403), (drive.stranger, 404)):
            assert sign_in(who).get(at("proof-file", drive.union, file.pk)).status_code == status
        assert sign_in(drive.stranger).get(at("proof-file", drive.other, file.pk)).status_code in (403, 404)
        with pytest.raises(NotAllowed):
            proofs.put(by=drive.inspector, handover=drive.gift, kind="photo", files=[photo()])

    def test_lines_to_be_filled_by_hand(self, drive, sign_in):
        sheet = words(sign_in(drive.chair).get(at("handover", drive.union, drive.gift.pk) + "?dang=in"))
        assert sheet.count('<th scope="row"></th>') == 10 and "Cộng: …… người" in sheet


class TestStatement:
    """Closing."""

    @pytest.mark.db
    def test_drawn_from_rows_frozen_and_opened_again(self, drive):
        closed(drive)
        one = Statement.objects.get()
        assert (one.money_in, one.goods_in, one.gifts, one.handed, one.left) == (600_000, 900_000, 2, 1_200_000, 300_000)
        assert (one.members_gave, one.members_all, one.outsiders) == (1, 3, 1)
        [line] = queries.lines_of(one)
        assert (line.recipient, line.what, line.value) == ("Gia đình bà Trần Thị Mai", "3 suất quà", 1_200_000)
        given = {"fund": drive.fund, "given_on": people.TODAY, "donor": drive.crew[1], "amount": 1}
        for refused in (
            lambda: contributions.record(by=drive.chair, unit=drive.union, **given),
            lambda: contributions.collect(
                by=drive.chair, unit=drive.union, fund=drive.fund, given_on=people.TODAY, gifts=[(drive.crew[1], 1)]
            ),
            lambda: contributions.correct(by=drive.chair, contribution=drive.one, version=1, **given),
            lambda: contributions.cancel(by=drive.chair, contribution=drive.one, version=1, reason="nhầm"),
            lambda: contributions.remove_all(by=drive.chair, unit=drive.union, pks=[drive.one.pk]),
            lambda: handovers.cancel(by=drive.chair, handover=drive.gift, version=1, reason="nhầm"),
            lambda: handovers.record(
                by=drive.chair, unit=drive.union, handed_on=people.TODAY, recipient="ai", content="money", value=1, fund=drive.fund
            ),
            lambda: funds.correct(
                by=drive.chair, fund=drive.fund, version=2, code="B", name="Khác", kind="drive", valid_from=drive.fund.valid_from
            ),
            lambda: closed(drive),
        ):
            with pytest.raises(Refused, match="đã khép ngày 24/05/2022 và có bảng kết thúc"):
                refused()
        statements.reopen(by=drive.accountant, statement=one, version=1, reason="thiếu một khoản")
        assert Fund.objects.get().valid_until is None
        contributions.record(by=drive.chair, unit=drive.union, **given)
        closed(drive)
        assert Statement.objects.standing().get().left == 300_001 and one.lines.count() == 1
        for rows in (one.lines.all(), Statement.objects.filter(pk=one.pk)):
            with pytest.raises(IntegrityError, match="closed drive stays"), transaction.atomic():
                rows._raw_delete("default")

    @pytest.mark.parametrize(
        ("left_to", "day", "sentence", "field"),
        [
            ("", people.TODAY, "chuyển đi đâu", "left_to"),
            ("trao tiếp cho bà Hoàng Thị Hạnh", people.TODAY, "không nêu tên Hoàng Thị Hạnh", "left_to"),
            ("quỹ", people.TODAY + factories.datetime.timedelta(days=1), "chưa tới", "closed_on"),
            ("quỹ", factories.datetime.date(2022, 4, 1), "Đã có khoản ghi ngày 30/04/2022", "closed_on"),
            ("quỹ", factories.datetime.date(2016, 4, 1), "mở từ ngày", "closed_on"),
        ],
    )
    def test_what_cannot_be_closed(self, drive, left_to, day, sentence, field):
        with pytest.raises(Refused, match=sentence) as refused:
            closed(drive, left_to, day)
        assert refused.value.field == field and not Statement.objects.exists()

    def test_nothing_came_more_went_and_a_stale_form(self, drive):
        with pytest.raises(Conflict):
            statements.close(by=drive.chair, fund=drive.fund, version=7, closed_on=people.TODAY, left_to="quỹ")
        factories.handover(drive, drive.fund, 800_000)
        with pytest.raises(Refused, match="nhiều hơn đã thu 500.000"):
            closed(drive)
        empty = factories.fund(drive, "R", "Đợt rỗng")
        with pytest.raises(Refused, match="chưa có khoản ủng hộ nào"):
            statements.close(by=drive.chair, fund=empty, version=1, closed_on=people.TODAY)
        with pytest.raises(NotAllowed):
            statements.close(by=drive.group_leader, fund=empty, version=1, closed_on=people.TODAY)

    def test_the_page_and_its_papers(self, drive, sign_in):
        client = sign_in(drive.accountant)
        page = at("fund-statement", drive.union, drive.fund.pk)
        assert client.get(page).status_code == 404
        assert "còn 300.000 đ" in words(client.get(at("fund-close", drive.union, drive.fund.pk)))
        sent_form = sent(1, 1, closed_on="24/05/2022", left_to="chuyển vào Quỹ xã hội")
        assert client.post(at("fund-close", drive.union, drive.fund.pk), sent_form).status_code == 303
        shown = words(client.get(page))
        assert "Gia đình bà Trần Thị Mai" in shown and "1 trên 3 đoàn viên" in shown and "Sổ nay khác" not in shown
        file = ZipFile(BytesIO(client.get(page + "?dang=docx").content)).read("word/document.xml").decode()
        for said in ("Ủng hộ đồng bào vùng bão", "Gia đình bà Trần Thị Mai", "1.200.000", "chuyển vào Quỹ xã hội", "1 trên 3"):
            assert said in file, said
        assert client.get(page + "?dang=pdf").content[:5] == b"%PDF-"
        factories.contribution(drive, drive.fund, drive.crew[2], 5_000)
        assert "Sổ nay khác bảng này" in words(client.get(page))
        assert sign_in(drive.officer).get(page).status_code == 403 and sign_in(drive.stranger).get(page).status_code == 404
