"""A batch is undone as a whole, as long as nothing later depends on it."""

import pytest
from django.db import models

from congdoan import workbooks
from congdoan.kernel.errors import Refused
from congdoan.people.models import Person
from congdoan.workbooks.choices import BatchState
from congdoan.workbooks.models import Batch
from congdoan.workbooks.tests.club import Belonging, Call
from congdoan.workbooks.tests.factories import book
from congdoan.workbooks.tests.test_importing import CALLS, GOOD, PEOPLE, bring_in

pytestmark = [pytest.mark.db, pytest.mark.usefixtures("club_sheets")]


def state():
    """Everything that the sheets write."""
    return [list(model.objects.order_by("pk").values()) for model in (Person, Belonging, Call)]


def test_it_brings_back_the_state_before(cast):
    before = state()
    batch = workbooks.undo(by=cast.chair, batch=bring_in(cast, GOOD))
    assert state() == before
    assert Batch.objects.get(pk=batch.pk).state == BatchState.UNDONE


def test_changed_rows_get_their_old_values_back(cast):
    bring_in(cast, GOOD)
    before = state()
    changed = [CALLS[0], ["20/06/2017", "Lương Văn Hùng", "Hiếu", 500000, "đã viếng"], ["01/01/2018", "Trần Thị Mai", "Hiếu", 1, None]]
    batch = bring_in(cast, {"Thăm": changed})
    assert batch.counts == {"new": 1, "changed": 1, "same": 0, "error": 0}
    workbooks.undo(by=cast.chair, batch=batch)
    assert state() == before


def test_a_row_edited_since_stops_it(cast):
    batch = bring_in(cast, GOOD)
    Call.objects.filter(note="viếng").update(amount=1)
    with pytest.raises(Refused, match="Dòng 3 trang Thăm đã được sửa"):
        workbooks.undo(by=cast.chair, batch=batch)
    assert Call.objects.count() == 3


def test_a_changed_row_that_is_gone_stops_it_a_new_one_does_not(cast):
    first = bring_in(cast, GOOD)
    second = bring_in(cast, {"Thăm": [CALLS[0], ["20/06/2017", "Lương Văn Hùng", "Hiếu", 500000, "đã viếng"]]})
    Call.objects.filter(note="đã viếng").delete()
    with pytest.raises(Refused, match="Dòng 2 trang Thăm không còn trong sổ"):
        workbooks.undo(by=cast.chair, batch=second)
    workbooks.undo(by=cast.chair, batch=first)
    assert not Call.objects.exists()


def test_what_later_depends_on_it_stops_it(cast, monkeypatch, club_sheets):
    batch = bring_in(cast, {"Hội viên": PEOPLE})

    def protected(**_given):
        raise models.ProtectedError("there are visits", set())

    monkeypatch.setattr(club_sheets[1], "undo", protected)
    with pytest.raises(Refused, match="đã có việc ghi sau này dựa vào các dòng của trang Hội viên"):
        workbooks.undo(by=cast.chair, batch=batch)
    assert Belonging.objects.count() == 3


def test_only_what_was_committed_and_only_once(cast):
    batch = workbooks.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=book(GOOD))
    with pytest.raises(Refused, match="không có gì để hoàn tác"):
        workbooks.undo(by=cast.chair, batch=batch)
    batch = workbooks.undo(by=cast.chair, batch=workbooks.commit(by=cast.chair, batch=batch))
    with pytest.raises(Refused, match="không có gì để hoàn tác"):
        workbooks.undo(by=cast.chair, batch=batch)
