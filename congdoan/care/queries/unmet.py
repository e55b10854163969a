"""Who was in a case of care in a span, and who of them got something: derived from members, families, notices, visits and gifts; stored nowhere."""

from collections import defaultdict

from congdoan.access.actions import reads
from congdoan.care import feasts
from congdoan.care.cases import CASES, OLDEST, TO_CHILDREN, TO_WOMEN, Entry
from congdoan.care.choices import Occasion, Permission
from congdoan.care.models import Gift, Notice, Visit
from congdoan.care.queries.elsewhere import own_q
from congdoan.kernel.db.gathering import gather
from congdoan.membership import queries as membership
from congdoan.people.choices import Precision, Sex
from congdoan.units import queries as units

NOT = (False, None)


@reads(Permission.VIEW_VISITS)
def cases(*, by, unit, start, end):
    """[Entry] of everybody who was in a case from ``start`` to ``end`` (exclusive, no later than today), as far as ``by`` sees visits, gifts and families.

    A notice is answered by a visit of that person on its day or later; an occasion is one of which somebody got a gift in the span. The number
    of statements does not grow with the members.
    """
    span = _Span(by, unit, start, end)
    return [*span.occasions(), *span.visited()]


class _Span:
    """The rows of one span, each read once."""

    def __init__(self, by, unit, start, end):
        self.start, self.end = start, end
        here, seen = units.today_q(unit.path, "unit__path"), by.scope(Permission.VIEW_VISITS).q("unit__path")
        notices = Notice.objects.standing().filter(here, seen, reported_on__gte=start, reported_on__lt=end).select_related("person", "unit")
        visits = Visit.objects.standing().filter(here, seen, visited_on__gte=start).select_related("person", "unit")
        told = notices.order_by().values("person")
        elsewhere = Visit.objects.standing().filter(person__in=told, visited_on__gte=start).exclude(here, seen)
        self.notices, self.visits, others = gather(
            notices.order_by("reported_on", "pk"), visits.order_by("visited_on", "pk"), elsewhere.order_by("visited_on", "pk")
        )
        for visit in others:
            visit.amount = None  # that it was made is known from who waits; how much is that unit's
        self.answers = sorted([*self.visits, *others], key=lambda visit: (visit.visited_on, visit.pk))
        spells = membership.memberships_below(by=by, unit=unit).overlapping(start, end)
        self.spells = list(spells.order_by("person__sort_key", "pk"))
        self.spells_of = defaultdict(list)
        for spell in self.spells:
            self.spells_of[spell.person_id].append(spell)
        self.gifts = self._gifts(by, unit, spells)
        self.children = membership.children_below(by=by, unit=unit) if any(row["child"] for row in self.gifts) else []

    def _gifts(self, by, unit, spells):
        """What members here, or their children, got of the union in these years; the amount where ``by`` may see the gift."""
        years = list(range(self.start.year, self.end.year + 1))
        of_union = own_q(unit) | units.today_q(unit.path, "unit__path")
        found = Gift.objects.standing().filter(of_union, given_on__year__in=years, person__in=spells.order_by().values("person"))
        scope = by.scope(Permission.VIEW_GIFTS)
        rows = list(found.order_by("given_on", "pk").values("occasion", "person", "child", "given_on", "amount", "unit__path"))
        for row in rows:
            path = row.pop("unit__path")
            row["amount"] = row["amount"] if path in scope.exact or any(path.startswith(top) for top in scope.below) else None
        return rows

    def occasions(self):
        """Birthdays, children's days, Tết, 8/3, 20/10."""
        for case in CASES:
            if not case.occasion:
                continue
            rows = [row for row in self.gifts if row["occasion"] == case.occasion]
            in_span = [row["given_on"] for row in rows if self.start <= row["given_on"] < self.end]
            if case.occasion == Occasion.BIRTHDAY:
                yield from self._birthdays(case, rows)
            elif in_span:
                day = in_span[0]
                whose = "child" if case.to == TO_CHILDREN else "person"
                mine = [row for row in rows if row["given_on"].year == day.year and bool(row["child"]) == (whose == "child")]
                got = {row[whose]: (True, row["amount"]) for row in mine}
                yield from self._children(case, day, got) if case.to == TO_CHILDREN else self._members(case, day, got)

    def _birthdays(self, case, rows):
        got = {(row["person"], row["given_on"].year): (True, row["amount"]) for row in rows if not row["child"]}
        for spell in self.spells:
            for year in range(self.start.year, self.end.year + 1):
                day = _birthday(spell.person, year)
                if day and self.start <= day < self.end and spell.holds_on(day):
                    yield _entry(case, spell, day, got.get((spell.person_id, year), NOT))

    def _members(self, case, day, got):
        for spell in self.spells:
            if spell.holds_on(day) and (case.to != TO_WOMEN or spell.person.sex == Sex.FEMALE):
                yield _entry(case, spell, day, got.get(spell.person_id, NOT))

    def _children(self, case, day, got):
        parents = {spell.person_id: spell for spell in self.spells if spell.holds_on(day)}
        for child in self.children:
            alive = child.died_on is None or child.died_on > day
            if alive and child.person_id in parents and 0 <= day.year - child.birth_year <= OLDEST:
                spell = parents[child.person_id]
                yield Entry(case, child.name, spell.unit_id, spell.unit.name, child.person_id, day, *got.get(child.pk, NOT))

    def visited(self):
        """What was reported, with the visit that answered it; what was visited without having been reported."""
        case_of = {reason: case for case in CASES for reason in case.reasons}
        by_person = defaultdict(list)
        for visit in self.answers:
            by_person[visit.person_id].append(visit)
        used = set()
        for notice in self.notices:
            if notice.reason in case_of:
                answer = _answer(notice, by_person[notice.person_id], used)
                used |= {answer.pk} if answer and case_of.get(answer.reason) is case_of[notice.reason] else set()
                yield self._told(case_of[notice.reason], notice, notice.reported_on, answer)
        for visit in self.visits:
            if visit.pk not in used and visit.reason in case_of and visit.visited_on < self.end:
                yield self._told(case_of[visit.reason], visit, visit.visited_on, visit)

    def _told(self, case, row, on, answer):
        """With the group in which the member was that day, wherever it was written down."""
        place = next((spell.unit for spell in self.spells_of.get(row.person_id, ()) if spell.holds_on(on)), row.unit)
        given = (True, answer.amount) if answer else NOT
        return Entry(case, row.person.full_name, place.pk, place.name, row.person_id, on, *given)


def _answer(notice, visits, used):
    """The first visit on its day or later, of the same reason if there is one; one visit may answer several notices."""
    after = [visit for visit in visits if visit.visited_on >= notice.reported_on]
    same = [visit for visit in after if visit.reason == notice.reason]
    fresh = [visit for visit in same if visit.pk not in used]
    return next(iter(fresh or same or after), None)


def _entry(case, spell, day, given):
    return Entry(case, spell.person.full_name, spell.unit_id, spell.unit.name, spell.person_id, day, *given)


def _birthday(person, year):
    """The day in a year, None where the birth is not known to the day; of 29 February the 28th."""
    if person.birth_on is None or person.birth_precision != Precision.DAY:
        return None
    try:
        return person.birth_on.replace(year=year)
    except ValueError:
        return person.birth_on.replace(year=year, day=28)


def coming(*, by, unit):
    """[(occasion, day)] of the feast day near if the unit and below have no gift for it yet; asks through ``gather``, once or not at all."""
    near = feasts.near(by.today)
    if not near or not by.may(Permission.GIVE_GIFTS, unit):
        return []
    [(occasion, day)] = near
    here = units.today_q(unit.path, "unit__path")
    held = Gift.objects.standing().filter(here, occasion=occasion, given_on__gte=day - feasts.GIVEN_WITHIN, given_on__lte=by.today)
    found = yield held.order_by("pk")[:1]
    return [] if found else near
