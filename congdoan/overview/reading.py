"""A report prepared for the screen: figures become links that open their rows, hand-written parts their buttons."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from congdoan.kernel import money
from congdoan.kernel.covering import FEW
from congdoan.kernel.periods import read_period
from congdoan.reports.outline import outline
from congdoan.reports.paper import Blank, Bullet, FigureRun, Heading, Paragraph
from congdoan.ui.tables import written

YEARS = 11  # years offered without asking


def choices(unit, terms, today, year=None, declared=()):
    """Reports that can be read: [(heading, [(label, kind, period code)])], newest first, none that begins after today.

    ``year``: whose half-years, quarters and months are offered (this year). ``declared``: codes of periods that hold declared
    figures; they are offered however old they are.
    """
    year = year or today.year
    years = sorted({*years_of(unit, today)[:YEARS], year, *(int(code) for code in declared if code.isdigit())}, reverse=True)
    terms_of = [f"{a}..{b}" for a, b in _terms(terms, today)]
    terms_of += [code for code in sorted(declared, reverse=True) if ".." in code and code not in terms_of]
    of_year = _("năm %s") % year
    groups = [
        (_("Theo nhiệm kỳ"), terms_of),
        (_("Theo năm"), [str(one) for one in years]),
        (_("Nửa năm, %s") % of_year, [f"{year}-H{n}" for n in (2, 1)]),
        (_("Quý, %s") % of_year, [f"{year}-Q{n}" for n in (4, 3, 2, 1)]),
        (_("Tháng, %s") % of_year, [f"{year}-{n:02d}" for n in range(12, 0, -1)]),
    ]
    shown = [(heading, [read_period(code) for code in codes]) for heading, codes in groups]
    return [(heading, [(capfirst(one.label), one.kind, one.code) for one in found if one.start <= today]) for heading, found in shown]


def years_of(unit, today, declared=()):
    """Years for which a report may be asked, newest first: from the unit's founding, and those with declared figures."""
    last = min(today, unit.closed_on).year if unit.closed_on else today.year
    return sorted({last, *range(unit.founded_on.year, last + 1), *(int(code[:4]) for code in declared)}, reverse=True)


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
                "figures": _figures(blocks),
                "inner": _inner(section, blocks),
                "waiting": waiting,
                "write": page.address("report-part", part=part.key) if part.written and may_write else "",
            }
        )
    return shown


def _figures(blocks):
    return sum(1 for block in blocks for run in block.get("runs", ()) if run["url"])


def _inner(section, blocks):
    """The numbered parts inside a section, for the outline: [{anchor, number, title, figures}]; anchors the headings too."""
    starts = [place for place, block in enumerate(blocks) if block["kind"] == "heading"]
    found = []
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=False):
        heading = blocks[start]
        heading["anchor"] = f"muc-{section.number.lower()}-{len(found) + 1}"
        title = heading["text"].partition(". ")[2]
        number = f"{section.number}.{len(found) + 1}"
        found.append({"anchor": heading["anchor"], "number": number, "title": title, "figures": _figures(blocks[start:end])})
    return found


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
    if figure.covered:
        return str(FEW)
    if indicator.kind == "share" or indicator.value == "percent":
        return _("%(percent)s%% (%(people)s trên %(of)s người)") % {
            "percent": str(figure.value).replace(".", ","),
            "people": money.format_number(figure.people or 0),
            "of": money.format_number(figure.of or 0),
        }
    words = f"{money.format_number(figure.value)} {indicator.measure_word}".strip()
    if figure.of is not None:
        words = _("%(value)s trên %(of)s người") % {"value": money.format_number(figure.value), "of": money.format_number(figure.of)}
    if figure.people and figure.people != figure.value and indicator.value != "people":
        words += _(", %s người") % money.format_number(figure.people)
    if figure.amount and indicator.value != "amount":
        words += f", {money.format_money(figure.amount)}"
    return words
