"""What the state of things allows of units, terms and posts. Pure: everything needed is handed in."""

import datetime
import re
from itertools import combinations

from django.utils.translation import gettext as _

from congdoan.kernel import dates
from congdoan.kernel.errors import Refused
from congdoan.kernel.text import header_key
from congdoan.organization.choices import GRASSROOTS_LEVEL, GROUP_POSTS, INSPECTION, MONEY, SINGLE, Post

AHEAD = datetime.timedelta(days=366)
"""A post may be recorded before its day: the decision is signed, the congress has elected."""
_TERM = re.compile(r"(\d{4})\s*[-–—]\s*(\d{4})")

APART = (
    # posts, other posts, why: one person may not hold one of each at the same unit at the same time
    (MONEY, INSPECTION, "Điều lệ Công đoàn Việt Nam: kế toán, chủ tài khoản không tham gia ủy ban kiểm tra"),
    ((Post.ACCOUNTANT,), (Post.CASHIER,), "Luật Kế toán: kế toán không kiêm thủ quỹ"),
)


def check_code(*, code, taken):
    """The code must be short, without blanks, and free. ``taken``: codes in use, folded to capitals."""
    if not re.fullmatch(r"[\w.\-/]{1,40}", code):
        raise Refused(_("Mã đơn vị gồm chữ, số, dấu gạch ngang, không có dấu cách, ví dụ CD-01."), field="code")
    if code.upper() in taken:
        raise Refused(_("Mã “%(code)s” đã dùng cho đơn vị khác. Chọn mã khác.") % {"code": code}, field="code")


def check_groups(*, groups, taken):
    """Groups to be founded from a file: at least one, names and codes once each. ``taken``: {name: code} of the union and what is below it."""
    if not groups:
        raise Refused(_("Chọn loại cho ít nhất một tổ."))
    known = {header_key(name): (name, code) for name, code in taken.items()}
    for group in groups:
        if not group["name"]:
            raise Refused(_("Ghi tên của “%(text)s”.") % {"text": group["text"]})
        if header_key(group["name"]) in known:
            name, code = known[header_key(group["name"])]
            raise Refused(
                _("Đã có “%(name)s” (mã %(code)s). Chọn đơn vị ấy ở trang xem trước, hoặc ghi tên khác.") % {"name": name, "code": code}
            )
        known[header_key(group["name"])] = (group["name"], group["code"])


def check_unit_dates(*, founded_on, closed_on, parent, today):
    """Founded not before its parent and not in the future; closed after it was founded and not after its parent.

    ``closed_on`` is exclusive (day after the last one); ``parent`` has founded_on and closed_on, or is None.
    """
    if founded_on > today:
        raise Refused(_("Ngày thành lập không thể ở tương lai."), field="founded_on")
    if parent is not None and parent.founded_on > founded_on:
        raise Refused(
            _("Ngày thành lập sớm hơn cấp trên: %(parent)s thành lập ngày %(day)s.")
            % {"parent": parent.name, "day": dates.format_date(parent.founded_on)},
            field="founded_on",
        )
    if parent is not None and parent.closed_on is not None and founded_on >= parent.closed_on:
        raise Refused(
            _("%(parent)s đã kết thúc trước ngày %(day)s. Chọn cấp trên khác.")
            % {"parent": parent.name, "day": dates.format_date(founded_on)},
            field="parent",
        )
    if closed_on is not None and closed_on <= founded_on:
        raise Refused(_("Ngày kết thúc phải từ ngày thành lập trở đi."), field="closed_on")


def check_may_close(*, unit, closed_on, open_below, members=None, posts=(), again=False):
    """A unit ends after it was founded and not before what stands there.

    ``open_below``: units alive on that day; ``members``: Members of the unit itself, None without any; ``posts``: those at the unit, with
    persons; ``again``: the last day is being corrected.
    """
    if unit.closed_on is not None and not again:
        raise Refused(_("%(unit)s đã kết thúc rồi.") % {"unit": unit.name})
    if closed_on <= unit.founded_on:
        raise Refused(_("Ngày kết thúc phải từ ngày thành lập trở đi."), field="last_day")
    if open_below:
        raise Refused(
            _("Còn %(count)s đơn vị trực thuộc đang hoạt động, như %(name)s. Kết thúc hoặc chuyển các đơn vị ấy trước.")
            % {"count": len(open_below), "name": open_below[0].name}
        )
    if members and members.open:
        raise Refused(
            _("Còn %(count)s đoàn viên đang sinh hoạt ở %(unit)s. Ghi chuyển hoặc ghi rời cho họ trước.")
            % {"count": members.open, "unit": unit.name}
        )
    if members and members.gone_by and members.gone_by > closed_on:
        raise Refused(
            _("%(unit)s còn đoàn viên sinh hoạt đến ngày %(day)s, sau ngày kết thúc. Chọn ngày kết thúc từ ngày ấy.")
            % {"unit": unit.name, "day": dates.format_date(dates.day_before(members.gone_by))},
            field="last_day",
        )
    late = next((row for row in posts if row.valid_from >= closed_on), None)
    if late is not None:
        raise Refused(
            _("%(name)s giữ chức vụ %(post)s từ ngày %(day)s, không trước ngày kết thúc. Chọn ngày kết thúc sau ngày đó.")
            % {"name": late.person.full_name, "post": Post(late.post).label.lower(), "day": dates.format_date(late.valid_from)},
            field="last_day",
        )


def read_term(text):
    """(2017, 2022) of "2017-2022"; None for an empty text. Raises Refused for anything else."""
    if not text:
        return None
    found = _TERM.fullmatch(str(text).strip())
    if not found or not 0 < int(found[2]) - int(found[1]) <= 8:
        raise Refused(_("Ghi nhiệm kỳ như 2017-2022."), field="term")
    return int(found[1]), int(found[2])


def check_term_days(*, first_year, last_year, opened_on, others):
    """A term's years follow its congress, and no two terms of a unit begin at one congress. ``others``: the unit's other terms."""
    if last_year <= first_year:
        raise Refused(_("Ghi nhiệm kỳ như 2023-2028."), field="term")
    if opened_on is None:
        return
    for other in others:
        before = (other.first_year, other.opened_on) < (first_year, opened_on)
        if other.opened_on is not None and before != (other.opened_on < opened_on):
            raise Refused(
                _("Nhiệm kỳ %(term)s đã mở ở đại hội ngày %(day)s; xem lại ngày hoặc nhiệm kỳ.")
                % {"term": f"{other.first_year}-{other.last_year}", "day": dates.format_date(other.opened_on)}
            )


def check_post_fits(*, post, unit):
    """A group has a leader and a deputy; every other unit has the other posts."""
    if unit.is_group and post not in GROUP_POSTS:
        raise Refused(_("%(unit)s chỉ có tổ trưởng, tổ phó.") % {"unit": unit.name}, field="post")
    if not unit.is_group and post in GROUP_POSTS:
        raise Refused(
            _("%(post)s là chức vụ của một tổ. Chọn tổ (ghi mã của tổ) thay cho %(unit)s.") % {"post": Post(post).label, "unit": unit.name},
            field="post",
        )


def check_appointment(row, *, unit, today):
    """One appointment by itself: fits the unit, begins within a year from today, inside its life. ``row``: post, valid_from, valid_until."""
    check_post_fits(post=row.post, unit=unit)
    if row.valid_from > today + AHEAD:
        raise Refused(_("Ngày giữ chức vụ quá xa. Chỉ ghi trước trong vòng một năm."), field="valid_from")
    if row.valid_until is not None and row.valid_until <= row.valid_from:
        raise Refused(_("Đến ngày phải từ ngày bắt đầu trở đi."), field="valid_until")
    if row.valid_from < unit.founded_on:
        raise Refused(
            _("%(unit)s thành lập ngày %(day)s; chức vụ không thể bắt đầu trước đó.")
            % {"unit": unit.name, "day": dates.format_date(unit.founded_on)},
            field="valid_from",
        )
    if unit.closed_on is not None and (row.valid_until is None or row.valid_until > unit.closed_on):
        raise Refused(
            _("%(unit)s đã kết thúc ngày %(day)s; ghi chức vụ đến ngày đó.")
            % {"unit": unit.name, "day": dates.format_date(dates.day_before(unit.closed_on))},
            field="valid_until",
        )


def lasts_until(row, *, others, heirs, left_on, closed_on):
    """(until, ended_by, lasted_until) of a post given back to ``row``, which ended on ``row.valid_until`` by mistake.

    As long as it lasted before, or until the first of: ``heirs`` (posts taken back) ended for a later record; another holder of a
    single post, or a post of the same person that may not be held beside it (``others``: posts at the unit); the person was no
    longer a member (``left_on``); the unit closed (``closed_on``).
    """
    ended_on, ends = row.valid_until, [(day, "") for day in (left_on, closed_on) if day is not None]
    ends += [(heir.valid_until, heir.ended_by) for heir in heirs if heir.unit_id == row.unit_id and _seats_in_one_body(heir, row)]
    ends += [(other.valid_from, "") for other in others if other.valid_from >= ended_on and _takes_over(other, row)]
    first, reason = min(ends, key=lambda end: (end[0], not end[1]), default=(None, ""))
    if first is None or (row.lasted_until is not None and row.lasted_until <= first):
        return row.lasted_until, "", None
    return max(first, ended_on), reason, row.lasted_until if reason else None


def _seats_in_one_body(heir, row):
    return heir.post == row.post or (heir.post, row.post) == (Post.COMMITTEE_MEMBER, Post.STANDING_MEMBER)


def _takes_over(other, row):
    if other.pk == row.pk:
        return False
    if other.person_id == row.person_id:
        return other.post == row.post or bool(kept_apart(other.post, row.post))
    return other.post == row.post and row.post in SINGLE


def no_member_from(day, *, union, spells):
    """The first day from ``day`` on, on which a person was no member of the union; None for one who is to the end. ``union``, ``spells``: as below."""
    for path, start, end in sorted(spells, key=lambda spell: spell[1]):
        if path.startswith(union) and start <= day and (end is None or day < end):
            if end is None:
                return None
            day = end
    return day


def check_is_of_the_union(row, *, unit, union, spells, name_of):
    """Who takes a post in a union is a member of it from the first day to the last, in whichever group. ``row``: person_id, post, valid_from, valid_until.

    ``union``: path of the grassroots union around the unit, None for a unit above the grassroots: its officers may be full-time and
    members of another union. So may a full-time officer (OFFICER) sent into a union. ``spells``: [(unit path, from, until)].
    """
    if union is None or row.post == Post.OFFICER:
        return
    reached = no_member_from(row.valid_from, union=union, spells=spells)
    if reached is None or (row.valid_until is not None and row.valid_from < reached and row.valid_until <= reached):
        return
    words = {"name": name_of(row.person_id), "day": dates.format_date(reached), "unit": unit.name}
    if reached > row.valid_from:
        raise Refused(
            _("%(name)s không còn là đoàn viên của công đoàn này từ ngày %(day)s. Ghi ngày thôi chức vụ ở %(unit)s không sau ngày ấy.")
            % words,
            field="valid_until",
        )
    raise Refused(
        _("%(name)s không phải đoàn viên của công đoàn này vào ngày %(day)s nên không giữ chức vụ ở %(unit)s. Xem lại người hoặc ngày.")
        % words,
        field="person",
    )


def check_same_post(row, *, held, name_of):
    """A post that stands with the same first day is not written again with another end, term or duties: the row that stands is corrected."""
    if held is not None and (held.valid_until, held.term, held.duties) != (row.valid_until, row.term, row.duties):
        raise Refused(
            _("%(name)s đã được ghi giữ chức vụ này từ ngày %(day)s. Ghi thôi giữ chức vụ, hoặc bỏ dòng cũ ghi nhầm rồi ghi lại.")
            % {"name": name_of(row.person_id), "day": dates.format_date(held.valid_from)},
            field="valid_until",
        )


def has_members(kind, level):
    """True if units of a kind, at that level, have members of their own: from the grassroots union down, the women's group not."""
    return level >= GRASSROOTS_LEVEL and kind != "women_group"


def overlap(one, other):
    """True if two dated rows share a day."""
    return (one.valid_until is None or other.valid_from < one.valid_until) and (
        other.valid_until is None or one.valid_from < other.valid_until
    )


def check_beside(row, others, *, name_of):
    """One appointment beside the others at its unit. ``name_of(person_id)`` gives a name for the sentence.

    Refused: the same post twice for one person, two holders of a single post, posts that must be kept apart (APART).
    """
    for other in others:
        if other is row or not overlap(row, other):
            continue
        if other.post == row.post and other.person_id == row.person_id:
            raise Refused(
                _("%(name)s đã giữ chức vụ này từ ngày %(day)s. Ghi thôi chức vụ trước, hoặc sửa dòng cũ.")
                % {"name": name_of(row.person_id), "day": dates.format_date(other.valid_from)},
                field="valid_from",
            )
        if other.post == row.post and row.post in SINGLE:
            raise Refused(
                _("%(post)s đang là %(name)s, từ ngày %(day)s. Ghi thôi chức vụ của người ấy trước.")
                % {"post": Post(row.post).label, "name": name_of(other.person_id), "day": dates.format_date(other.valid_from)},
                field="post",
            )
        if other.person_id == row.person_id and (why := kept_apart(row.post, other.post)):
            raise Refused(
                _("%(name)s đang là %(other)s nên không làm %(post)s được (%(why)s). Chọn người khác.")
                % {
                    "name": name_of(row.person_id),
                    "other": Post(other.post).label.lower(),
                    "post": Post(row.post).label.lower(),
                    "why": why,
                },
                field="post",
            )


def kept_apart(post, other):
    """Why one person may not hold both posts; empty if he or she may."""
    for posts, others, why in APART:
        if (post in posts and other in others) or (post in others and other in posts):
            return why
    return ""


def all_pairs_kept_apart():
    """[(post, other, why)]: for the table in the reference pages and its test."""
    return [(one, other, why) for one, other in combinations(Post, 2) if (why := kept_apart(one, other))]


def check_stands(appointment):
    """What was taken out as recorded by mistake is not taken out again."""
    if appointment.is_cancelled:
        raise Refused(_("Chức vụ này đã bỏ khỏi sổ ngày %(day)s rồi.") % {"day": dates.format_date(appointment.cancelled_on)})
