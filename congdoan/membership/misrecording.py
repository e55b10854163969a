"""What the state of things allows of taking out a membership recorded by mistake, and of writing it back. Pure."""

from django.utils.translation import gettext as _

from congdoan.kernel.dates import format_date
from congdoan.kernel.errors import Refused
from congdoan.membership.choices import ApplicationState, TransferState, WhyLeft

MOST_NAMED = 6


def check_by_itself(*, membership, transfers):
    """A membership that an event or a move made is no slip of the pen: that is undone where it was written.

    ``transfers``: those that name this membership and have not come to nothing.
    """
    if membership.begun_by_id is not None or membership.ended_by_id is not None:
        raise Refused(_("Thời gian này mở hoặc khép theo một quyết định sắp xếp tổ chức. Hoàn tác quyết định ấy trước."))
    if not transfers:
        return
    day = {"day": format_date(transfers[0].asked_on)}
    if transfers[0].state == TransferState.ASKED:
        raise Refused(_("Đang có đề nghị chuyển sinh hoạt ngày %(day)s chưa trả lời. Trả lời hoặc rút đề nghị ấy trước.") % day)
    raise Refused(_("Thời gian này theo lần chuyển sinh hoạt đề nghị ngày %(day)s. Chuyển nhầm thì mở lần chuyển ấy, Bỏ lần chuyển.") % day)


def check_nothing_hangs(rows, keeper=None):
    """``rows``: words for each row that would stand without a membership; ``keeper``: the unit that wrote them, where the reader may not see them."""
    if not rows:
        return
    if keeper is not None:
        words = {"unit": keeper.name, "n": sum(getattr(row, "rows", 1) for row in rows)}
        raise Refused(
            _("Chưa bỏ được, vì %(unit)s đã ghi %(n)s việc theo lần chuyển này. Nơi ấy xem được là những việc nào: nhờ bỏ trước.") % words
        )
    told = "; ".join(rows[:MOST_NAMED])
    if len(rows) > MOST_NAMED:
        told += _("; và %(n)s dòng nữa") % {"n": len(rows) - MOST_NAMED}
    raise Refused(
        _(
            "Chưa bỏ được, vì đã có việc ghi theo thời gian này: %(rows)s. Bỏ các dòng ấy trước nếu cũng ghi nhầm (chức vụ: ở trang Chức vụ công "
            "đoàn, bấm Bỏ); nếu có thật thì ghi rời đơn vị."
        )
        % {"rows": told}
    )


def check_may_restore(misrecord, applications):
    """Written back once; not what a move that was taken back had made, nor what an application made that has gone another way since.

    ``applications``: those that had made it, as they stand now.
    """
    if misrecord.restored_at is not None:
        raise Refused(_("Dòng này đã ghi lại rồi."))
    if misrecord.row.get("transfer"):
        raise Refused(_("Dòng này bỏ cùng lần chuyển sinh hoạt. Chuyển thật thì làm đề nghị chuyển mới."))
    gone = next((row for row in applications if row.state != ApplicationState.DECIDED), None)
    if gone is not None:
        words = {"day": format_date(gone.applied_on), "state": gone.get_state_display()}
        raise Refused(_("Đơn gia nhập ngày %(day)s của người này nay %(state)s, nên không ghi lại được.") % words)


def check_may_undo(*, transfer, made, old, transfers):
    """A move is taken back while both memberships are as it left them. ``transfers``: other requests under way or done from the new unit."""
    if transfer.state != TransferState.CONFIRMED:
        raise Refused(_("Đề nghị này %(state)s.") % {"state": transfer.get_state_display()})
    where = {"unit": transfer.to_unit.name, "old": transfer.from_unit.name}
    if transfers:
        raise Refused(
            _("Đã có đề nghị chuyển tiếp từ %(unit)s ngày %(day)s. Bỏ hoặc trả lời đề nghị ấy trước.")
            % (where | {"day": format_date(transfers[0].asked_on)})
        )
    if made.valid_until is not None:
        raise Refused(_("Người này đã rời %(unit)s ngày %(day)s. Bỏ lần ghi rời ấy trước.") % (where | {"day": format_date(made.last_day)}))
    if old.valid_until != transfer.moves_on or old.why_left not in (WhyLeft.TRANSFERRED, WhyLeft.MOVED_GROUP):
        raise Refused(_("Ngày rời %(old)s đã sửa sau khi chuyển. Ghi lại như lúc chuyển rồi bỏ.") % where)
    if transfer.from_unit.closed_on is not None:
        raise Refused(
            _("%(old)s đã kết thúc hoạt động, người này không trở lại đó được. Chuyển nhầm thì đề nghị chuyển về nơi đúng.") % where
        )


def check_asks_once(*, transfer, side):
    """The side that asked already waits for the other. ``side``: the unit that asks now."""
    if transfer.undo_waits and transfer.undo_unit_id == side.pk:
        raise Refused(_("Đã đề nghị bỏ lần chuyển ngày %(day)s, đang chờ bên kia trả lời.") % {"day": format_date(transfer.undo_asked_on)})


def check_was_asked(transfer):
    """There is something to answer or to draw back."""
    if not transfer.undo_waits:
        raise Refused(_("Không có đề nghị bỏ lần chuyển nào đang chờ."))


def check_keeps(*, transfer, side, reason):
    """Whoever keeps what the other side wants undone says why; who draws the own request back need not. ``side``: the unit that answers."""
    check_was_asked(transfer)
    if transfer.undo_unit_id != side.pk and not reason:
        raise Refused(_("Ghi vì sao giữ nguyên, để bên đề nghị đọc được."), field="reason")
