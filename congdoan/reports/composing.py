"""Composing a report: the outline filled with the rooms' sentences, the hand-written parts and the annex of figures."""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _

from congdoan.indicators.choices import Kind
from congdoan.kernel.covering import FEW
from congdoan.reports import passages
from congdoan.reports.outline import outline
from congdoan.reports.paper import AnnexRow, AnnexTable, Blank, Heading, Paper, Paragraph, Run, Section, Signature


@dataclass(frozen=True)
class Head:
    """What stands on the paper beside the text: names, number, place, date, signer, recipients."""

    issuer: str
    superior: str
    place: str
    dated_on: datetime.date
    signer: str = ""
    number: str = ""
    recipients: tuple = ()


@dataclass(frozen=True)
class Report:
    """Báo cáo: question, kind, figures by key, and the paper."""

    kind: str
    question: object
    figures: dict
    paper: Paper

    def as_json(self):
        """What `congdoan report --format json` prints."""
        return {
            "unit": self.question.unit.code,
            "period": self.question.period.code,
            "as_of": self.question.as_of.isoformat(),
            "figures": [figure.as_json() for figure in self.figures.values()],
        }


def compose(*, kind, question, figures, head, texts, room_labels):
    """The report. ``texts``: {part key: hand-written text}; ``room_labels``: {room: title of its table in the annex}."""
    plan = outline(kind, question.as_of)
    sections = []
    for part in plan.parts:
        if part.inside:
            blocks = sections[-1][1]
            blocks.extend(_inner_blocks(part, kind, figures, number=1 + sum(isinstance(block, Heading) for block in blocks)))
        else:
            sections.append((part, list(_outer_blocks(part, kind, figures, texts))))
    paper = Paper(
        kind_title=_("BÁO CÁO"),
        subject=str(plan.subject) % question.period.label,
        issuer=head.issuer,
        superior=head.superior,
        number=head.number or _("Số:      /BC-CĐCS"),
        place=head.place,
        dated_on=head.dated_on,
        signature=Signature(authority=_("TM. BAN CHẤP HÀNH"), office=_("CHỦ TỊCH"), name=head.signer),
        sections=tuple(Section(part.number, str(part.title), tuple(blocks)) for part, blocks in sections),
        recipients=head.recipients,
        annex=annex(figures, room_labels),
    )
    return Report(kind, question, figures, paper)


def _outer_blocks(part, kind, figures, texts):
    if part.written:
        written = texts.get(part.key, "").strip()
        if not written:
            yield Blank(str(part.written))
        for line in filter(None, (line.strip() for line in written.splitlines())):
            yield Paragraph((Run(line),))
    yield from _sentences(part, kind, figures)


def _inner_blocks(part, kind, figures, number):
    """A numbered part with its sentences; left out, and its number given to the next, where nothing was recorded."""
    sentences = list(_sentences(part, kind, figures))
    return [Heading(str(number), str(part.title)), *sentences] if sentences else []


def _sentences(part, kind, figures):
    """One paragraph for each section: its sentences one after the other."""
    for section in part.sections:
        runs = []
        for entry in passages.passages_of(section, kind):
            said = entry.runs(figures)
            runs += [*([Run(" ")] if runs and said else []), *said]
        if runs:
            yield Paragraph(tuple(runs))


def annex(figures, room_labels):
    """One table per room, every figure a row, declared ones marked."""
    tables, number = [], 0
    for room, title in room_labels.items():
        rows = []
        for figure in figures.values():
            if figure.indicator.room != room:
                continue
            number += 1
            rows += list(_annex_rows(figure, str(number)))
        if rows:
            tables.append(AnnexTable(str(title), tuple(rows)))
    return tuple(tables)


def _annex_rows(figure, number):
    note = _("Số khai báo") if figure.declared else ""
    measure = _("%") if figure.indicator.kind == Kind.SHARE else str(figure.indicator.measure_word)
    if figure.covered:
        yield AnnexRow(number, figure.label, measure, str(FEW), note)
        return
    yield AnnexRow(number, figure.label, measure, _cell(figure.value), note)
    if figure.indicator.parts_listed:
        for word, count in (figure.parts or {}).items():
            yield AnnexRow("", f"- {word}", measure, count)
        return
    counts_people = figure.indicator.value == "people" and figure.indicator.kind != Kind.SHARE
    if not counts_people and figure.people and figure.people != figure.value:
        yield AnnexRow("", _("- số người"), _("người"), figure.people)
    if figure.of is not None:
        yield AnnexRow("", _("- trên tổng số"), _("người"), figure.of)
    if figure.amount and figure.indicator.value != "amount":
        yield AnnexRow("", _("- số tiền"), _("đồng"), figure.amount)


def _cell(value):
    return str(value).replace(".", ",") if isinstance(value, float) else value
