"""Finding members by what somebody wrote: "Trần Thị Mai", "Trần Thị Mai (09/10/1986)"; one query for many names."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from congdoan.kernel import dates, names
from congdoan.kernel.errors import Unreadable
from congdoan.kernel.text import fold, squeeze
from congdoan.membership.models import Membership
from congdoan.people.choices import Sex
from congdoan.units import queries as units
from congdoan.units.tree import WIDTH

_MANY = 6
_COUNTED = {2: "hai", 3: "ba", 4: "bốn", 5: "năm", 6: "sáu"}


class Ambiguous(Unreadable):
    """Two or more share the name (trùng tên)."""


@dataclass
class Candidate:
    """Someone who is or was a member in the searched unit or below."""

    person_id: int
    name: str
    match_key: str
    woman: bool
    birth: str
    numbers: tuple
    spells: list = field(default_factory=list)  # (unit path, first day, day after the last or None)

    def answers(self, hint):
        """True if the hint in brackets is this person's birth date or year, or a number of his or hers."""
        wanted = squeeze(hint)
        if wanted in self.numbers or wanted == self.birth:
            return True
        try:
            found = str(dates.read_approximate_date(wanted))
        except Unreadable:
            return False
        return found == self.birth or (len(found) == 4 and self.birth.endswith(found))

    def stands_under(self, path):
        """True if a membership lies at or below the path."""
        return any(spell[0].startswith(path) for spell in self.spells)

    def member_on(self, day, path=""):
        """True if a member on that day, at or below the path."""
        return any(at.startswith(path) and start <= day and (end is None or day < end) for at, start, end in self.spells)


class Known:
    """Những người tra được trong một đơn vị và cấp dưới, thời gian nào cũng kể.

    ``Known.named(unit, texts)`` loads whoever may be meant by the texts, ``Known.everybody(unit)`` all; one query each.
    """

    def __init__(self, unit, rows):
        self.unit = unit
        self._by_folded, self._by_id = {}, {}
        for row in rows:
            person = row.person
            one = self._by_id.get(person.pk)
            if one is None:
                one = self._by_id[person.pk] = Candidate(
                    person.pk, person.full_name, person.match_key, person.sex == Sex.FEMALE, person.birth_text, ()
                )
                self._by_folded.setdefault(person.search_key, []).append(one)
            one.numbers = tuple({*one.numbers, *filter(None, (person.national_id, row.member_number))})
            one.spells.append((row.unit.path, row.valid_from, row.valid_until))

    @classmethod
    def named(cls, unit, texts):
        """Those whose folded name is one of the texts' (hints in brackets do not count)."""
        keys = {fold(names.split_hint(written)[0]) for written in texts}
        return cls(unit, _rows(unit).filter(person__search_key__in=keys))

    @classmethod
    def everybody(cls, unit):
        """Everyone."""
        return cls(unit, _rows(unit))

    @classmethod
    def sharing(cls, unit, person_ids):
        """These persons and all who share a name with one of them: for writing names that can be read back."""
        keys = Membership.objects.filter(person_id__in=set(person_ids)).order_by().values("person__match_key")
        return cls(unit, _rows(unit).filter(person__match_key__in=keys))

    def find(self, written, unit=None, loose=False):
        """The one person meant, as a Candidate.

        Looked for in ``unit`` and below, then in the unit around it, up to the searched unit. Raises Unreadable for an
        unknown name and Ambiguous where two share it. ``loose``: a name typed without diacritics will do, if it is one person's.
        """
        name, hint = names.split_hint(written)
        alike = self._by_folded.get(fold(name), [])
        exact = [one for one in alike if one.match_key == names.match_key(name)]
        near = self._nearest(exact or (alike if loose else []), unit or self.unit)
        if hint:
            near = [one for one in near if one.answers(hint)] or self._refuse_hint(name, hint, near)
        if len(near) == 1:
            return near[0]
        if near:
            raise Ambiguous(self._sentence_for_many(near))
        raise Unreadable(self._sentence_for_none(name, unit or self.unit, alike))

    def label(self, person_id):
        """The name as a cell shows it: with the birth date only where two share the name; None if not known."""
        one = self._by_id.get(person_id)
        if one is None:
            return None
        sharing = [other for other in self._by_folded[fold(one.name)] if other.match_key == one.match_key]
        if len(sharing) < 2:
            return one.name
        births = [other.birth for other in sharing]
        hint = one.birth if one.birth and births.count(one.birth) == 1 else next(iter(sorted(one.numbers)), one.birth)
        return f"{one.name} ({hint})" if hint else one.name

    def namesakes(self, texts):
        """{text: [(name as it is found, the same with where he or she stands)]} of texts that several share, for a list to choose from."""
        found = {}
        for written in texts:
            name = names.split_hint(written)[0]
            alike = [one for one in self._by_folded.get(fold(name), ()) if one.match_key == names.match_key(name)]
            alike = alike or self._by_folded.get(fold(name), [])
            if alike:
                found[written] = [(self.label(one.person_id), self.label(one.person_id)) for one in alike]
        return found

    def members_on(self, day, unit=None, women_only=False):
        """Ids of everyone who was a member on that day at or below the unit, in a fixed order."""
        path = (unit or self.unit).path
        found = [one for one in self._by_id.values() if one.member_on(day, path) and (one.woman or not women_only)]
        return tuple(sorted(one.person_id for one in found))

    def _nearest(self, candidates, unit):
        path = unit.path
        while len(path) >= len(self.unit.path):
            near = [one for one in candidates if one.stands_under(path)]
            if near:
                return near
            path = path[:-WIDTH]
        return []

    def _refuse_hint(self, name, hint, near):
        if not near:
            return []
        births = ", ".join(one.birth or _("chưa ghi ngày sinh") for one in near)
        raise Unreadable(
            _("Không có %(name)s (%(hint)s). Trong sổ: %(births)s.") % {"name": near[0].name or name, "hint": hint, "births": births}
        )

    def _sentence_for_many(self, near):
        titles = {_("chị") if one.woman else _("anh") for one in near}
        given = names.short_name(near[0].name)
        count = _COUNTED.get(len(near), str(len(near)))
        whom = f"{titles.pop()} {given}" if len(titles) == 1 else _("người tên %(name)s") % {"name": given}
        births = ", ".join(one.birth for one in near[:_MANY] if one.birth)
        return _("Có %(count)s %(whom)s. Ghi thêm ngày sinh: %(births)s.") % {"count": count, "whom": whom, "births": births}

    def _sentence_for_none(self, name, unit, alike):
        sentence = _("Không có đoàn viên tên “%(name)s” ở %(unit)s.") % {"name": name[:60], "unit": unit.name}
        if alike:
            sentence += " " + _("Có phải %(name)s?") % {"name": alike[0].name}
        return sentence


def _rows(unit):
    rows = Membership.objects.filter(units.today_q(unit.path, "unit__path"))
    return rows.select_related("person", "unit").order_by("person__sort_key", "person_id", "valid_from")
