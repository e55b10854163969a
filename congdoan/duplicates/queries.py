"""Who may be one person: candidates by name, birth, number, telephone; two of them side by side; what was merged."""

from types import SimpleNamespace

from django.apps import apps
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, ExtractMonth, ExtractYear, Length

from congdoan.access.actions import reads
from congdoan.duplicates.carrying import CARRIED, split
from congdoan.duplicates.choices import Permission
from congdoan.duplicates.models import Distinct, Merge
from congdoan.kernel.db import listed
from congdoan.membership import queries as membership
from congdoan.organization import queries as organization
from congdoan.people import queries as people
from congdoan.people.choices import Precision
from congdoan.units import queries as units

_DIGITS = 12  # of a số CCCD; two of them are two persons, an old CMND and a CCCD may be one's


def _told(rows):
    """Persons with what two births are compared by: year, month; ``loose_…`` where no more than that is known; whether the number has twelve digits."""
    year, months = ExtractYear("birth_on"), ExtractYear("birth_on") * 12 + ExtractMonth("birth_on")
    return rows.annotate(
        year=year,
        months=months,
        loose_year=Case(When(birth_precision=Precision.YEAR, then=year)),
        loose_months=Case(When(birth_precision=Precision.MONTH, then=months)),
        unborn=Case(When(birth_on__isnull=True, then=F("match_key"))),
        digits=Coalesce(Length("national_id"), 0),
        cccd=Case(When(digits=_DIGITS, then=Value(_DIGITS)), default=Value(-1)),
    )


def _like_outer():
    """Persons of the outer person's name, with or without diacritics, who may be the same; never two with a number of twelve digits each."""
    same_day = Q(birth_on=OuterRef("birth_on"), birth_precision=OuterRef("birth_precision"))
    same_phone = Q(phone=OuterRef("phone")) & ~Q(phone="")
    by_year = Q(year=OuterRef("loose_year")) | Q(birth_precision=Precision.YEAR, year=OuterRef("year"))
    by_month = Q(months=OuterRef("loose_months")) | Q(birth_precision=Precision.MONTH, months=OuterRef("months"))
    unknown = Q(match_key=OuterRef("unborn")) | Q(birth_on__isnull=True)
    plain = Q(match_key=F("search_key")) | Q(search_key=OuterRef("match_key"))  # one of the two was typed without diacritics
    alike = (
        same_day
        | same_phone
        | ((Q(match_key=OuterRef("match_key")) | plain) & (by_year | by_month))
        | (Q(match_key=OuterRef("match_key")) & unknown)
    )
    rows = _told(people.persons()).filter(alike, search_key=OuterRef("search_key"))
    return rows.exclude(pk=OuterRef("pk")).filter(~Q(digits=OuterRef("cccd")))


def _inside(condition):
    """Keys of persons who are or were members at units of the condition."""
    return people.persons().filter(condition).order_by().values("pk")


@reads(Permission.MERGE_PERSONS)
def candidates(*, by, unit):
    """Persons of the unit and below who may stand twice, by given name.

    Each with ``other_id``, the older row that may be the same person, where ``by`` may see it; ``elsewhere``: somebody of the same name and
    whole birth date is a member where ``by`` may not look.
    """
    scope = by.scope(Permission.MERGE_PERSONS)
    mine = _inside(scope.q("memberships__unit__path"))
    here = _inside(scope.q("memberships__unit__path") & units.today_q(unit.path, "memberships__unit__path"))
    told = Distinct.objects.filter(low=OuterRef("pk"), high=OuterRef(OuterRef("pk")))
    beside = _like_outer().filter(Q(pk__in=here, pk__lt=OuterRef("pk")) | Q(pk__in=mine) & ~Q(pk__in=here), ~Exists(told.order_by()))
    same = {"match_key": OuterRef("match_key"), "birth_on": OuterRef("birth_on"), "birth_precision": Precision.DAY}
    away = _like_outer().filter(**same, memberships__isnull=False).exclude(pk__in=mine)
    rows = _told(people.persons()).filter(pk__in=here)
    rows = rows.annotate(other_id=Subquery(beside.order_by("pk").values("pk")[:1]), elsewhere=Exists(away.order_by()))
    return rows.filter(Q(other_id__isnull=False) | Q(elsewhere=True)).order_by("sort_key", "id")


@reads(Permission.MERGE_PERSONS)
def persons(*, by, ids):
    """[Person] of these ids, in order, all of whom are or were members where ``by`` may merge; None for one who is not."""
    seen = _inside(by.scope(Permission.MERGE_PERSONS).q("memberships__unit__path"))
    found = {person.pk: person for person in people.persons().filter(pk__in=seen).filter(pk__in=listed(ids))}
    return [found.get(pk) for pk in ids]


def named_units(person_ids):
    """{person id: [Membership]} of these persons, newest first, with units."""
    found = {}
    for row in membership.matching(person_ids):
        found.setdefault(row.person_id, []).insert(0, row)
    return found


def places_of(person_ids):
    """Paths of all units where these persons are or were members, hold or held a post or a role; unscoped, for the policy."""
    paths = {spell[0] for spells in membership.spells_of(person_ids).values() for spell in spells}
    paths |= {post.unit.path for posts in organization.appointments_of_all(person_ids).values() for post in posts}
    roles = people.persons().filter(pk__in=listed(person_ids), grants__isnull=False).order_by("pk")
    return paths | set(roles.values_list("grants__unit__path", flat=True))


def reached_by(by):
    """path -> bool: whether ``by`` may merge there."""
    scope = by.scope(Permission.MERGE_PERSONS)
    return lambda path: scope.contains(SimpleNamespace(path=path))


def counts(person_ids):
    """{person id: [(column of CARRIED, words, how many)]} of everything that is said of these persons, in one query."""
    wanted = {}
    for place, (column, _carry) in enumerate(CARRIED.items()):
        label, name = split(column)
        rows = apps.get_model(label)._base_manager.filter(**{name: OuterRef("pk")}).order_by().values(name)
        wanted[f"n{place}"] = Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n")), 0)
    found = people.persons().filter(pk__in=listed(person_ids)).annotate(**wanted).order_by("pk").values("pk", *wanted)
    words = [(column, carry.what) for column, carry in CARRIED.items()]
    return {row["pk"]: [(*said, row[f"n{place}"]) for place, said in enumerate(words) if row[f"n{place}"]] for row in found}


@reads(Permission.MERGE_PERSONS)
def merges(*, by, unit):
    """Merges recorded at the unit and below, the newest first."""
    found = Merge.objects.filter(by.scope(Permission.MERGE_PERSONS).q("unit__path"), units.today_q(unit.path, "unit__path"))
    return found.select_related("unit", "kept", "gone", "recorded_by").order_by("-recorded_at", "-pk")


@reads(Permission.MERGE_PERSONS)
def merge(*, by, pk):
    """One merge that ``by`` may see, or None."""
    found = Merge.objects.filter(by.scope(Permission.MERGE_PERSONS).q("unit__path"), pk=pk)
    return found.select_related("unit", "kept", "gone", "recorded_by").first()


def on_top_of(merge):
    """A later merge that stands on this one: of the person that stands, or into it; None for none."""
    later = Merge.objects.filter(Q(kept=merge.kept_id) | Q(gone=merge.kept_id), undone_at__isnull=True, pk__gt=merge.pk)
    return later.select_related("gone").order_by("-pk").first()
