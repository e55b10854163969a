"""Figures as one reader is told them: small counts are covered for whoever may not see the names (ADR 0029), at each unit alike."""

from functools import cached_property

from django.db.models import BigIntegerField, Count, F, TextField, Value

from congdoan.indicators import below, engine, queries
from congdoan.indicators.indicator import get, indicators
from congdoan.kernel.covering import Shade, Shades, Table
from congdoan.kernel.db.gathering import gather
from congdoan.units import queries as units
from congdoan.units import tree

WRITERS = set()
"""Permissions whose holders speak for the unit: what they send in its name is told to them whole."""


LINE, PLACED = ("of_key", "of_path", "of_above"), "placed"


class Telling:
    """What one reader is told of one question. Which small counts are covered is decided from the topmost unit at which the reader has a role."""

    def __init__(self, by, question):
        self.by, self.question, self._made = by, question, {}

    def figures(self, keys=None, with_parts=True):
        """{key: Figure} as ``indicators.queries.figures``, what is small covered; one statement more, for whom anything may be covered."""
        asked = [one for one in indicators() if keys is None or one.key in keys]
        others = self._stood() if any(map(self.lacks, asked)) else []
        found = queries.figures(self.question, keys=keys, with_parts=with_parts, beside=others)
        self._cover(found.values())
        return found

    def figure(self, indicator):
        """The figure of one indicator; a declared one does not stand in."""
        self._settle(indicator)
        made = engine.figure(indicator, self.question)
        self._cover([made])
        return made

    def split(self, indicator, below_it=None):
        """(Figure of all, [(unit, Figure)]) as ``below.split``."""
        self._settle(indicator)
        whole, found = below.split(indicator, self.question, below_it)
        if self.lacks(indicator):
            shade = self._shades([indicator])[_decider(indicator).key]
            for unit, figure in found:
                own = unit.pk == self.question.unit.pk
                if shade.hidden_own(unit.path) if own else shade.hidden(unit.path):
                    figure.cover()
        self._cover([whole])
        return whole, found

    def _settle(self, indicator):
        """Asks of both trees at once whether units moved since."""
        if "moved" not in self.question.__dict__:
            gather(self.question.settle(), *(self._stood() if self.lacks(indicator) else []))

    def _stood(self):
        """What is asked along with a first statement, for whom something may be covered: whether the whole branch moved, and under whom the unit stood."""
        return [*([] if self.top is self.question else [self.top.settle()]), self.standing()]

    def standing(self):
        """Finds out under whom the unit stood: through ``gather``."""
        self.__dict__["chain"] = yield from units.chain_on(self.question.unit, self.question.as_of)

    @cached_property
    def chain(self):
        """From the root down to the unit as it stood on the last day counted."""
        [chain] = gather(units.chain_on(self.question.unit, self.question.as_of))
        return chain

    def lacks(self, indicator):
        """True if small counts of it may be covered for this reader."""
        return bool(indicator.tells) and not self.knows_all(indicator.tells)

    def _cover(self, figures):
        for figure in figures:
            if figure.indicator.parts_seen and not self.by.may(figure.indicator.parts_seen, self.question.unit):
                figure.parts = None
        lacking = [one for one in figures if self.lacks(one.indicator) and not one.declared]
        hidden = self._hidden(lacking) if lacking else set()
        for figure in lacking:
            if _decider(figure.indicator).key in hidden:
                figure.cover()

    def _hidden(self, figures):
        """Keys of the deciding indicators whose counts are not told of the unit; at the reader's topmost unit the figures themselves say so."""
        deciders, made = {_decider(one.indicator).key for one in figures}, {one.key: one for one in figures}
        if (
            self.top is self.question
            and not deciders & self._made.keys()
            and deciders <= made.keys()
            and not any(map(self._knows_below, deciders))
        ):
            rows = {
                key: (made[key].people,) if made[key].of is None else (made[key].people, made[key].of - made[key].people)
                for key in deciders
            }
            return {key for key in deciders if _table(get(key)).small(rows[key])}
        shades = self._shades([one.indicator for one in figures])
        return {key for key in deciders if shades[key].hidden(self.question.unit.path)}

    def _knows_below(self, key):
        """True if the reader sees the names of some unit at or below."""
        return any(scope.touches(self.question.unit) for scope in self._scopes(get(key).tells))

    @cached_property
    def top(self):
        """The question of the topmost unit above at which the reader has a role, as the tree stands today; this one where there is none."""
        return self._asked_of(tree.ancestors(self.question.unit.path))

    def _asked_of(self, chain):
        held = {unit.path: unit for unit in self.by.units}
        unit = next((held[path] for path in chain if path in held), self.question.unit)
        return self.question if unit.pk == self.question.unit.pk else engine.Question(unit, self.question.period, self.question.today)

    def known(self, tells):
        """Of a path: whether the reader sees the names there, or writes that unit's reports himself."""
        scopes = self._scopes(tells)
        return lambda path: any(scope.contains_path(path) for scope in scopes)

    def _scopes(self, tells):
        return [self.by.scope(permission) for permission in (tells, *(WRITERS if self.by.helper is None else ()))]

    def knows_all(self, tells):
        return any(scope.contains_all_below(self.question.unit) for scope in self._scopes(tells))

    def _shades(self, asked):
        """{key of the deciding indicator: Shade} of those asked."""
        deciders = [one for one in {_decider(one).key: _decider(one) for one in asked}.values() if one.key not in self._made]
        if deciders:
            reads_tree = self.top.moved and "above" not in self.__dict__
            counts, above = spread(deciders, self.top_then, reads_tree)
            if reads_tree:
                self.__dict__["above"] = above
            for one in deciders:
                self._made[one.key] = self.shade(counts[one.key], (_table(one),), self.known(one.tells))
        return self._made

    def shade(self, counts, tables, known):
        """The Shade of counts by unit, of the tree as it stood, and of it without what has left the reader's units since: some pages leave that out."""
        held, top = tuple(unit.path for unit in self.by.units), self.top_then.unit.path
        whole = Shade(counts, tables, top, self.superior, known)
        if all(path.startswith(held) for path in counts):
            return whole
        return Shades(whole, Shade(counts, tables, top, self.superior, lambda path: known(path) or not path.startswith(held)))

    @cached_property
    def top_then(self):
        """The question at the top of the tree as it stood on the last day counted."""
        if not self.top.moved or (len(self.by.units) == 1 and self.top.unit in self.chain):
            return self.top
        held = [unit.path for unit in self.by.units]
        unit = next((unit for unit in self.chain if any(unit.path.startswith(path) for path in held)), self.question.unit)
        top = self.top if unit.pk == self.top.unit.pk else engine.Question(unit, self.question.period, self.question.today)
        top.__dict__["moved"] = True  # not asked again: where units moved, the tree of that day is walked
        return top

    def superior(self, path):
        """The path of the superior, of a path, as the tree stood on that day; "" where there is none."""
        return self.above.get(path, "") if self.top.moved else path[: -tree.WIDTH]

    @cached_property
    def above(self):
        """{path: path of its superior} where units moved since; read along with the counts where those are asked first."""
        placed = units.placed_below(self.question.as_of, self.top_then.units)
        return dict(placed.values_list("unit__path", "parent__path"))


def _decider(indicator):
    return get(indicator.tells_with) if indicator.tells_with else indicator


def _table(indicator):
    """Those counted and the others of the whole; what has no whole stands alone."""
    if indicator.whole is None:
        return Table((0,), summed=False)
    return Table((0, 1), telling=frozenset({0, 1}) if indicator.telling else frozenset())


def spread(asked, question, reads_tree=False):
    """({key: {path: (people,) or (people, the others of the whole)}} of what stands at each unit itself, {path: its superior's}); one statement.

    ``reads_tree``: whether the superiors of that day are read, else {}.
    """
    lines = {
        engine.whole_key(one): _line(engine.whole_key(one), engine.whole(one, question), "unit", "person_id") for one in asked if one.whole
    }
    lines |= {one.key: _line(one.key, engine.rows(one, question), one.at, one.person) for one in asked}
    found = {}
    for key, path, above, people in engine.together([*lines.values(), *([_placed(question)] if reads_tree else [])]):
        found.setdefault(key, {})[path] = above or people
    made = {}
    for one in asked:
        counted, whole = found.get(one.key, {}), found.get(engine.whole_key(one), {}) if one.whole else None
        made[one.key] = {path: (n,) for path, n in counted.items()} if whole is None else _beside_the_others(counted, whole)
    return made, found.get(PLACED, {})


def _beside_the_others(counted, whole):
    return {path: (counted.get(path, 0), max(0, whole.get(path, 0) - counted.get(path, 0))) for path in counted.keys() | whole.keys()}


def _line(key, found, at, person):
    keyed = found.order_by().select_related(None)
    keyed = keyed.annotate(of_key=Value(key, TextField()), of_path=F(f"{at}__path"), of_above=Value("", TextField()))
    return keyed.values(*LINE).annotate(of_people=Count(person, distinct=True)).values_list(*LINE, "of_people")


def _placed(question):
    """Under whom each unit stood, in the shape of a line."""
    rows = units.placed_below(question.as_of, question.units).order_by()
    rows = rows.annotate(of_key=Value(PLACED, TextField()), of_path=F("unit__path"), of_above=F("parent__path"))
    return rows.annotate(of_people=Value(0, BigIntegerField())).values_list(*LINE, "of_people")
