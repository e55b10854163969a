"""What the union did with a person: moments of every room, newest first, and the sentence that sums them up."""

from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.care import queries as care
from congdoan.congress import queries as congress
from congdoan.education import queries as education
from congdoan.finance import queries as finance
from congdoan.kernel import dates
from congdoan.organization import queries as organization
from congdoan.organization.choices import Permission
from congdoan.people.moments import Moment

ROOMS = (care, finance, education, congress)


def moments(by, person, memberships):
    """[Moment], newest first: care, funds, study, congresses, posts, comings and goings."""
    found = [moment for room in ROOMS for moment in room.timeline(by=by, person=person)]
    found += [*_posts(by, person), *_comings_and_goings(memberships)]
    return sorted(found, key=lambda moment: moment.on, reverse=True)


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


def _posts(by, person):
    for row in organization.appointments_of(person):
        unit = row.unit
        until = _(" đến %s") % dates.format_date(row.last_day) if row.valid_until else ""
        yield Moment(
            on=row.valid_from,
            kind=_("Tổ chức"),
            text=_("%(post)s, %(unit)s") % {"post": row.get_post_display(), "unit": unit.name},
            detail=_("từ %(start)s%(until)s") % {"start": dates.format_date(row.valid_from), "until": until},
            url=reverse("organization:post-list", kwargs={"unit_id": unit.pk}) if by.may(Permission.VIEW_POSTS, unit) else "",
        )


def _comings_and_goings(memberships):
    for row in memberships:
        yield Moment(
            on=row.valid_from, kind=_("Tổ chức"), text=_("%(how)s, %(unit)s") % {"how": row.get_how_display(), "unit": row.unit.name}
        )
        if row.valid_until:
            yield Moment(
                on=row.last_day, kind=_("Tổ chức"), text=_("Rời %(unit)s: %(why)s") % {"unit": row.unit.name, "why": row.why_left_text}
            )
