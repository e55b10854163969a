"""What the union did with a person: moments of every room, newest first, and the sentence that sums them up."""

from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.care import queries as care
from congdoan.congress import queries as congress
from congdoan.education import queries as education
from congdoan.finance import queries as finance
from congdoan.kernel import dates
from congdoan.kernel.db.gathering import gather
from congdoan.membership import queries as membership
from congdoan.membership.choices import How, WhyLeft
from congdoan.membership.choices import Permission as Members
from congdoan.organization import queries as organization
from congdoan.organization.choices import Permission
from congdoan.people.moments import Moment

ROOMS = (care, finance, education, congress)


class Life:
    """What is on record of a person: ``posts``, ``pauses``, and ``moments`` of every room, newest first; ``beside``: answers to other questions.

    All of it is one statement (``gather``). ``own``: it is the person's own page, where everything about him or her may be told.
    """

    def __init__(self, by, person, memberships, beside=(), *, own=False):
        asked = (
            organization.appointments_of(person),
            membership.suspensions_at([row.pk for row in memberships]),
            membership.own_transfers(by=by) if own else membership.transfers_of(by=by, person_id=person.pk),
            membership.own_applications(by=by) if own else membership.applications_of(by=by, person_id=person.pk),
            membership.own_council_seats(by=by) if own else membership.council_seats_of(by=by, person_id=person.pk),
            membership.own_outstanding(by=by) if own else membership.outstanding_of(by=by, person_id=person.pk),
            *(room.timeline(by=by, person=person) for room in ROOMS),
        )
        found = gather(*asked, *beside)
        self.posts, self.pauses, requests, applications, seats, recognised, *told = found[: len(asked)]
        self.beside = found[len(asked) :]
        moments = [moment for room in told for moment in room]
        moments += [*_posts(by, self.posts), *_comings_and_goings(memberships), *_pauses(by, memberships, self.pauses, own)]
        moments += [*_requests(requests, own), *_applications(applications, own), *_seats(seats), *_recognised(by, recognised)]
        self.moments = sorted(moments, key=lambda moment: moment.on, reverse=True)


def _recognised(by, rows):
    """Recognised as outstanding: where the way into the Party begins."""
    for row in rows:
        sees = by.may(Members.VIEW_OUTSTANDING, row.unit)
        yield Moment(
            on=row.recognised_on,
            kind=_("Tổ chức"),
            text=_("Được công nhận đoàn viên ưu tú"),
            detail=row.decision.text,
            url=reverse("membership:outstanding-list", args=[row.unit_id]) if sees else "",
        )


def with_party(moments, standings):
    """The moments with those of the Party, for whom may see them: introduced, admitted; newest first. ``standings``: one or none."""
    found = list(moments)
    for row in standings:
        ways = ((row.introduced_on, _("Được giới thiệu cho Đảng")), (row.joined_on, _("Được kết nạp vào Đảng")))
        found += [Moment(on=on, kind=_("Tổ chức"), text=text) for on, text in ways if on]
    return sorted(found, key=lambda moment: moment.on, reverse=True)


def on_day(memberships, day):
    """The membership that held on a day, else the last one before it; None before the first."""
    begun = [row for row in memberships if row.valid_from <= day]
    return next((row for row in begun if row.holds_on(day)), begun[0] if begun else None)


def standing(memberships, posts, pauses, names, day):
    """What the person was on a day: {"row", "unit", "posts", "state", "badge"}; None before the first membership.

    ``names``: spells of the unit then.
    """
    row = on_day(memberships, day)
    if row is None:
        return None
    held = [post for post in posts if post.holds_on(day)]
    state, badge = _("Đang sinh hoạt"), "la"
    if not row.holds_on(day):
        died = row.why_left == WhyLeft.DIED
        state, badge = (_("Đã qua đời") if died else _("Đã rời đơn vị ngày %s") % dates.format_date(row.last_day)), ""
    elif any(pause.membership_id == row.pk and pause.holds_on(day) for pause in pauses):
        state, badge = _("Tạm dừng sinh hoạt"), "nghe"
    name = next((spell.name for spell in names if spell.unit_id == row.unit_id and spell.holds_on(day)), row.unit.name)
    return {"row": row, "unit": name, "posts": held, "state": state, "badge": badge}


def by_year(found, today, everything=False):
    """[(year, [Moment], open)] for the page: this year and the last one that has any stand open, the others are folded."""
    years = [(year, list(group)) for year, group in groupby(found, key=lambda moment: moment.on.year)]
    newest = {year for year, _group in years[:2]}
    return [(year, group, everything or year in newest or year >= today.year - 1) for year, group in years]


def kinds(found):
    """The words of the badges that occur, in order of first appearance."""
    return list(dict.fromkeys(str(moment.kind) for moment in found))


def summary(found):
    """[(badge word, how many, đồng or None)]: the figures of the head sentence."""
    totals = {}
    for moment in found:
        count, amount = totals.get(str(moment.kind), (0, 0))
        totals[str(moment.kind)] = (count + 1, amount + (moment.amount or 0))
    return [(kind, count, amount or None) for kind, (count, amount) in totals.items()]


def _posts(by, posts):
    for row in posts:
        unit = row.unit
        until = _(" đến %s") % dates.format_date(row.last_day) if row.valid_until else ""
        ahead = _(" (chưa đến)") if row.valid_from > by.today else ""
        yield Moment(
            on=row.valid_from,
            kind=_("Tổ chức"),
            text=_("%(post)s, %(unit)s") % {"post": row.get_post_display(), "unit": unit.name},
            detail=_("từ ngày %(start)s%(until)s%(ahead)s") % {"start": dates.format_date(row.valid_from), "until": until, "ahead": ahead},
            url=reverse("organization:post-list", kwargs={"unit_id": unit.pk}) if by.may(Permission.VIEW_POSTS, unit) else "",
        )


def _comings_and_goings(memberships):
    """``memberships``: newest first."""
    for row in memberships:
        words = {"how": row.get_how_display(), "unit": row.unit.name}
        if row.how == How.RETURNED:
            words["how"] = _("Trở lại sinh hoạt")
        yield Moment(on=row.valid_from, kind=_("Tổ chức"), text=_("%(how)s, %(unit)s") % words)
        if row.valid_until:
            words = {"unit": row.unit.name, "why": row.why_left_text}
            text = _("Qua đời") if row.why_left == WhyLeft.DIED else _("Rời %(unit)s: %(why)s") % words
            yield Moment(on=row.last_day, kind=_("Tổ chức"), text=text)


def _pauses(by, memberships, pauses, own):
    """Pauses; why, for the committee and the person alone."""
    held = {row.pk: row for row in memberships}
    for pause in pauses:
        row = held[pause.membership_id]
        told = own or (by.helper is None and by.may(Members.SUSPEND_MEMBERSHIP, row.unit))
        reason = (pause.note or pause.get_reason_display()) if told else ""
        yield Moment(
            on=pause.valid_from, kind=_("Tổ chức"), text=_("Tạm dừng sinh hoạt"), detail=reason, recorded_by=pause.recorded_by.full_name
        )
        if pause.valid_until and (row.valid_until is None or pause.valid_until < row.valid_until):  # who left, or died, did not come back
            yield Moment(on=pause.valid_until, kind=_("Tổ chức"), text=_("Sinh hoạt lại"))


def _requests(rows, own):
    """Requests to move that led to nothing yet, or to nothing at all; the others are told by the membership they made."""
    for row in rows:
        yield Moment(
            on=row.answered_on or row.asked_on,
            kind=_("Tổ chức"),
            text=_("Đề nghị chuyển về %(unit)s: %(state)s") % {"unit": row.to_unit.name, "state": row.get_state_display()},
            detail=row.reason,
            url="" if own else reverse("membership:transfer", args=[row.here_id, row.pk]),
        )


def _applications(rows, own):
    """The application by which somebody became a member: considered, decided, the ceremony."""
    for row in rows:
        url = "" if own else reverse("membership:application", args=[row.unit_id, row.pk])
        yield Moment(on=row.applied_on, kind=_("Tổ chức"), text=_("Làm đơn gia nhập, %(unit)s") % {"unit": row.unit.name}, url=url)
        if row.decision:
            yield Moment(
                on=row.decision.effective_on,
                kind=_("Tổ chức"),
                text=_("Quyết định kết nạp %(text)s") % {"text": row.decision.text},
                url=url,
            )
        if row.ceremony_on:
            yield Moment(on=row.ceremony_on, kind=_("Tổ chức"), text=_("Lễ kết nạp"), url=url)


def _seats(rows):
    """Elected office outside the union."""
    for row in rows:
        words = {"name": row.council.name, "term": row.council.term}
        until = _("đến %s") % dates.format_date(row.ended_on)
        yield Moment(on=row.valid_from, kind=_("Tổ chức"), text=_("Đại biểu %(name)s nhiệm kỳ %(term)s") % words, detail=until)
