"""What the state of things allows of taking out a membership recorded by mistake, and of writing it back. Pure."""

from django.utils.translation import gettext as _

from congdoan.kernel.dates import format_date
from congdoan.kernel.errors import Refused

MOST_NAMED = 6


def check_by_itself(*, membership, applications, transfers):
    """A membership that a decision, a request or an event made is no slip of the pen: that is undone where it was written.

    ``applications``, ``transfers``: those that name this membership.
    """
    if membership.begun_by_id is not None or membership.ended_by_id is not None:
        raise Refused(_("Thời gian này mở hoặc khép theo một quyết định sắp xếp tổ chức. Hoàn tác quyết định ấy trước."))
    if transfers:
        raise Refused(
            _(
                "Đã có đề nghị chuyển sinh hoạt ngày %(day)s theo thời gian này, nên không bỏ được. Chuyển nhầm thì nơi đúng làm đề nghị chuyển về; thôi sinh hoạt thì ghi rời đơn vị."
            )
            % {"day": format_date(transfers[0].asked_on)}
        )
    if applications:
        raise Refused(
            _("Thời gian này theo %(application)s, nên không bỏ được. Người ấy thôi sinh hoạt thì ghi rời đơn vị.")
            % {"application": _application(applications[0])}
        )


def check_nothing_hangs(rows):
    """``rows``: words for each row that would stand without a membership."""
    if not rows:
        return
    told = "; ".join(rows[:MOST_NAMED])
    if len(rows) > MOST_NAMED:
        told += _("; và %(n)s dòng nữa") % {"n": len(rows) - MOST_NAMED}
    raise Refused(
        _(
            "Chưa bỏ được, vì đã có việc ghi theo thời gian này: %(rows)s. Bỏ các dòng ấy trước nếu cũng ghi nhầm; nếu có thật thì ghi rời đơn vị."
        )
        % {"rows": told}
    )


def check_may_restore(misrecord):
    """Written back once, while the unit lives."""
    if misrecord.restored_at is not None:
        raise Refused(_("Dòng này đã ghi lại rồi."))


def _application(row):
    words = _("đơn gia nhập ngày %s") % format_date(row.applied_on)
    return f"{words} ({row.decision.text})" if row.decision else words
