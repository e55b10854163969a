"""What the state of things allows of making two persons one, and of taking them apart again. Pure."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.duplicates.carrying import holds_all_of, share_a_day
from congdoan.kernel import dates
from congdoan.kernel.errors import NotAllowed, Refused


def check_two(kept, gone):
    """Two persons, both of whom stand."""
    if kept.pk == gone.pk:
        raise Refused(_("Đây là một người. Chọn hai người."))
    merged = next((who for who in (kept, gone) if who.merged_into_id is not None), None)
    if merged is not None:
        raise Refused(_("%(name)s đã nhập vào người khác rồi. Mở lại danh sách trùng người.") % {"name": merged.full_name})


def check_reaches(*, reached, paths):
    """Whoever makes two persons one holds that right wherever either is or was. ``reached``: path -> bool.

    Otherwise an officer's rights, or another union's book, could be drawn to a person of one's own.
    """
    if not all(map(reached, paths)):
        raise NotAllowed(
            _(
                "Một trong hai người còn là đoàn viên, giữ việc hoặc từng ở đơn vị ngoài quyền của anh/chị. Việc này do công đoàn cấp trên ghi."
            )
        )


def check_not_oneself(*, by, persons):
    """Nobody joins somebody else's rights to his own."""
    if any(who.pk == by.person.pk for who in persons):
        raise Refused(_("Một trong hai người là chính anh/chị. Nhờ người khác ghi."))


def check_accounts(*, kept, gone):
    """One person signs in with one account. ``kept``, ``gone``: the accounts, or None."""
    if kept is not None and gone is not None and gone.is_active:
        raise Refused(
            _("Cả hai đều có tài khoản (%(one)s, %(other)s). Đóng tài khoản %(other)s trước.")
            % {"one": kept.username, "other": gone.username}
        )


def check_beside(rows, others):
    """Nobody is a member at two units on one day. ``rows``, ``others``: memberships of the one and the other."""
    pairs = [(row, other) for row in rows for other in others if row.unit_id != other.unit_id and share_a_day(row, other)]
    if pairs:
        told = "; ".join(f"{_spell(row)}, {_spell(other)}" for row, other in pairs[:3])
        raise Refused(
            _("Hai người là đoàn viên ở hai nơi trong cùng một ngày: %(rows)s. Ghi rời, hoặc sửa ngày ở một nơi trước.") % {"rows": told}
        )


def check_no_twin(*, what, twin):
    """Rows that cannot be put away stand against the merge. ``twin``: a row that both have."""
    raise Refused(
        _("Cả hai người đều có %(what)s như nhau: %(row)s. Sửa hoặc gỡ dòng của một người trước.") % {"what": str(what), "row": twin}
    )


def check_one_holds_all(*, what, one, other):
    """Of two rows that say the same of some days, one must hold all the days of the other: what only the other says would be lost."""
    if not holds_all_of(one, other) and not holds_all_of(other, one):
        days = lambda row: f"{dates.format_date(row.valid_from)} – {dates.format_date(row.last_day) if row.valid_until else _('nay')}"  # noqa: E731
        raise Refused(
            _("Hai người có %(what)s chồng ngày nhau mà không trùng: %(row)s (%(one)s; %(other)s). Sửa ngày của một người cho khớp trước.")
            % {"what": str(what), "row": one, "one": days(one), "other": days(other)}
        )


BETWEEN = {
    ("access.Delegation.giver", "access.Delegation.deputy"): gettext_lazy("Một người đang hoặc đã ủy quyền cho người kia"),
    ("handovers.PostHandover.giver", "handovers.PostHandover.receiver"): gettext_lazy("Một người đã bàn giao chức vụ cho người kia"),
    ("membership.Relative.person", "membership.Relative.known_as"): gettext_lazy("Một người ghi là thân nhân của người kia"),
}
"""{two columns of one table that never name the same person: what a row that names both says}."""


def check_not_between(*, pair, between):
    """``between``: rows of the two columns (a key of BETWEEN) that name both: they are two persons."""
    if between:
        raise Refused(_("%(what)s, nên không thể là một. Xem lại hai người.") % {"what": BETWEEN[pair]})


def check_requests(asked):
    """``asked``: requests to move about either that nobody has answered; one person has one."""
    if len(asked) > 1:
        raise Refused(_("Cả hai người đều có đề nghị chuyển sinh hoạt đang chờ trả lời. Trả lời một đề nghị trước."))


def check_may_undo(merge, *, today, on_top, later):
    """A merge is taken apart within its window, while nothing stands on it.

    ``on_top``: a later merge of the person that stands, or None; ``later``: names of what was recorded since and cannot be told apart.
    """
    if merge.undone_at is not None:
        raise Refused(_("Lần nhập này đã gỡ rồi."))
    if today > merge.undo_until:
        raise Refused(_("Lần nhập này chỉ gỡ được đến hết ngày %(day)s.") % {"day": dates.format_date(merge.undo_until)})
    if on_top is not None:
        raise Refused(
            _("Sau đó %(name)s còn được nhập một lần nữa, ngày %(day)s. Gỡ lần ấy trước.")
            % {"name": on_top.gone.full_name, "day": dates.format_date(on_top.merged_on)}
        )
    if later:
        raise Refused(
            _("Sau ngày nhập đã ghi tiếp cho người này: %(what)s. Những dòng ấy không rõ của ai, nên gỡ không được; bỏ chúng trước.")
            % {"what": "; ".join(later)}
        )


def _spell(row):
    until = _("đến %s") % dates.format_date(row.last_day) if row.valid_until else _("đến nay")
    return f"{row.unit.name} {dates.format_date(row.valid_from)} {until}"
