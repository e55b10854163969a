"""`congdoan verify`: silent about a sound book, a sentence for everything that contradicts itself."""

import datetime
import io

import pytest
from django.core.management import call_command

from congdoan.audit.models import Entry, Head
from congdoan.membership.models import Membership
from congdoan.membership.tests.factories import member
from congdoan.units.models import Placement, Unit, UnitSpell

pytestmark = pytest.mark.db
LATER = datetime.date(2015, 1, 1)


def verify():
    """(exit status, the sentences)."""
    printed = io.StringIO()
    try:
        call_command("verify", stdout=printed, stderr=io.StringIO(), skip_checks=False)
    except SystemExit as ended:
        return ended.code, [line.strip() for line in printed.getvalue().splitlines() if line.startswith("  ")]
    return 0, [line.strip() for line in printed.getvalue().splitlines() if line.startswith("  ")]


def test_a_sound_book(cast):
    member(cast)
    assert verify() == (0, [])


def test_a_changed_log_entry(cast):
    member(cast)
    Entry.objects.update(action="care.visits.cancel")
    assert verify() == (1, ["KDD: dòng 1 đã bị sửa"])


def test_log_entries_whose_head_is_gone(cast):
    member(cast)
    Head.objects.all().delete()
    code, sentences = verify()
    assert code == 1 and "KDD: có dòng nhật ký mà không có đầu chuỗi" in sentences


SPOILED = [
    (
        lambda cast: Unit.objects.filter(code="KDD-T1").update(path=cast.other.path + "00004"),
        "KDD-T1: đường dẫn trong cây không theo đơn vị cấp trên",
    ),
    (lambda cast: Unit.objects.filter(code="YT").update(parent=None), "YT: cấp trên hôm nay khác với dòng Trực thuộc đang có hiệu lực"),
    (
        lambda cast: Unit.objects.filter(code="YT").update(name="Tên khác"),
        "YT: tên hoặc loại hôm nay khác với dòng tên gọi đang có hiệu lực",
    ),
    (lambda cast: UnitSpell.objects.filter(unit=cast.other).delete(), "YT: không có dòng tên gọi đang có hiệu lực"),
    (lambda cast: Unit.objects.filter(code="YT").update(closed_on=LATER), "YT: đã kết thúc mà dòng Trực thuộc còn hiệu lực"),
    (lambda cast: Unit.objects.filter(code="YT").update(founded_on=LATER), "YT: dòng tên gọi có từ trước ngày thành lập"),
    (
        lambda cast: Placement.objects.create(
            unit=cast.other, parent=cast.district, valid_from=LATER, valid_until=datetime.date(2016, 1, 1)
        ),
        "YT: hai dòng Trực thuộc cùng có hiệu lực, từ ngày 01/01/2010",
    ),
]


@pytest.mark.parametrize(("spoil", "sentence"), SPOILED, ids=[sentence for _spoil, sentence in SPOILED])
def test_a_tree_that_contradicts_itself(spoil, sentence, cast):
    spoil(cast)
    status, sentences = verify()
    assert status == 1
    assert sentence in sentences


def test_one_person_twice_in_one_unit(cast):
    row = member(cast)
    Membership.objects.filter(pk=row.pk).update(valid_until=None)
    again = Membership.objects.get(pk=row.pk)
    again.pk, again.valid_from, again.valid_until = None, datetime.date(2018, 1, 1), datetime.date(2019, 1, 1)
    again.save()
    status, sentences = verify()
    assert status == 1
    assert sentences == [f"KDD: dòng số {row.pk} chồng lên một dòng khác của cùng người, từ ngày 01/06/2015"]
