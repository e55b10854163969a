"""Cây địa bàn, cây ngành: lập nhiều nơi một lần, đổi tên hay nơi trên, nhập nhiều nơi vào một; các đơn vị đi theo trong cùng một lần."""

from congdoan.access.actions import action, require_each
from congdoan.audit.notes import note
from congdoan.kernel import text
from congdoan.kernel.db import insert_all, listed, update_all
from congdoan.organization import area_queries, areas, stating
from congdoan.organization.actions import decisions
from congdoan.organization.choices import Permission
from congdoan.organization.models import Area, AreaSpell, UnitFact
from congdoan.units import queries as units
from congdoan.units.models import Unit


@action(Permission.KEEP_AREAS, at="unit")
def found(*, by, unit, tree, rows, effective_on, decision="", signed_on=None, issuer=""):
    """Lập các địa bàn, ngành trong cây.

    ``rows``: [{"code", "name", "rank", "parent"}], a superior (by code) before those below it; ``tree``: AreaTree. Refused: a code that there
    is or was, a superior that is not there, a day to come.
    """
    areas.check_day(effective_on=effective_on, today=by.today)
    areas.check_codes(rows=rows, taken=area_queries.codes_taken(tree))
    known = {row.area.code.upper(): row.area for row in area_queries.spelled(tree, effective_on)}
    before = set(known)
    for row in rows:
        row["above"] = (row.get("parent") or "").upper()
        areas.check_parent(code=row.get("parent"), found=row["above"] in before or None)
        before.add(row["code"].upper())
    made = insert_all(Area, [Area(unit=unit, tree=tree, code=row["code"]) for row in rows])
    known |= {one.code.upper(): one for one in made}
    paper = decisions.named(by=by, unit=unit, number=decision, signed_on=signed_on, issuer=issuer, effective_on=effective_on)
    spells = [
        _spell(by, one, row["name"], row.get("rank", ""), known.get(row["above"]), effective_on, paper)
        for one, row in zip(made, rows, strict=True)
    ]
    insert_all(AreaSpell, spells)
    note(tree=str(tree), areas=[one.pk for one in made])
    return unit


@action(Permission.KEEP_AREAS, at="area.unit")
def change(*, by, area, name, effective_on, rank="", parent="", decision="", signed_on=None, issuer=""):
    """Đổi tên, bậc, nơi trên của một địa bàn, ngành từ một ngày. ``parent``: its code, empty for none. Earlier days stay as they were."""
    _lock(area.unit)
    areas.check_day(effective_on=effective_on, today=by.today)
    spell = AreaSpell.objects.select_related("area").get(area=area, valid_until__isnull=True)
    rows = list(area_queries.spelled(area.tree, effective_on))
    above = _called(rows, parent)
    now = list(area_queries.spelled(area.tree, by.today))
    areas.check_parent(code=parent, found=above)
    areas.check_lasts(row=above, now=now, field="parent")
    areas.check_change(spell=spell, effective_on=effective_on, parent_id=above and above.area_id, spells=rows, now=now)
    AreaSpell.objects.filter(pk=spell.pk).update(valid_until=effective_on)
    new = _spell(
        by,
        area,
        name,
        rank,
        above and above.area,
        effective_on,
        decisions.named(by=by, unit=area.unit, number=decision, signed_on=signed_on, issuer=issuer, effective_on=effective_on),
    )
    new.save()
    note(area=area.pk, before=spell.name)
    return area


@action(Permission.KEEP_AREAS, at="unit")
def merge(*, by, unit, tree, codes, effective_on, heir="", decision="", signed_on=None, issuer=""):
    """Thôi những địa bàn, ngành này từ một ngày; đơn vị ở đó về nơi nhận.

    ``codes``, ``heir``: codes in the tree; the units of those that end belong to ``heir`` from that day on, by the same decision. Refused:
    something below that stays, units without a receiver, units said to belong elsewhere since.
    """
    _lock(unit)
    areas.check_day(effective_on=effective_on, today=by.today)
    rows = list(area_queries.spelled(tree, effective_on))
    for code in codes:
        areas.check_parent(code=code, found=_called(rows, code))
    ending = [_called(rows, code) for code in codes]
    require_each(by=by, permission=Permission.KEEP_AREAS, unit=unit, units=[row.area.unit for row in ending])
    going, to = {row.area_id for row in ending}, _called(rows, heir)
    areas.check_heir(code=heir, heir=to)
    areas.check_lasts(row=to, now=list(area_queries.spelled(tree, by.today)))
    facts = area_queries.facts_of(going)
    for row in ending:
        areas.check_end(spell=row, effective_on=effective_on, heir=to, spells=rows, facts=facts.get(row.area_id, 0), going=going)
    areas.check_news(late=[row.unit.name for row in area_queries.late_facts(going, effective_on)], effective_on=effective_on)
    paper = decisions.named(by=by, unit=unit, number=decision, signed_on=signed_on, issuer=issuer, effective_on=effective_on)
    update_all(AreaSpell, _ended(ending, effective_on), ["valid_until"])
    _move(by, going, to, effective_on, paper)
    note(tree=str(tree), ended=sorted(going), heir=to and to.area_id)
    return unit


@action(Permission.KEEP_AREAS, at="unit")
def assign(*, by, unit, tree, pairs, effective_on, decision="", signed_on=None, issuer=""):
    """Ghi nhiều đơn vị thuộc nơi nào từ một ngày.

    ``pairs``: [(code of a unit at or below this one, code of its place)]. The same refusals as for one unit, each naming the unit; all or none.
    """
    _lock(unit)
    places = {row.area.code.upper(): row for row in area_queries.spelled(tree, effective_on)}
    units_by_code = {each.code.upper(): each for each in Unit.objects.filter(units.today_q(unit.path)).order_by("path")}
    areas.check_pairs(pairs=pairs, units=units_by_code, places=places, top=unit)
    wanted = {units_by_code[code.upper()]: places[place.upper()] for code, place in pairs}
    require_each(by=by, permission=Permission.RECORD_FACTS, unit=unit, units=wanted)
    now = list(area_queries.spelled(tree, by.today))
    for row in {row.area_id: row for row in wanted.values()}.values():
        areas.check_lasts(row=row, now=now, field="pairs")
    last = area_queries.newest_facts(tree, [each.pk for each in wanted])
    news = {each: row for each, row in wanted.items() if not _same(last.get(each.pk), row)}
    for each, row in news.items():
        stating.check_statement(
            unit=each, kind=tree, value=row.name, effective_on=effective_on, last=last.get(each.pk), today=by.today, area=row
        )
    ended = [last[each.pk] for each in news if each.pk in last and last[each.pk].valid_until is None]
    update_all(UnitFact, _ended(ended, effective_on), ["valid_until"])
    paper = decisions.named(by=by, unit=unit, number=decision, signed_on=signed_on, issuer=issuer, effective_on=effective_on)
    insert_all(UnitFact, [_fact(by, each.pk, tree, row, effective_on, paper) for each, row in news.items()])
    note(tree=str(tree), units=[each.pk for each in news])
    return unit


def _same(fact, row):
    return fact is not None and fact.valid_until is None and fact.area_id == row.area_id


def _fact(by, unit_id, tree, row, day, paper):
    return UnitFact(
        unit_id=unit_id, kind=tree, area_id=row.area_id, value=row.name, search_key=row.search_key, valid_from=day, decision=paper,
        recorded_by=by.person, recorded_at=by.now,
    )  # fmt: skip


def _move(by, going, to, day, paper):
    """The units of areas that end belong to another from the day on."""
    held = list(UnitFact.objects.filter(area__in=listed(going), valid_until__isnull=True).order_by("pk"))
    update_all(UnitFact, _ended(held, day), ["valid_until"])
    insert_all(UnitFact, [_fact(by, row.unit_id, row.kind, to, day, paper) for row in held])


def _ended(rows, day):
    for row in rows:
        row.valid_until = day
    return rows


def _called(rows, code):
    return next((row for row in rows if row.area.code.upper() == text.squeeze(code).upper()), None) if code else None


def _spell(by, area, name, rank, parent, day, paper):
    name = text.squeeze(name)
    return AreaSpell(
        area=area, name=name, search_key=text.fold(name), rank=text.squeeze(rank), parent=parent, valid_from=day, decision=paper,
        recorded_by=by.person, recorded_at=by.now,
    )  # fmt: skip


def _lock(unit):
    list(Unit.objects.select_for_update().filter(pk=unit.pk).values_list("pk"))
