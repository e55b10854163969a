"""Hoàn chỉnh văn bản trước khi in: what every writer does to a paper first."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from django.utils.functional import Promise

from congdoan.reports.paper import END_MARK, Article, Blank, Bullet, FigureRun, Paper, Paragraph, Run, Section
from congdoan.reports.vietnamese import bound, capitals, name_lines, printable

LETTERS_IN_HEAD = 26


def finished(paper: Paper) -> Paper:
    """The paper as ink can show it, its last line ended with "./."."""
    paper = _cleaned(paper)
    if not paper.sections:
        return replace(paper, opening=_ended(paper.opening))
    *before, last = paper.sections
    return replace(paper, sections=(*before, replace(last, blocks=_ended(last.blocks))))


def all_sections(paper: Paper) -> tuple[Section, ...]:
    """The body in reading order: what stands before section I comes as a section without a title."""
    opening = (Section("", "", paper.opening),) if paper.opening else ()
    return opening + paper.sections


def head_lines(name: str) -> list[str]:
    """A unit's name in the head's left column: capitals of 12 points in 69 mm."""
    return name_lines(capitals(name), longest=LETTERS_IN_HEAD)


def addressee_lines(paper: Paper) -> tuple[str, ...]:
    """Kính gửi: on one line with its only addressee, else above the list of them."""
    if len(paper.addressees) > 1:
        return ("Kính gửi:", *_listed(paper.addressees))
    return tuple(f"Kính gửi: {name}" for name in paper.addressees)


def recipient_lines(paper: Paper) -> tuple[str, ...]:
    """Nơi nhận: each line after a dash, ended with a semicolon, the last one with a full stop."""
    return _listed(paper.recipients)


def _listed(names):
    bare = [name.rstrip(" ;.") for name in names]
    return (*(f"- {name};" for name in bare[:-1]), *(f"- {name}." for name in bare[-1:]))


def _ended(blocks):
    if blocks and isinstance(blocks[-1], Paragraph | Bullet) and blocks[-1].runs:
        last = blocks[-1]
        final = replace(last.runs[-1], text=last.runs[-1].text.rstrip(" .;/"))
        return (*blocks[:-1], replace(last, runs=(*last.runs[:-1], final, Run(END_MARK))))
    if blocks and isinstance(blocks[-1], Article):
        return (*blocks[:-1], replace(blocks[-1], words=blocks[-1].words.rstrip(" .;/") + END_MARK))
    if blocks and isinstance(blocks[-1], Blank):
        return blocks  # what is still to be written will end with the mark
    return (*blocks, Paragraph((Run(END_MARK),)))


def _cleaned(thing: Any) -> Any:
    if isinstance(thing, str | Promise):
        return printable(str(thing))
    if isinstance(thing, FigureRun):
        return replace(thing, text=bound(printable(thing.text)))
    if isinstance(thing, tuple | list):
        return tuple(_cleaned(part) for part in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        return replace(thing, **{field.name: _cleaned(getattr(thing, field.name)) for field in fields(thing)})
    return thing
