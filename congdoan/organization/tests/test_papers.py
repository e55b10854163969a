"""The decision behind a unit's founding, correction and end: number, day, issuer, one set everywhere, in forms and in the workbook."""

import datetime

import pytest
from django.urls import reverse

from congdoan.kernel.errors import Refused
from congdoan.organization import forms
from congdoan.organization.actions import changes, employers, facts, units
from congdoan.organization.actions.decisions import entered_all
from congdoan.units.models import Decision, Event, Placement, Unit
from congdoan.workbooks import exporting
from congdoan.workbooks.actions import batches
from congdoan.workbooks.tests.factories import book
from tests.people import FOUNDED, TODAY

pytestmark = pytest.mark.django_db
SIGNED = datetime.date(2010, 1, 20)
DAY = datetime.timedelta(days=1)
PAPER = {"decision": "12/QĐ-CĐCS", "signed_on": SIGNED, "issuer": "Công đoàn khối dân Đảng"}
HEAD = ["Mã", "Tên", "Loại", "Trực thuộc (mã)", "Ngày thành lập", "Số quyết định", "Ngày ký", "Nơi ban hành"]
GROUP = ["KDD-T9", "Tổ chín", "Tổ công đoàn", "KDD", "01/01/2010", "12/QĐ-CĐCS", "20/01/2010", "Công đoàn khối dân Đảng"]


def found(cast, **facts):
    given = {"parent": cast.union, "code": "KDD-T9", "name": "Tổ chín", "kind": "union_group", "founded_on": FOUNDED} | PAPER | facts
    return units.found(by=cast.chair, **given)


def founding(unit):
    return Placement.objects.filter(unit=unit).order_by("valid_from").first().decision


def corrected(cast, unit, **facts):
    given = {"name": unit.name, "kind": unit.kind, "founded_on": unit.founded_on} | PAPER | facts
    return units.correct(by=cast.chair, unit=unit, version=Unit.objects.get(pk=unit.pk).version, **given)


def employed(cast, name, unit=None, **paper):
    return employers.begin(by=cast.officer, unit=unit or cast.union, name=name, effective_on=datetime.date(2020, 3, 1), **paper)


@pytest.mark.db
class TestFounding:
    def test_a_unit_is_founded_by_a_whole_decision_which_a_correction_keeps(self, cast):
        unit = found(cast)
        made = founding(unit)
        assert (made.number, made.signed_on, made.issuer) == tuple(PAPER.values())
        corrected(cast, unit, name="Tổ chín mới")
        assert founding(unit) == made and Decision.objects.count() == 1
        corrected(cast, unit, signed_on=datetime.date(2010, 1, 21), decision="13/QĐ-CĐCS")
        assert founding(unit).number == "13/QĐ-CĐCS"

    @pytest.mark.parametrize(
        ("facts", "field", "sentence"),
        [
            ({"decision": ""}, "decision", "Ghi số quyết định"),
            ({"decision": "", "signed_on": None}, "decision", "Ghi số quyết định"),
            ({"signed_on": TODAY + datetime.timedelta(days=1)}, "signed_on", "không thể ở tương lai"),
        ],
    )
    def test_what_is_no_decision_is_refused(self, cast, facts, field, sentence):
        with pytest.raises(Refused, match=sentence) as refused:
            found(cast, **facts)
        assert refused.value.field == field and not Unit.objects.filter(code="KDD-T9").exists()
        unit = found(cast)
        with pytest.raises(Refused, match=sentence):
            corrected(cast, unit, **facts)

    def test_one_number_of_one_issuer_has_one_day_in_a_year(self, cast):
        found(cast)
        with pytest.raises(Refused, match="đã ghi, ký ngày 20/01/2010"):
            found(cast, code="KDD-T8", signed_on=datetime.date(2010, 3, 1))
        assert founding(found(cast, code="KDD-T8", founded_on=datetime.date(2010, 2, 1))) == founding(Unit.objects.get(code="KDD-T9"))

    def test_a_number_alone_is_not_the_decision_of_another(self, cast):
        whole = founding(found(cast))
        alone = {"signed_on": None, "issuer": ""}
        first = found(cast, code="KDD-T8", **alone)
        assert founding(first) != whole and founding(found(cast, code="KDD-T7", **alone)) != founding(first)
        made = founding(first)
        corrected(cast, first, name="Tổ tám", **alone)
        assert founding(first) == made and Decision.objects.count() == 3

    def test_the_form_asks_all_of_it_and_keeps_what_was_typed(self, cast, sign_in):
        client, url = sign_in(cast.chair), reverse("organization:unit-found", args=[cast.union.pk])
        sent = {"code": "KDD-T9", "name": "Tổ chín", "kind": "union_group", "founded_on": "01/01/2010", "lan_gui": "a"}
        kept = client.post(url, {**sent, "signed_on": "20/01/2010", "issuer": "Nơi ấy"})
        page = kept.content.decode()
        assert kept.status_code == 422 and "Ghi số quyết định, hoặc bỏ trống" in page and 'value="Nơi ấy"' in page
        done = client.post(url, {**sent, "lan_gui": "b", "decision": "12", "signed_on": "20/01/2010", "issuer": "Nơi ấy"})
        assert done.status_code == 303 and founding(Unit.objects.get(code="KDD-T9")).issuer == "Nơi ấy"
        page = client.get(reverse("organization:unit-correct", args=[Unit.objects.get(code="KDD-T9").pk])).content.decode()
        assert 'value="20/01/2010"' in page and 'value="Nơi ấy"' in page


@pytest.mark.db
class TestClosing:
    def test_a_union_ends_by_a_decision_a_group_may_without(self, cast):
        with pytest.raises(Refused, match="Ghi số quyết định kết thúc") as refused:
            units.close(by=cast.officer, unit=cast.other, last_day=TODAY)
        assert refused.value.field == "decision"
        paper = {"decision": "30/QĐ-LĐLĐ", "signed_on": TODAY, "issuer": "LĐLĐ huyện"}
        closed = units.close(by=cast.officer, unit=cast.other, last_day=TODAY, **paper)
        assert closed.closed_by.decision.text == "30/QĐ-LĐLĐ ngày 24/05/2022 của LĐLĐ huyện"
        assert units.close(by=cast.chair, unit=cast.group, last_day=TODAY).closed_by is None

    def test_an_end_taken_back_is_no_longer_by_its_decision(self, cast):
        closed = units.close(by=cast.officer, unit=cast.other, last_day=TODAY, decision="30/QĐ")
        corrected = {"name": closed.name, "kind": closed.kind, "founded_on": closed.founded_on, "closed_on": None}
        units.correct_all(by=cast.officer, unit=cast.district, rows={closed.pk: corrected})
        closed.refresh_from_db()
        assert (closed.closed_on, closed.closed_by) == (None, None) and Event.objects.get().undone_at is not None

    def test_a_corrected_last_day_is_the_day_of_its_decision(self, cast):
        closed = units.close(by=cast.officer, unit=cast.other, last_day=TODAY, decision="30/QĐ")
        wanted = {"name": closed.name, "kind": closed.kind, "founded_on": closed.founded_on, "closed_on": TODAY}
        units.correct_all(by=cast.officer, unit=cast.district, rows={closed.pk: wanted})
        closed.refresh_from_db()
        assert closed.closed_by.effective_on == TODAY == closed.closed_on and closed.closed_by.undone_at is None

    def test_forms_say_which_paper_must_be(self, cast):
        def required(form, **given):
            return form(by=cast.officer, given=given).fields["decision"].required

        assert required(forms.CloseUnit, unit=cast.other) and not required(forms.CloseUnit, unit=cast.group)
        assert required(forms.ChangeUnit, unit=cast.other) and not required(forms.FoundUnit, parent=cast.union)
        assert list(forms.ChangeUnit(by=cast.officer, given={"unit": cast.other}).fields)[-3:] == ["decision", "signed_on", "issuer"]


def test_one_decision_is_one_though_it_holds_from_several_days(cast):
    paper = {"decision": "9/QĐ", "signed_on": datetime.date(2022, 4, 1), "issuer": "LĐLĐ huyện"}
    for unit, day in ((cast.union, datetime.date(2022, 5, 1)), (cast.other, datetime.date(2022, 5, 2))):
        wanted = {"name": "Tên khác", "kind": unit.kind, "parent": unit.parent, "effective_on": day}
        changes.change(by=cast.officer, unit=unit, version=1, **wanted, **paper)
    assert Decision.objects.count() == 1 and Event.objects.count() == 2


def test_a_number_alone_is_the_paper_of_the_unit_that_names_it(cast):
    def state(unit, kind):
        given = {"kind": kind, "value": "Một", "effective_on": datetime.date(2022, 5, 1), "decision": "9/QĐ"}
        return facts.state(by=cast.officer, unit=unit, **given).decision

    one = state(cast.union, "seal")
    assert state(cast.union, "address") == one and state(cast.other, "seal") != one


@pytest.mark.db
class TestSheet:
    def bring(self, cast, head, *rows):
        content = book({"Đơn vị": [head, *rows]})
        return batches.bring_in(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=content)

    def test_there_and_back_and_the_same_file_twice(self, cast):
        self.bring(cast, HEAD, GROUP)
        made = founding(Unit.objects.get(code="KDD-T9"))
        assert (made.number, made.signed_on, made.issuer) == tuple(PAPER.values())
        for head, row in ((HEAD, GROUP), (HEAD[:6], GROUP[:6]), (HEAD[:5], GROUP[:5])):
            again = self.bring(cast, head, row)
            assert again.counts["same"] == 1 and again.counts["changed"] == 0, head
        taken = exporting.exported(by=cast.chair, unit=cast.union)
        back = batches.bring_in(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=taken)
        assert (back.counts["new"], back.counts["changed"], back.counts["error"]) == (0, 0, 0)
        assert founding(Unit.objects.get(code="KDD-T9")) == made

    def test_another_number_takes_no_day_and_issuer_of_the_one_before(self, cast):
        self.bring(cast, HEAD, GROUP)
        self.bring(cast, HEAD[:6], [*GROUP[:5], "15/QĐ-CĐCS"])
        assert founding(Unit.objects.get(code="KDD-T9")).text == "15/QĐ-CĐCS"

    @pytest.mark.parametrize(
        ("cells", "sentence"),
        [(["", "20/01/2010", ""], "Ghi số quyết định"), (["12", "25/05/2022", ""], "tương lai"), (["12", "x", ""], "Ghi ngày")],
    )
    def test_bad_cells_are_named(self, cast, cells, sentence):
        batch = self.bring(cast, HEAD, [*GROUP[:5], *cells])
        assert batch.counts["error"] == 1 and not Unit.objects.filter(code="KDD-T9").exists()

    def test_rows_that_contradict_each_other_stay_out(self, cast):
        other = ["KDD-T8", "Tổ tám", *GROUP[2:6], "21/01/2010", GROUP[7]]
        assert self.bring(cast, HEAD, GROUP, other).counts["error"] == 1

    def test_undone_nothing_is_left(self, cast):
        batch = self.bring(cast, HEAD, GROUP)
        batches.undo(by=cast.chair, batch=batch)
        assert not Decision.objects.exists() and not Unit.objects.filter(code="KDD-T9").exists()


def test_a_number_is_one_number_in_capitals_or_small_letters(cast):
    first = employed(cast, "Ban Dân vận", decision="12/QĐ-LĐLĐ", signed_on=SIGNED, issuer="LĐLĐ huyện Bình Lục")
    other = employed(cast, "Ban Tổ chức", decision="12/qđ-lđlđ", signed_on=SIGNED, issuer="lđlđ huyện BÌNH LỤC")
    assert first.decision_id == other.decision_id and Decision.objects.count() == 1
    with pytest.raises(Refused, match="đã ghi, ký ngày"):
        employed(cast, "Ban Tuyên giáo", unit=cast.other, decision="12/Qđ-Lđlđ", signed_on=SIGNED + DAY, issuer="LĐLĐ huyện bình lục")


@pytest.mark.parametrize(
    ("facts", "field"), [({"days": 1}, "signed_on"), ({"issuer": "LĐLĐ tỉnh"}, "issuer"), ({"days": 1, "issuer": "LĐLĐ tỉnh"}, "signed_on")]
)
def test_an_older_number_of_the_unit_with_another_day_or_issuer_names_the_paper_that_stands_there(cast, facts, field):
    employed(cast, "Ban Dân vận", decision="12/QĐ", signed_on=SIGNED, issuer="LĐLĐ huyện")
    said = {"decision": "12/qđ", "signed_on": SIGNED + facts.get("days", 0) * DAY, "issuer": facts.get("issuer", "LĐLĐ Bình Lục")}
    with pytest.raises(
        Refused, match="Công đoàn khối dân Đảng đã ghi theo quyết định 12/QĐ ngày .* của LĐLĐ huyện. Đúng quyết định ấy thì"
    ) as refused:
        employed(cast, "Ban Tổ chức", **said)
    assert refused.value.field == field and Decision.objects.count() == 1
    employed(cast, "Ban Tổ chức", unit=cast.other, **said)
    employed(cast, "Ban Tổ chức", **(said | {"signed_on": SIGNED.replace(year=SIGNED.year - 1)}))
    employed(cast, "Ban Tuyên giáo", **(said | {"decision": "12/QĐ-LĐLĐ"}))
    assert Decision.objects.count() == 4, "another office's paper, another year's, another number"


def test_a_sheet_finds_the_number_however_it_is_written(cast):
    found = entered_all([{"decision": number, "signed_on": SIGNED, "issuer": "LĐLĐ huyện"} for number in ("3/QĐ-CĐ", "3/qđ-cđ")], TODAY)
    assert len(set(found.values())) == 1 and Decision.objects.count() == 1
    again = entered_all([{"decision": "3/Qđ-Cđ", "signed_on": SIGNED, "issuer": "lđlđ HUYỆN"}], TODAY)
    assert list(again.values()) == [Decision.objects.get()]
