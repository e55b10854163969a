"""What the state of things allows of transfers, pauses, deaths and returns. Pure."""

from django.utils.translation import gettext as _

from congdoan.kernel import dates
from congdoan.kernel.errors import Refused
from congdoan.membership.choices import TRANSITIONS, TransferState, WhyLeft
from congdoan.organization.choices import Post
from congdoan.people import policies as recorded

_MOST_NAMED = 6


def check_found(found):
    """``found``: the one open membership that name, birth and number agree on, or None. The sentence tells nothing of anybody."""
    if found is None:
        raise Refused(
            _(
                "Không thấy đoàn viên nào khớp cả họ tên, ngày sinh và số này. Xem lại trên thẻ đoàn viên; nơi cũ chưa dùng phần mềm thì nhận đơn "
                "đề nghị công nhận."
            ),
            field="number",
        )


def check_not_gone(gone, *, tells):
    """Whoever left does not move, but comes back or is recognised.

    ``gone``: the last membership of the one whom name, birth and number agree on, or None; ``tells``: whether it may be told where and when.
    """
    if gone is None:
        return
    if tells:
        words = {"name": gone.person.full_name, "unit": gone.unit.name, "day": dates.format_date(gone.last_day)}
        raise Refused(
            _("%(name)s đã rời %(unit)s ngày %(day)s nên không chuyển nữa. Vào đơn vị mới thì ghi ở Kết nạp đoàn viên.") % words,
            field="number",
        )
    raise Refused(
        _("Người này đã rời đơn vị cũ rồi nên không phải chuyển. Nhận đơn đề nghị công nhận, hoặc ghi ở Kết nạp đoàn viên."), field="number"
    )


def check_may_move(*, unit, since, moves_on, today, same, tells=True):
    """Somebody moves to another unit, by today, after the first day at the old one.

    ``since``: that first day; ``tells``: whether it may be told.
    """
    if same:
        raise Refused(_("Người này đang là đoàn viên ở chính %(unit)s.") % {"unit": unit.name}, field="number")
    if moves_on > today:
        raise Refused(_("Ngày về chưa đến. Đến ngày ấy hãy đề nghị."), field="moves_on")
    if moves_on <= since and not tells:
        raise Refused(
            _("Theo sổ của đơn vị đang quản lý, ngày ấy người này chưa về đó. Xem lại ngày về đơn vị mới, hoặc hỏi người ấy."),
            field="moves_on",
        )
    if moves_on <= since:
        raise Refused(
            _("Người này về đơn vị cũ ngày %(day)s; ngày về đơn vị mới phải sau ngày đó.") % {"day": dates.format_date(since)},
            field="moves_on",
        )


def check_none_asked(asked):
    """``asked``: a request for the same person that nobody has answered, or None."""
    if asked is not None:
        raise Refused(_("Đã có một đề nghị chuyển người này, đang chờ đơn vị cũ trả lời."), field="number")


def check_step(transfer, to):
    """The request may go on to state ``to``: nobody has answered it."""
    if to not in TRANSITIONS[TransferState(transfer.state)]:
        raise Refused(_("Đề nghị này %(state)s rồi.") % {"state": transfer.get_state_display()})


def check_still_there(*, membership, moves_on):
    """At the moment of the answer the person is still a member at the old unit, since a day before the move."""
    if membership.valid_until is not None:
        raise Refused(
            _("%(name)s đã rời đơn vị ngày %(day)s nên không chuyển được nữa. Trả lời là chưa chuyển, ghi lý do.")
            % {"name": membership.person.full_name, "day": dates.format_date(membership.last_day)}
        )
    if moves_on <= membership.valid_from:
        raise Refused(
            _("%(name)s về đây ngày %(day)s, sau ngày chuyển trong đề nghị. Trả lời là chưa chuyển, ghi lý do.")
            % {"name": membership.person.full_name, "day": dates.format_date(membership.valid_from)}
        )


def check_reason(reason):
    """An answer that says no is explained."""
    if not reason:
        raise Refused(_("Ghi lý do, để đơn vị mới biết phải làm gì."), field="reason")


def check_alive(row, others, *, name=""):
    """Nobody becomes a member after his or her death. ``others``: memberships of the same person; ``name`` as ``policies.check_overlap``."""
    died = next((other for other in others if other is not row and other.why_left == WhyLeft.DIED and other.valid_until), None)
    if died is not None and (row.valid_until is None or row.valid_until > died.valid_until):
        raise Refused(
            _("%(name)s đã qua đời ngày %(day)s. Ghi nhầm thì sửa ở trang người ấy trước.")
            % {"name": name or _("Người này"), "day": dates.format_date(dates.day_before(died.valid_until))},
            field="valid_from",
        )
    if row.why_left != WhyLeft.DIED or row.valid_until is None:
        return
    if any(other is not row and (other.valid_until is None or other.valid_until > row.valid_until) for other in others):
        raise Refused(
            _(
                "Sau ngày ấy người này còn một thời gian là đoàn viên, nên không ghi qua đời được. Xem lại ngày, hoặc hỏi công đoàn cấp trên."
            ),
            field="valid_until",
        )


def check_died(*, membership, died_on, today):
    """A death is of the past, and not before the person came; a leaving that is written ahead gives way, one that has come does not."""
    recorded.check_come(died_on, today=today, field="died_on")
    if died_on < membership.valid_from:
        raise Refused(
            _("Về đơn vị ngày %(day)s; ngày mất không thể sớm hơn.") % {"day": dates.format_date(membership.valid_from)}, field="died_on"
        )
    if membership.valid_until is not None and (
        membership.why_left == WhyLeft.DIED or died_on < membership.last_day or membership.last_day < today
    ):
        raise Refused(_("Đã ghi rời đơn vị ngày %(day)s. Xem lại ngày.") % {"day": dates.format_date(membership.last_day)}, field="died_on")


def contradicts(post, row, others):
    """True if a post begins after the last day of a membership, where no other of its union holds the person; a full-time officer needs none.

    ``row``: the membership that ends; ``others``: the person's memberships in that union. After a death nothing begins at all.
    """
    if post.valid_from < row.valid_until:
        return False
    if row.why_left == WhyLeft.DIED:
        return True
    held = (one.valid_from <= post.valid_from and (one.valid_until is None or post.valid_from < one.valid_until) for one in others)
    return post.post != Post.OFFICER and not any(held)


def check_no_post_before(*, name, first_day, posts):
    """Nobody holds a post in the union before the first day there. ``posts``: those that began before it."""
    if posts:
        told = "; ".join(f"{post.get_post_display()}, {dates.format_date(post.valid_from)}" for post in posts[:_MOST_NAMED])
        raise Refused(
            _("%(name)s giữ chức vụ trước ngày %(day)s vừa ghi (%(posts)s). Xem lại ngày về đơn vị hoặc chức vụ ấy.")
            % {"name": name, "day": dates.format_date(first_day), "posts": told},
            field="valid_from",
        )


def check_no_post_after(*, name, last_day, died, posts, sees):
    """Nobody who left, or died, takes a post after it. ``posts``: those that begin after the last day; ``sees``: UnitScope.contains."""
    if not posts:
        return
    told = [
        _("%(post)s, %(unit)s từ ngày %(day)s")
        % {
            "post": post.get_post_display(),
            "unit": post.unit.name if sees(post.unit) else _("đơn vị khác"),
            "day": dates.format_date(post.valid_from),
        }
        for post in sorted(posts, key=lambda post: (post.valid_from, post.pk))
    ]
    words = {"name": name, "day": dates.format_date(last_day), "posts": "; ".join(told[:_MOST_NAMED])}
    if died:
        raise Refused(
            _("Ghi %(name)s qua đời ngày %(day)s mà sau đó còn giữ chức vụ (%(posts)s). Xem lại ngày mất hoặc chức vụ ấy.") % words
        )
    raise Refused(
        _(
            "Ngày cuối của %(name)s ở đây là %(day)s mà sau đó còn giữ chức vụ (%(posts)s). "
            "Xem lại ngày; chức vụ chưa đến thì Ghi thôi trước ở trang Chức vụ công đoàn, ghi nhầm thì Bỏ ở đó, ghi sai ngày thì sửa bằng sổ tính."
        )
        % words
    )


def check_no_pause_after(*, name, last_day, pauses):
    """Nobody is paused after the last day. ``pauses``: those of the membership that begin after it."""
    if pauses:
        words = {"name": name, "day": dates.format_date(last_day), "then": dates.format_date(min(row.valid_from for row in pauses))}
        raise Refused(
            _("Ngày cuối của %(name)s ở đây là %(day)s mà đã ghi tạm dừng từ ngày %(then)s, sau ngày ấy. Xem lại ngày cuối.") % words
        )


def check_pause(*, membership, valid_from, valid_until, others):
    """A pause lies within the membership and beside no other. ``valid_until`` exclusive or None; ``others``: pauses of the membership."""
    if membership.valid_until is not None:
        raise Refused(_("Đã rời đơn vị rồi thì không ghi tạm dừng."))
    if valid_from < membership.valid_from:
        raise Refused(
            _("Về đơn vị ngày %(day)s; tạm dừng không thể sớm hơn.") % {"day": dates.format_date(membership.valid_from)}, field="valid_from"
        )
    if valid_until is not None and valid_until <= valid_from:
        raise Refused(_("Ngày cuối phải từ ngày bắt đầu trở đi."), field="last_day")
    for other in others:
        if (valid_until is None or other.valid_from < valid_until) and (other.valid_until is None or valid_from < other.valid_until):
            raise Refused(
                _("Đã ghi tạm dừng từ ngày %(day)s%(until)s. Ghi sinh hoạt lại lần ấy trước, hoặc xem lại ngày.")
                % {
                    "day": dates.format_date(other.valid_from),
                    "until": _(" đến ngày %(day)s") % {"day": dates.format_date(other.last_day)} if other.valid_until else "",
                },
                field="valid_from",
            )


def check_resume(*, suspension, last_day):
    """A pause that runs ends on its first day or later."""
    if suspension.valid_until is not None:
        raise Refused(_("Lần tạm dừng này đã ghi ngày cuối rồi."))
    if last_day < suspension.valid_from:
        raise Refused(
            _("Tạm dừng từ ngày %(day)s; ngày cuối không thể sớm hơn.") % {"day": dates.format_date(suspension.valid_from)},
            field="last_day",
        )


def check_may_return(*, membership, valid_from, today):
    """Somebody who left, and lives, comes back after the last day. ``membership``: the newest one."""
    if membership.valid_until is None:
        raise Refused(_("Người này đang là đoàn viên."))
    if membership.why_left == WhyLeft.DIED:
        raise Refused(_("Người này đã qua đời."))
    if valid_from is None:
        return
    recorded.check_come(valid_from, today=today, field="valid_from")
    if valid_from < membership.valid_until:
        raise Refused(
            _("Ngày cuối ở đơn vị cũ là %(day)s; ngày trở lại phải sau đó.") % {"day": dates.format_date(membership.last_day)},
            field="valid_from",
        )


def check_known_here(*, newest, membership, sees):
    """What became of somebody elsewhere is told to those alone who may see it. ``newest``: his or her last membership; ``sees``: UnitScope.contains."""
    if newest.pk != membership.pk and not sees(newest.unit):
        raise Refused(_("Từ đó người này không còn thuộc sổ của đơn vị. Dùng Đề nghị chuyển sinh hoạt về đây, hoặc hỏi cấp trên."))


def check_not_sent_away(*, membership):
    """Whoever was expelled or struck off does not simply come back."""
    if membership.why_left in (WhyLeft.EXPELLED, WhyLeft.REMOVED):
        raise Refused(
            _("Người này rời vì %(why)s. Trở lại thì làm đơn để ban chấp hành xét: vào Đơn gia nhập, nhận đơn.")
            % {"why": membership.get_why_left_display().lower()}
        )


def check_may_take_back(*, membership, held):
    """A leaving is taken back while it is the last thing known of the person. ``held``: all memberships of the person."""
    if membership.valid_until is None:
        raise Refused(_("Người này chưa rời đơn vị."))
    if membership.ended_by_id is not None:
        raise Refused(_("Thời gian này hết theo một quyết định về tổ chức. Hoàn tác quyết định ấy thì người ấy trở lại như trước."))
    later = [other for other in held if other.pk != membership.pk and other.valid_from >= membership.valid_until]
    if later:
        first = min(later, key=lambda other: other.valid_from)
        if first.unit_id != membership.unit_id:
            raise Refused(_("Sau đó người này đã về đơn vị khác, nên không bỏ lần rời này được."))
        words = {"unit": membership.unit.name, "day": dates.format_date(first.valid_from)}
        raise Refused(
            _("Ngày %(day)s người này đã trở lại %(unit)s, nên không bỏ lần rời này được. Lần trở lại ghi nhầm thì bỏ lần ấy trước.")
            % words
        )
    if membership.unit.closed_on is not None:
        raise Refused(_("%(unit)s đã kết thúc hoạt động.") % {"unit": membership.unit.name})
