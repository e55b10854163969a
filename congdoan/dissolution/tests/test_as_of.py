"""Files as they stood on a day: matters still open then, signed later, opened again, of a plan that was undone since."""

import dataclasses
import datetime

import pytest

from congdoan.dissolution import forms, queries
from congdoan.dissolution.actions import files, lines, signing
from congdoan.dissolution.choices import FileState
from congdoan.dissolution.tests.factories import fresh, opened, settle_all
from congdoan.reorganization.actions import plans
from congdoan.reorganization.tests.factories import drafted
from tests.people import NOW, TODAY

pytestmark = pytest.mark.db


def ago(actor, days):
    return dataclasses.replace(actor, now=NOW - datetime.timedelta(days=days))


def day(days):
    return TODAY - datetime.timedelta(days=days)


def listed(cast, days, which="", on=True):
    """[(state, void, matters open, of how many)] in the list of a day, filtered as the screen does."""
    form = forms.FileFilter({"nao": which}, unit=cast.district, by=cast.officer)
    form.day = day(days)
    assert form.is_valid()
    rows = form.apply(queries.files(by=cast.officer, unit=cast.district, on=day(days) if on else None))
    return [(row.state_then, row.void_then, row.left, row.total) for row in rows]


def test_matters_and_signatures_of_a_day(cast):
    file = opened(cast, cast.union, by=ago(cast.officer, 9), closes_on=day(-5))
    lines.add(by=ago(cast.chair, 5), file=file, version=file.version, title="Tủ sách")
    settle_all(ago(cast.chair, 4), file)
    facts = {"met_on": day(3), "name": "Vũ Thị Lan", "post": "Chủ tịch"}
    signing.sign(by=ago(cast.chair, 3), file=file, version=fresh(file).version, **facts)
    signing.take_back(by=ago(cast.chair, 2), file=file, version=fresh(file).version, reason="Thiếu")
    signing.sign(by=ago(cast.chair, 1), file=file, version=fresh(file).version, **facts)
    assert [listed(cast, days) for days in (10, 8, 4, 3, 2, 1)] == [
        [], [("open", False, 12, 12)], [("open", False, 0, 13)], [("given", False, 0, 13)], [("open", False, 0, 13)], [("given", False, 0, 13)],
    ]  # fmt: skip
    signing.receive(by=cast.officer, file=file, version=fresh(file).version, name="Đỗ Văn Hải", post="Chủ tịch")
    assert (listed(cast, 1, "xong"), listed(cast, 0, "xong", on=False)) == ([], [(FileState.DONE, False, 0, 13)])


def test_what_was_late_on_a_day(cast):
    file = opened(cast, cast.union, by=ago(cast.officer, 9), closes_on=day(7))
    files.cancel(by=ago(cast.officer, 2), file=file, version=file.version, reason="Mở nhầm")
    assert [len(listed(cast, days, "tre")) for days in (8, 7, 3, 2)] == [0, 1, 1, 0]


def test_a_file_whose_plan_was_cancelled_later_counted_until_then(cast):
    plan = drafted(cast, {"deed": "merge", "unit": cast.union, "target_code": cast.other.code}, by=ago(cast.officer, 8))
    plan = plans.submit(by=ago(cast.officer, 7), plan=plan, version=plan.version)
    files.open_for_plan(by=ago(cast.officer, 6), plan=plan)
    plans.cancel(by=ago(cast.officer, 2), plan=plan, version=plan.version, reason="Thôi")
    assert listed(cast, 3) == [("open", False, 12, 12)] and listed(cast, 1) == []
    assert listed(cast, 1, "het") == [("open", True, 12, 12)]
