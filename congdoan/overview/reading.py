"""A report prepared for the screen: figures become links that open their rows, hand-written parts their buttons."""

from django.utils.translation import gettext as _

from congdoan.kernel import money
from congdoan.reports.outline import outline
from congdoan.reports.paper import Blank, Bullet, FigureRun, Heading, Paragraph
from congdoan.ui.tables import written


def choices(unit, terms, today):
    """Reports that can be read: [(heading, [(label, kind, period code)])], newest first."""
    current = [(_("Nhiệm kỳ %s") % f"{a}-{b}", "term", f"{a}..{b}") for a, b in _terms(terms, today)]
    years = [(_("Năm %s") % year, "year", str(year)) for year in _years(unit, today)]
    halves = []
    for year in _years(unit, today)[:3]:
        halves += [
            (_("6 tháng cuối năm %s") % year, "half-year", f"{year}-H2"),
            (_("6 tháng đầu năm %s") % year, "half-year", f"{year}-H1"),
        ]
    quarters = [
        (_("Quý %(q)s năm %(y)s") % {"q": roman, "y": today.year}, "quarter", f"{today.year}-Q{n}")
        for n, roman in ((4, "IV"), (3, "III"), (2, "II"), (1, "I"))
    ]
    months = [
        (_("Tháng %(m)s năm %(y)s") % {"m": month, "y": year}, "month", f"{year}-{month:02d}")
        for year, month in ((today.year - (today.month <= back), (today.month - 1 - back) % 12 + 1) for back in range(12))
    ]
    return [
        (_("Theo nhiệm kỳ"), current),
        (_("Theo năm"), years),
        (_("Theo nửa năm"), halves),
        (_("Theo quý"), quarters),
        (_("Theo tháng"), months),
    ]


def _terms(terms, today):
    """(first year, last year) of the unit's terms, newest first; the five years before the first known one as well."""
    known = sorted({(term.first_year, term.last_year) for term in terms}, reverse=True)
    if not known:
        start = today.year - (today.year - 2018) % 5
        known = [(start, start + 5)]
    first = known[-1][0]
    earlier = _opening_before(first, terms)
    return [*known, earlier] if earlier not in known else known


def _opening_before(first_year, terms):
    """The term before the first recorded one: it ended with the congress that opened that one."""
    opened = min((term.opened_on for term in terms if term.opened_on), default=None)
    start = first_year - 6 if opened and opened.year == first_year else first_year - 5
    return (start, start + 5)


def _years(unit, today):
    last = min(today, unit.closed_on).year if unit.closed_on else today.year
    return list(range(last, max(unit.founded_on.year, last - 10) - 1, -1))


def sections(report, page, opened, may_write):
    """The paper's sections for the template, each with its anchor, count of figures and blocks."""
    plan = {part.number: part for part in outline(report.kind, report.question.as_of).parts if not part.inside}
    shown = []
    for section in report.paper.sections:
        part = plan[section.number]
        blocks = [_block(block, page, opened) for block in section.blocks]
        waiting = any(isinstance(block, Blank) for block in section.blocks)
        shown.append(
            {
                "anchor": f"muc-{section.number.lower()}",
                "number": section.number,
                "title": section.title,
                "blocks": blocks,
                "figures": sum(1 for block in blocks for run in block.get("runs", ()) if run["url"]),
                "waiting": waiting,
                "write": page.address("report-part", part=part.key) if part.written and may_write else "",
            }
        )
    return shown


def _block(block, page, opened):
    if isinstance(block, Heading):
        return {"kind": "heading", "text": block.text}
    if isinstance(block, Blank):
        return {"kind": "blank", "text": block.prompt}
    if isinstance(block, Paragraph | Bullet):
        return {"kind": "paragraph", "runs": [_run(run, page, opened) for run in block.runs]}
    return {"kind": "table", "table": block}


def _run(run, page, opened):
    if not isinstance(run, FigureRun):
        return {"text": run.text, "url": "", "open": False, "declared": False}
    return {
        "text": run.text.replace(" ", "\u00a0", 1),
        "url": page.figure_url(run.key),
        "open": run.key == opened,
        "declared": run.declared,
    }


def annex(report, page, room_labels):
    """The annex for the template: a table per room; each figure's number is a link to its rows."""
    groups = []
    for room, title in room_labels.items():
        rows = [_annex_row(figure, page) for figure in report.figures.values() if figure.indicator.room == room]
        if rows:
            groups.append((str(title), rows))
    return groups


def _annex_row(figure, page):
    return {
        "label": figure.label,
        "words": in_words(figure),
        "url": page.figure_url(figure.key),
        "declared": figure.declared,
    }


def person_of(indicator):
    """A callable that gives a row's person, if the indicator counts persons; else None."""
    if not indicator.person.endswith("_id"):
        return None
    return lambda row: getattr(row, indicator.person.removesuffix("_id"), None)


def drawer_rows(indicator, found, doors, numbers=("money", "count")):
    """Rows for the narrow panel: the name (or first words) leading to the record or else the person, then the rest, then the number."""
    person = person_of(indicator) or (lambda row: None)
    doors.learn([*found, *map(person, found)])
    shown = []
    for row in found:
        cells = [(str(title), kind, written(value(row), kind)) for title, value, kind in indicator.columns]
        name = next((text for _title, kind, text in cells if kind == "name" and text), "") or next(
            (text for *_rest, text in cells if text), ""
        )
        number = next((text for _title, kind, text in cells if kind in numbers and text), "")
        rest = [text for _title, kind, text in cells if text and text != name and kind not in numbers]
        url = doors.url(row) or doors.url(person(row))
        named = any(kind == "name" for _t, kind, _x in cells)
        shown.append({"name": name, "url": url, "rest": ", ".join(rest), "number": number, "named": named})
    return shown


def in_words(figure):
    """A figure in words: "30 lượt, 30 người, 15.000.000 đ"; "31 trên 56 người"; "100%"."""
    indicator = figure.indicator
    if indicator.kind == "share" or indicator.value == "percent":
        return _("%(percent)s%% (%(people)s trên %(of)s người)") % {
            "percent": str(figure.value).replace(".", ","),
            "people": figure.people or 0,
            "of": figure.of or 0,
        }
    words = f"{money.format_number(figure.value)} {indicator.measure_word}".strip()
    if figure.of is not None:
        words = _("%(value)s trên %(of)s người") % {"value": money.format_number(figure.value), "of": money.format_number(figure.of)}
    if figure.people and figure.people != figure.value and indicator.value != "people":
        words += _(", %s người") % money.format_number(figure.people)
    if figure.amount and indicator.value != "amount":
        words += f", {money.format_money(figure.amount)}"
    return words
