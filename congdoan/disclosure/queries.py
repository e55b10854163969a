"""Publications by right and a member's own; figures as the books say them; what is due."""

import datetime

from django.db.models import Case, Count, Exists, OuterRef, Prefetch, Q, Subquery, Sum, Value, When
from django.utils.translation import gettext as _

from congdoan.access.actions import reads
from congdoan.budget import formulas
from congdoan.budget import queries as budget
from congdoan.budget.choices import Permission as Budget
from congdoan.care import queries as care
from congdoan.care.choices import Permission as Care
from congdoan.disclosure.choices import Kind, Permission
from congdoan.disclosure.models import Display, Duty, Publication, PublicationLine, Question, Reply
from congdoan.dues import queries as dues
from congdoan.dues.choices import Permission as Dues
from congdoan.finance import queries as finance
from congdoan.finance.choices import FundKind
from congdoan.finance.choices import Permission as Finance
from congdoan.kernel.covering import COVERED, LEAST
from congdoan.kernel.dates import day_after
from congdoan.kernel.names import told_in
from congdoan.kernel.periods import read_period
from congdoan.membership import queries as membership
from congdoan.units import tree

FIGURES = ("key", "fund_id", "label", "times", "opening", "income", "spending", "balance", "planned", "amount")
HELPED = "helped"


@reads(Permission.VIEW_PUBLICATIONS)
def publications(*, by, unit, on=None):
    """What the unit published, the newest first, without what was taken back; ``on``: as it stood by the end of a day."""
    return _told(Publication.objects.standing(on).filter(by.scope(Permission.VIEW_PUBLICATIONS).q("unit__path"), unit=unit), on)


def own(*, by):
    """What was published to the signed-in person: by the unit of the membership of today and those above it."""
    held = membership.own_today(by=by)
    if held is None:
        return Publication.objects.none()
    return _told(Publication.objects.standing().filter(unit__path__in=tree.ancestors(held.unit.path)))


def _told(rows, on=None):
    """Publications, the newest first, with ``published_on``: the first day on which one was told anywhere; ``first_on``: any of its year and kind; with displays."""
    shown = Display.objects.standing(on)
    editions = Publication.objects.standing(on).filter(
        unit=OuterRef(OuterRef("unit")), kind=OuterRef(OuterRef("kind")), year=OuterRef(OuterRef("year"))
    )
    first = shown.order_by("valid_from", "pk").values("valid_from")
    rows = rows.annotate(
        published_on=Subquery(first.filter(publication=OuterRef("pk"))[:1]), first_on=Subquery(first.filter(publication__in=editions)[:1])
    )
    there = shown if on is None else shown.filter(valid_from__lte=on)
    there = Prefetch("displays", there.select_related("recorded_by").order_by("valid_from", "pk"))
    return rows.select_related("unit__parent", "recorded_by").prefetch_related(there).order_by("-published_on", "-pk")


@reads(Permission.VIEW_PUBLICATIONS)
def displays(*, by, unit, on=None):
    """Where what the unit published was told, the newest first, without what was taken out; ``on``: as it stood by the end of a day."""
    rows = Display.objects.standing(on).filter(by.scope(Permission.VIEW_PUBLICATIONS).q("publication__unit__path"), publication__unit=unit)
    rows = rows.filter(publication__in=Publication.objects.standing(on).filter(unit=unit))
    return rows.select_related("publication__unit", "recorded_by").order_by("-valid_from", "-pk")


def held(publication):
    """The publication, held until the transaction ends."""
    return Publication.objects.select_for_update(of=("self",)).select_related("unit").get(pk=publication.pk)


def hanging(publication, place, spot, first, last_day):
    """The standing display at the same place on any of the days, or None; ``last_day``: None for open."""
    rows = Display.objects.standing().filter(publication=publication, place=place, spot=spot)
    return rows.overlapping(first, last_day and day_after(last_day)).order_by("valid_from").first()


def due_days(rows):
    """{(kind, year): day by which it was due} of publications; one statement."""
    duties, told = list(Duty.objects.order_by("pk")), {(row.kind, row.year) for row in rows}
    return {
        (kind, year): duty.due_on(year)
        for kind, year in told
        for duty in duties
        if duty.kind == kind and duty.holds_on(datetime.date(year - 1 if kind == Kind.ESTIMATE else year, 12, 31))
    }


def lines_of(publications):
    """Lines as they were told."""
    return PublicationLine.objects.filter(publication__in=publications).order_by("publication_id", "number")


def told(publication):
    """[{figure: value}] of a publication, as ``drawn`` gives them."""
    return list(PublicationLine.objects.filter(publication=publication).order_by("number").values(*FIGURES))


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
    up = [(_("Phải nộp cấp trên"), row.owed_up), (_("Đã nộp cấp trên"), row.remitted), (_("Còn phải nộp"), row.left_up)]
    return found + levied + ([] if few else [_line(key="upward", label=label, amount=amount) for label, amount in up])


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
    end = datetime.date(year, 12, 31)
    before = {fund.pk: fund for fund in finance.funds(by=by, unit=unit, on=datetime.date(year - 1, 12, 31)).filter(unit=unit)}
    plain, helped, drives, funds = [], None, 0, list(finance.funds(by=by, unit=unit, on=end).filter(unit=unit).order_by("valid_from", "pk"))
    named = _named(unit, end, [fund.name for fund in funds])
    for fund in funds:
        line = _moved(fund, before.get(fund.pk))
        if not any(line[name] for name in ("opening", "income", "spending", "balance")):
            continue
        if fund.kind == FundKind.HARDSHIP or fund.helps or fund.name in named:
            helped, drives = line if helped is None else {name: helped[name] + line[name] for name in line}, drives + 1
        else:
            plain.append(_line(fund_id=fund.pk, label=fund.name, **line))
    if helped is not None:
        told = {"times": drives} | helped if drives >= LEAST else {"times": COVERED}
        plain.append(_line(key=HELPED, label=_("Giúp đoàn viên, người gặp khó khăn (gộp các đợt)"), **told))
    return plain


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


@reads(Permission.VIEW_PUBLICATIONS)
def questions(*, by, unit, on=None):
    """Questions about what the unit published, those that wait first, with ``answered``; as of a day."""
    rows = Question.objects.standing(on).filter(by.scope(Permission.VIEW_PUBLICATIONS).q("publication__unit__path"), publication__unit=unit)
    return _answered(rows if on is None else rows.filter(asked_on__lte=on), on).order_by("answered", "-asked_on", "-pk")


@reads(Permission.ANSWER_QUESTION)
def unanswered(*, by, unit):
    """Questions at the very unit that wait, the oldest first."""
    rows = Question.objects.standing().filter(by.scope(Permission.ANSWER_QUESTION).q("publication__unit__path"), publication__unit=unit)
    return _answered(rows).filter(answered=False).order_by("asked_on", "pk")


def asked(publications, by):
    """Answered questions of these publications, and the reader's own that wait, with replies, in order."""
    rows = _answered(Question.objects.standing().filter(publication__in=publications))
    return rows.filter(Q(answered=True) | Q(recorded_by=by.person)).order_by("publication_id", "asked_on", "pk")


def waiting_of(person):
    """How many questions of a person wait for an answer."""
    return _answered(Question.objects.standing().filter(recorded_by=person)).filter(answered=False).count()


def _answered(rows, on=None):
    """With ``answered`` and replies; ``on``: those of the end of a day."""
    replies = Reply.objects.order_by("pk") if on is None else Reply.objects.filter(replied_on__lte=on).order_by("pk")
    told = Prefetch("replies", replies.select_related("replied_by"))
    return (
        rows.annotate(answered=Exists(replies.filter(question=OuterRef("pk"))))
        .select_related("publication__unit", "recorded_by")
        .prefetch_related(told)
    )
