"""What a person's page shows of the family, with what may be done about each relative."""

from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.membership import queries
from congdoan.membership.choices import Permission


def family(*, by, unit, person_id, rows, day, url="", acts=True):
    """{"lines": [{"kind", "name", "born", "died", "page", "waits", "does": [(words, address)]}], "url": where one more is written, or ""}.

    ``rows``: what ``queries.relatives_of`` or ``own_relatives`` answered; those born after the day are left out. ``acts``: on today's page.
    """
    rows = [row for row in rows if (row.birth_year or 0) <= day.year]
    others = {row.known_as_id if row.person_id == person_id else row.person_id for row in rows} - {None}
    seen = queries.persons_seen(by=by, person_ids=others) if others else set()
    may = acts and by.may(Permission.RECORD_RELATIVE, unit)
    lines = []
    for row in rows:
        kind, name = row.told_to(person_id)
        other = row.known_as_id if row.person_id == person_id else row.person_id
        lines.append(
            {
                "kind": kind,
                "name": name,
                "born": row.born if row.person_id == person_id else "",
                "died": row.died_on if row.person_id == person_id and row.died_on and row.died_on <= day else None,
                "page": reverse("overview:member", kwargs={"person_id": other}) if other in seen else "",
                "waits": row.waits,
                "does": _does(row, unit) if may and row.person_id == person_id and row.stood_until is None else [],
            }
        )
    return {"lines": lines, "url": url}


def _does(row, unit):
    ways = [(_("Xác nhận"), "relative-confirm")] if row.waits else []
    ways += [(_("Sửa"), "relative-correct"), (_("Bỏ"), "relative-cancel")]
    return [(words, reverse(f"membership:{name}", args=[unit.pk, row.pk])) for words, name in ways]
