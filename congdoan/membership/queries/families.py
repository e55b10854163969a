"""Members' families; finding their children by what somebody wrote."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from congdoan.access.actions import reads
from congdoan.kernel import names
from congdoan.kernel.errors import Unreadable
from congdoan.membership.choices import MOURNED, Permission, RelativeKind
from congdoan.membership.models import Membership, Relative
from congdoan.membership.queries.known import Ambiguous
from congdoan.units import queries as units


def children():
    """Children that stand in the book: confirmed, not taken out; unscoped."""
    return Relative.objects.standing().filter(kind=RelativeKind.CHILD, waits=False)


def written_for(where):
    """Q: the relative's member is, or was last, at a unit of ``where`` (a Q on memberships), or was still there when the row came to say what it says.

    What another union wrote after a member went there, or corrected, is that union's to read.
    """
    return Q(_there_on(where, "recorded_at__date"), changed_on=None) | Q(_there_on(where, "changed_on"), changed_on__isnull=False)


def as_it_stood(where):
    """Q: of rows that the next union corrected, the one that stood before, for the union of ``where`` from which the member went."""
    return Q(written_for(where), ~_there_on(where, "stood_until"), stood_until__isnull=False)


def _there_on(where, day):
    held = Membership.objects.filter(where, person=OuterRef("person"))
    went_on = Membership.objects.filter(person=OuterRef("person"), valid_from__gte=OuterRef("valid_until"))
    theirs = Q(valid_until__isnull=True) | Q(valid_until__gt=OuterRef(day)) | ~Exists(went_on.order_by())
    return Exists(held.filter(theirs).order_by())


@reads(Permission.VIEW_FAMILIES)
def children_below(*, by, unit, as_were=False):
    """Children of everyone who is or was a member at the unit or below, with ``unit_id`` of the newest such membership.

    ``as_were``: also those that another union has corrected since, as they stood.
    """
    where = by.scope(Permission.VIEW_FAMILIES).q("unit__path") & units.today_q(unit.path, "unit__path")
    inside = Membership.objects.filter(where)
    newest = {row["person_id"]: row["unit_id"] for row in inside.order_by("valid_from", "pk").values("person_id", "unit_id")}
    stands = Q(written_for(where), cancelled_on=None)
    rows = Relative.objects.filter(stands | as_it_stood(where) if as_were else stands, kind=RelativeKind.CHILD, waits=False)
    rows = rows.filter(person__in=inside.order_by().values("person_id")).select_related("person")
    found = list(rows.order_by("person__sort_key", "person_id", "birth_year", "pk"))
    for child in found:
        child.unit_id = newest[child.person_id]
    return found


@reads(Permission.VIEW_FAMILIES)
def relatives_of(*, by, person_id):
    """Relatives of one member that ``by`` may see, and members who named him or her as theirs where ``by`` may see those; the eldest first."""
    where = by.scope(Permission.VIEW_FAMILIES).q("unit__path")
    return _about(person_id).filter(Q(written_for(where), cancelled_on=None) | as_it_stood(where))


@reads(Permission.VIEW_FAMILIES)
def relative(*, by, unit, pk):
    """One relative that stands, of somebody who is or was a member at the unit or below, as far as it is theirs to read (``written_for``); or None."""
    where = by.scope(Permission.VIEW_FAMILIES).q("unit__path") & units.today_q(unit.path, "unit__path")
    rows = Relative.objects.standing().filter(written_for(where), pk=pk)
    return rows.select_related("person", "known_as", "recorded_by").first()


def own_relatives(*, by):
    """The signed-in person's own relatives, and members who named him or her as theirs; the eldest first."""
    return _about(by.person.pk).standing()


@reads(Permission.VIEW_FAMILIES)
def relatives_mourned(*, by, person_id):
    """Relatives of one member, whose family ``by`` may see, for whom the union comes in bereavement."""
    return relatives_of(by=by, person_id=person_id).standing().filter(person=person_id, kind__in=MOURNED, waits=False)


def _about(person_id):
    rows = Relative.objects.filter(Q(person=person_id) | Q(known_as=person_id, waits=False))
    return rows.select_related("person", "known_as").order_by("kind", "birth_year", "pk")


class KnownChildren:
    """Con của những ai là hoặc từng là đoàn viên ở một đơn vị và cấp dưới."""

    def __init__(self, unit, rows):
        self.unit = unit
        self._by_key = {}
        for child in rows:
            self._by_key.setdefault(child.match_key, []).append(child)

    @classmethod
    def named(cls, unit, texts):
        """Those whose name is one of the texts' (years in brackets do not count); one query."""
        keys = {names.match_key(names.clean_name(names.split_hint(written)[0])) for written in texts}
        return cls(unit, _rows(unit).filter(match_key__in=keys))

    def find(self, written, parent_id=None):
        """Id of the one child meant. Raises Unreadable for an unknown name, Ambiguous where two share it."""
        name, hint = names.split_hint(written)
        found = self._by_key.get(names.match_key(names.clean_name(name)), [])
        if parent_id is not None:
            found = [child for child in found if child.person_id == parent_id]
        if hint:
            found = [child for child in found if str(child.birth_year) in hint]
        if len(found) == 1:
            return found[0].pk
        if found:
            choices = ", ".join(f"{child.birth_year}, con {child.person.title} {child.person.full_name}" for child in found[:6])
            raise Ambiguous(
                _("Có %(count)s cháu tên %(name)s (%(choices)s). Ghi thêm cha, mẹ.")
                % {"count": len(found), "name": name, "choices": choices}
            )
        raise Unreadable(
            _("Không có cháu tên “%(name)s” trong sổ con đoàn viên của %(unit)s.") % {"name": name[:60], "unit": self.unit.name}
        )


def child_labels(unit, pks):
    """{pk: name}, with the year of birth where two children of one parent share the name."""
    wanted = list(Relative.objects.filter(pk__in=set(pks)).order_by("pk"))
    siblings = {}
    for child in children().filter(person_id__in={child.person_id for child in wanted}).order_by("pk"):
        siblings[child.person_id, child.match_key] = siblings.get((child.person_id, child.match_key), 0) + 1
    return {
        child.pk: f"{child.name} ({child.birth_year})" if siblings.get((child.person_id, child.match_key), 0) > 1 else child.name
        for child in wanted
    }


def parents_of(pks):
    """{child id: id of the parent}, unscoped: for records of other rooms that name a child."""
    return dict(Relative.objects.filter(pk__in=set(pks)).order_by("pk").values_list("pk", "person_id")) if pks else {}


def _rows(unit):
    where = units.today_q(unit.path, "unit__path")
    parents = Membership.objects.filter(where).order_by().values("person_id")
    return (
        children().filter(written_for(where), person__in=parents).select_related("person").order_by("person__sort_key", "birth_year", "pk")
    )
