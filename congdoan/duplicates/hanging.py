"""Which rows of any room would stand without a membership if one recorded by mistake went: read off the table of columns that name a person."""

from django.apps import apps
from django.db.models import F, Value
from django.utils.translation import gettext as _

from congdoan.duplicates.carrying import CARRIED, split
from congdoan.kernel import dates
from congdoan.kernel.db.gathering import gather
from congdoan.membership import hanging as asked
from congdoan.organization import queries as organization

MOST_OF_A_KIND = 2


def rows(membership, others):
    """[words] of each row that holds by this membership and by none of ``others`` (the same person's, with units): what, when, where."""
    weighing = {column: carry for column, carry in CARRIED.items() if not carry.loose and (carry.at or not others)}
    found = gather(*(_asked(column, carry, membership.person_id) for column, carry in weighing.items()))
    union = organization.union_around(membership.unit).path
    for carry, told in zip(weighing.values(), found, strict=True):
        hung = [row for row in told if not carry.at or _hangs(row, membership, others, union if carry.office else "")]
        yield from (_words(carry, row) for row in hung[:MOST_OF_A_KIND])
        if len(hung) > MOST_OF_A_KIND:
            more = len(hung) - MOST_OF_A_KIND
            yield asked.Words.of(_("%(what)s: %(n)s dòng nữa") % {"what": carry.what, "n": more}, more)


def _hangs(row, membership, others, inside):
    return row["hung_path"].startswith(inside) and _holds(membership, row) and not any(_holds(other, row) for other in others)


def _asked(column, carry, person_id):
    label, name = split(column)
    model = apps.get_model(label)
    names = {field.name for field in model._meta.concrete_fields}
    stands = {"cancelled_on": None} if "cancelled_on" in names else {"is_active": True} if "is_active" in names else {}
    stands |= {"follows": ""} if "follows" in names else {}  # a role that came with a post is told by the post
    whole, _sep, _name = carry.on.rpartition("__")
    if whole and hasattr(model._meta.get_field(whole.partition("__")[0]).related_model, "is_cancelled"):
        stands[f"{whole}__cancelled_on"] = None
    wanted = {"hung_path": F(f"{carry.at}__path") if carry.at else Value(""), "hung_at": F(f"{carry.at}__name") if carry.at else Value("")}
    wanted |= {"hung_on": F(carry.on)} if carry.on else {}
    wanted |= {"hung_until": F("valid_until")} if "valid_until" in names else {}
    found = model._base_manager.filter(**{name: person_id}, **stands).annotate(**wanted)
    return found.order_by("pk").values("pk", *wanted)


def _holds(membership, row):
    """True if the row stands at the membership's unit, above or below it, on a day of the membership."""
    place, path = row["hung_path"], membership.unit.path
    if not (place.startswith(path) or path.startswith(place)):
        return False
    first = row.get("hung_on")
    if first is None:
        return True
    if "hung_until" in row:
        last = row["hung_until"]
    else:
        last = dates.day_after(first)
    ahead = membership.valid_until is not None and membership.valid_until <= first
    return not ahead and not (last is not None and last <= membership.valid_from)


def _words(carry, row):
    told = ", ".join(filter(None, (row["hung_at"], dates.format_date(row["hung_on"]) if row.get("hung_on") else "")))
    return f"{carry.what} ({told})" if told else str(carry.what)
