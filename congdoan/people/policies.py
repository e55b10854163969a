"""Sửa, bỏ một dòng đã ghi sổ: what every room asks before a record of work (people.recorded) is corrected or taken out."""

from django.utils.translation import gettext as _

from congdoan.kernel.dates import format_date
from congdoan.kernel.errors import Conflict, Refused


def check_come(day, *, today, field):
    """What has happened happened by today. ``day`` may be None; ``field`` takes the sentence."""
    if day is not None and day > today:
        raise Refused(_("Ngày này không thể ở tương lai."), field=field)


def check_standing(record):
    """Dòng đã bỏ khỏi sổ thì không sửa, không bỏ lần nữa."""
    if record.is_cancelled:
        raise Refused(_("Dòng này đã bỏ khỏi sổ ngày %(day)s nên không sửa được.") % {"day": format_date(record.cancelled_on)})


def check_correctable(record, version):
    """A standing record, as the corrector last saw it: Conflict where ``version`` is not the current one, or was not sent."""
    check_standing(record)
    check_unchanged(record, version)


def check_unchanged(record, version, sentence=""):
    """The record as it was last seen: Conflict where ``version`` is not the current one, or was not sent."""
    if version != record.version:
        raise Conflict(sentence or _("Dòng này vừa được người khác sửa. Xem lại hai bản rồi ghi bản đúng."), current=record)


def check_reason(reason):
    """Taking a record out is explained."""
    if not reason:
        raise Refused(_("Ghi lý do bỏ, ví dụ: ghi hai lần."), field="reason")
