"""What a unit may publish of a year, drawn from the books; what it has not told yet."""

import datetime

from django.db.models import Case, Count, Exists, OuterRef, Q, Sum, Value, When
from django.utils.translation import gettext as _

from congdoan.access.actions import reads
from congdoan.budget import formulas
from congdoan.budget import queries as budget
from congdoan.budget.choices import Permission as Budget
from congdoan.care import queries as care
from congdoan.care.choices import Permission as Care
from congdoan.disclosure.choices import Kind, Permission
from congdoan.disclosure.models import Duty, Publication
from congdoan.disclosure.queries.publications import FIGURES
from congdoan.dues import queries as dues
from congdoan.dues.choices import Permission as Dues
from congdoan.finance import queries as finance
from congdoan.finance.choices import FundKind
from congdoan.finance.choices import Permission as Finance
from congdoan.kernel.covering import COVERED, LEAST
from congdoan.kernel.db.gathering import gather
from congdoan.kernel.names import told_in
from congdoan.kernel.periods import read_period
from congdoan.membership import queries as membership

HELPED = "helped"

NEEDED = {
    Kind.CARE: (Care.VIEW_VISITS, Care.VIEW_GIFTS),
    Kind.FUNDS: (Finance.VIEW_FUND_TOTALS,),
    Kind.DUES: (Dues.VIEW_TOTALS,),
    Kind.ESTIMATE: (Budget.VIEW_FILINGS,),
    Kind.SETTLEMENT: (Budget.VIEW_FILINGS,),
}
"""What opens the rows behind each kind."""


def sees_all(by, unit, kind):
    """True if the person sees all of the unit that a kind tells of: the unit's figures are of all below it."""
    return all(by.scope(one).contains_all_below(unit) for one in NEEDED[Kind(kind)])


@reads(Permission.MAKE_PUBLICATION)
def drawn(*, by, unit, kind, year):
    """[{figure: value}] of a year as the books say them now: totals alone."""
    if kind == Kind.CARE:
        return _care(by, unit, year)
    if kind == Kind.DUES:
        return _dues(by, unit, year)
    return _funds(by, unit, year) if kind == Kind.FUNDS else _filed(by, unit, kind, year)


def _line(**said):
    return dict.fromkeys(FIGURES) | {"key": ""} | said


def _care(by, unit, year):
    """Visits and gifts in two lines: reasons are told to nobody who may not see them (ADR 0029); few times or few people: not how much either."""
    found = []
    visits = care.visits(by=by, unit=unit).filter(visited_on__year=year).order_by()
    gifts = care.gifts(by=by, unit=unit).filter(given_on__year=year).order_by()
    for key, label, rows, whom in (
        ("visits", _("Thăm hỏi"), visits, ("person",)),
        ("gifts", _("Tặng quà"), gifts, ("person", "child", "recipient_name")),
    ):
        told = rows.aggregate(times=Count("pk"), paid=Sum("amount"))
        few = min(told["times"], rows.values(*whom).distinct().count()) < LEAST
        if told["times"]:
            found.append(_line(key=key, label=label, times=COVERED if few else told["times"], spending=None if few else told["paid"]))
    return found


def _dues(by, unit, year):
    """What the union collected, of the dues and the levy, what went up, what is left to go; of fewer than five payers nothing."""
    row = dues.upward(by=by, unit=unit, period=read_period(str(year))).filter(pk=unit.pk).first()
    payers = dues.paid_facts().filter(sheet__unit=unit, sheet__month__year=year).order_by().values("person").distinct().count()
    if row is None or not (payers or row.levied):
        return []
    few = 0 < payers < LEAST
    found = [_line(key="dues", label=_("Đoàn phí đã thu"), times=COVERED if few else payers, amount=None if few else row.collected)]
    levied = [_line(key="levy", label=_("Kinh phí công đoàn đã nhận"), amount=row.levied)] if row.levied else []
    up = [
        ("upward", _("Phải nộp cấp trên"), row.owed_up), ("remitted", _("Đã nộp cấp trên"), row.remitted), ("left", _("Còn phải nộp"), row.left_up),
    ]  # fmt: skip
    return found + levied + ([] if few else [_line(key=key, label=label, amount=amount) for key, label, amount in up])


def _filed(by, unit, kind, year):
    """The lines of an estimate that the level above approved, of a settlement that was sent, as the form has them; with totals."""
    last = _filings(by, unit, kind, year).order_by("-edition").first()
    if last is None:
        return []
    held, lines = {row.line.key: row for row in budget.lines_of([last])}, list(budget.layout(kind, year))
    known = {key: row.granted for key, row in held.items()}
    amounts, found = formulas.with_totals(lines, known), []
    for line in lines:
        planned, amount = held[line.key].assigned if line.key in held else None, amounts.get(line.key)
        if amount or planned:
            found.append(_line(key="filing", label=str(line), planned=planned, amount=amount))
    return found


def _filings(by, unit, kind, year):
    """The estimates that the level above approved, the settlements that were sent."""
    held = budget.filings(by=by, unit=unit).filter(kind=kind, year=year, returned_at__isnull=True)
    return held.filter(**{"approved_at__isnull" if kind == Kind.ESTIMATE else "sent_at__isnull": False})


def _funds(by, unit, year):
    """Each fund of the unit with what came and went in the year; those for one person, or called after one, stand together in one line without a name."""
    moved = _moved_in(by, unit, year)
    found = [_line(fund_id=fund.pk, label=fund.name, **line) for fund, line, helps in moved if not helps]
    helped = [line for _fund, line, helps in moved if helps]
    if helped:
        sums = {name: sum(line[name] for line in helped) for name in helped[0]}
        told = {"times": len(helped)} | sums if len(helped) >= LEAST else {"times": COVERED}
        found.append(_line(key=HELPED, label=_("Giúp đoàn viên, người gặp khó khăn (gộp các đợt)"), **told))
    return found


def _moved_in(by, unit, year):
    """[(fund, {figure: đồng}, whether it is for one person or called after one)] of the unit's funds that had anything in a year."""
    end = datetime.date(year, 12, 31)
    older, funds = (finance.funds(by=by, unit=unit, on=day).filter(unit=unit) for day in (end.replace(year=year - 1), end))
    older, funds = gather(older, funds.order_by("valid_from", "pk"))
    before = {fund.pk: fund for fund in older}
    named = _named(unit, end, [fund.name for fund in funds])
    moved = [(fund, _moved(fund, before.get(fund.pk))) for fund in funds]
    return [
        (fund, line, fund.kind == FundKind.HARDSHIP or bool(fund.helps) or fund.name in named) for fund, line in moved if any(line.values())
    ]


@reads(Permission.VIEW_PUBLICATIONS)
def helped(*, by, unit, year):
    """[(fund, {figure: đồng})] of the drives that stand together in one line of a year, as the books say them now."""
    return [(fund, line) for fund, line, helps in _moved_in(by, unit, year) if helps]


@reads(Permission.VIEW_PUBLICATIONS)
def edition_told(*, by, publication):
    """Which edition of the estimate or settlement a publication was drawn from, or None."""
    told, sealed = publication.recorded_at, "approved_at" if publication.kind == Kind.ESTIMATE else "sent_at"
    held = budget.filings(by=by, unit=publication.unit).filter(kind=publication.kind, year=publication.year)
    held = held.filter(Q(returned_at__isnull=True) | Q(returned_at__gt=told), **{f"{sealed}__lte": told})
    return held.order_by("-edition").values_list("edition", flat=True).first()


def _named(unit, end, names):
    """Those of the names in which the whole name of somebody stands who was a member at the unit or below at the year's beginning or end."""
    said = told_in(" | ".join(names), membership.names_on(unit, end.replace(month=1, day=1), end))
    return {name for name in names if told_in(name, said)}


def named_in(unit, words, day):
    """Names of members of a day, of the unit and below, that stand whole in the words."""
    return told_in(words, membership.names_on(unit, day))


def _moved(fund, before):
    came, went = fund.collected + fund.goods_value, fund.handed + fund.drawn
    old_came, old_went = (before.collected + before.goods_value, before.handed + before.drawn) if before else (0, 0)
    return {"opening": old_came - old_went, "income": came - old_came, "spending": went - old_went, "balance": came - went}


def untold(unit, year):
    """[(Kind, its year, day by which it is due)] that the unit has not published of a year that is over, and the estimate of the next; one statement."""
    return [(Kind(row.kind), row.of, row.due_on(row.of)) for row in _untold(unit, year)]


def _untold(unit, year):
    done = Publication.objects.standing().filter(unit=unit, kind=OuterRef("kind"))
    own = Case(When(kind=Kind.ESTIMATE, then=Value(year + 1)), default=Value(year))
    return Duty.objects.as_of(datetime.date(year, 12, 31)).annotate(of=own).filter(~Exists(done.filter(year=OuterRef("of")))).order_by("pk")


@reads(Permission.MAKE_PUBLICATION)
def overdue(*, by, unit):
    """[(Kind, its year, day by which it was due)] that the unit has not published and has something to tell of; asks through ``gather``, twice at most."""
    rows = yield _untold(unit, by.today.year - 1)
    late = [row for row in rows if row.due_on(row.of) < by.today and sees_all(by, unit, row.kind)]
    late = late if by.may(Permission.MAKE_PUBLICATION, unit) else []
    asked = [(row, held.order_by().values("pk")[:1]) for row in late for held in _rows_behind(by, unit, row.kind, row.of)]
    found = (yield tuple(held for _row, held in asked)) if asked else ()
    some = {row.pk for (row, _held), rows in zip(asked, found, strict=True) if rows}
    return [(Kind(row.kind), row.of, row.due_on(row.of)) for row in late if row.pk in some]


def _rows_behind(by, unit, kind, year):
    """Querysets of what a kind tells of a year: nothing in any of them, nothing to tell."""
    if kind == Kind.CARE:
        return care.visits(by=by, unit=unit).filter(visited_on__year=year), care.gifts(by=by, unit=unit).filter(given_on__year=year)
    if kind == Kind.DUES:
        dated = {"line__unit": unit, "to_unit": unit, "line__month__year": year}
        return dues.paid_facts().filter(sheet__unit=unit, sheet__month__year=year), dues.receipt_facts().filter(**dated)
    if kind == Kind.FUNDS:
        return (finance.funds(by=by, unit=unit, on=datetime.date(year, 12, 31)).filter(unit=unit),)
    return (_filings(by, unit, kind, year),)
