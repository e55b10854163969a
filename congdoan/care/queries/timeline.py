"""What the care book knows of one person, as lines of that person's page."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.access.actions import reads
from congdoan.care.choices import Permission, Recipient
from congdoan.care.models import Gift, Visit
from congdoan.care.policies import can_see_reason
from congdoan.care.queries.notices import unanswered
from congdoan.people.moments import Moment


@reads(Permission.VIEW_VISITS)
def timeline(*, by, person):
    """[Moment] newest first: visits, gifts to the person and the children, notices that wait; only what ``by`` may see.

    Everybody may see the own ones. The reason of a visit is named only to those who must know it. Asks through ``gather``.
    """
    visits = Visit.objects.standing().filter(_seen(by, Permission.VIEW_VISITS), person=person)
    gifts = Gift.objects.standing().filter(_seen(by, Permission.VIEW_GIFTS), person=person)
    visits, gifts, notices = yield (
        visits.select_related("unit", "relative", "recorded_by").order_by("-visited_on", "-pk"),
        gifts.select_related("person", "child", "unit", "recorded_by").order_by("-given_on", "-pk"),
        unanswered(person),
    )
    found = [*_visits(by, visits), *_gifts(by, gifts), *_notices(by, notices)]
    return sorted(found, key=lambda moment: moment.on, reverse=True)


def _seen(by, permission):
    return by.scope(permission).q("unit__path") | Q(person=by.person)


def _url(by, permission, name, row):
    """Where the row stands; nowhere for a member who sees the own rows without any role."""
    return reverse(name, args=[row.unit_id, row.pk]) if by.may(permission, row.unit) else ""


def _visits(by, rows):
    for visit in rows:
        seen = can_see_reason(by, visit)
        text = _("Thăm, %(reason)s") % {"reason": visit.reason_text} if seen else _("Thăm hỏi")
        yield Moment(
            on=visit.visited_on,
            kind=_("Chăm lo"),
            badge="cham",
            masked=not seen,
            text=text,
            amount=visit.amount,
            recorded_by=visit.recorded_by.full_name,
            url=_url(by, Permission.VIEW_VISITS, "care:visit-detail", visit),
            detail=_("Đoàn: %(visitors)s") % {"visitors": visit.visitors} if visit.visitors else "",
        )


def _gifts(by, rows):
    for gift in rows:
        words = {"occasion": gift.occasion_label, "name": gift.name}
        to_child = gift.recipient == Recipient.CHILD
        yield Moment(
            on=gift.given_on,
            kind=_("Chăm lo"),
            badge="cham",
            amount=gift.amount,
            recorded_by=gift.recorded_by.full_name,
            text=(_("Quà %(occasion)s cho cháu %(name)s") if to_child else _("Quà %(occasion)s")) % words,
            url=_url(by, Permission.VIEW_GIFTS, "care:gift-detail", gift),
        )


def _notices(by, rows):
    for notice in rows:
        if can_see_reason(by, notice):
            place = f", {notice.place}" if notice.place else ""
            answer = reverse("care:visit-record", args=[notice.unit_id]) + f"?doan_vien={notice.person_id}"
            yield Moment(
                on=notice.reported_on,
                kind=_("Chờ thăm"),
                badge="nghe",
                recorded_by=notice.recorded_by.full_name,
                text=_("Báo %(reason)s%(place)s") % {"reason": notice.get_reason_display(), "place": place},
                url=answer if by.may(Permission.RECORD_VISIT, notice.unit) else "",
            )
