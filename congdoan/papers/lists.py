"""Danh sách đoàn viên, danh sách trích ngang: columns of DOMAIN's forms, filled from the books as of a day, as a paper or as rows.

Whoever may not see a fact gets the list without its column; an identity number is masked, Party and ethnic group are left out, unless they
were asked for with a reason (as in the book that is taken away).
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from congdoan.kernel import ids
from congdoan.kernel.dates import format_date
from congdoan.membership import queries as membership
from congdoan.membership.choices import Permission as Members
from congdoan.membership.choices import QualificationKind as Kind
from congdoan.organization.heading import head_of
from congdoan.papers import policies
from congdoan.papers.choices import Within
from congdoan.reports.paper import Column, Paper, Paragraph, Run, Signature, Table
from congdoan.units import queries as units

BIRTH = "Ngày sinh"


@dataclass(frozen=True)
class Asked:
    """Danh sách được hỏi: of whom, as of which day, whether with what is sensitive."""

    unit: object
    day: object
    within: str = Within.BELOW
    sensitive: bool = False
    persons: tuple = field(default=())


@dataclass(frozen=True)
class Line:
    """Một cột: the paper's column and how a row fills it."""

    column: Column
    value: object


def members_of(by, asked):
    """Memberships of the day by given name, with persons, Party standing, units and the posts of that day."""
    inside = membership.inside_q(asked.unit, asked.day, by.today)
    rows = membership.members(by=by, unit=asked.unit, on=asked.day, inside=inside).select_related("person__party")
    if asked.within == Within.ALONE:
        rows = rows.filter(unit=asked.unit)
    if asked.persons:
        rows = rows.filter(person__in=[person.pk for person in asked.persons])
    found = list(rows[: policies.MOST_ROWS + 1])
    policies.check_filled(len(found))
    names = dict(units.spells_on(asked.day).filter(unit__in={row.unit_id for row in found}).values_list("unit_id", "name"))
    for row in found:
        row.unit_then = names.get(row.unit_id, row.unit.name)
    return found


def member_list(by, asked):
    """(Paper, titles, rows of values) of Danh sách đoàn viên."""
    rows = members_of(by, asked)
    lines = [
        Line(Column(_("Họ và tên"), 48), lambda row: row.person.full_name),
        *_births(),
        Line(Column(_("Chức vụ, công việc"), 40), lambda row: row.job_title),
        Line(Column(_("Đơn vị, tổ"), 42), lambda row: row.unit_then),
        Line(Column(_("Vào công đoàn"), 25, "center"), lambda row: row.union_joined_text),
        Line(Column(_("Mã đoàn viên"), 28, "center"), lambda row: row.member_number),
    ]
    if by.may(Members.VIEW_IDENTITY, asked.unit):
        show = (lambda number: number or "") if asked.sensitive else ids.mask_national_id
        lines.append(Line(Column(_("Số CCCD"), 32, "center"), lambda row: show(row.person.national_id)))
    words = {"unit": units.name_on(asked.unit, asked.day), "day": format_date(asked.day)}
    return _made(asked, by, lines, rows, _("DANH SÁCH"), _("Đoàn viên %(unit)s, tính đến ngày %(day)s") % words)


def candidate_list(by, asked):
    """(Paper, titles, rows of values) of Danh sách trích ngang; Party and ethnic group only where asked for by whoever may see them."""
    rows = members_of(by, asked)
    people = [row.person_id for row in rows]
    held = membership.qualifications_held(people, asked.day) if by.may(Members.VIEW_QUALIFICATIONS, asked.unit) else None
    homes = membership.native_places(people) if by.may(Members.VIEW_APPLICATIONS, asked.unit) else None
    lines = [
        Line(Column(_("Họ và tên"), 38), lambda row: row.person.full_name),
        *_births(),
        Line(Column(_("Chức vụ, đơn vị công tác"), 44), _post),
    ]
    sees = asked.sensitive and by.may(Members.VIEW_PARTY, asked.unit)
    if sees:
        lines.append(Line(Column(_("Dân tộc"), 15, "center"), lambda row: row.person.ethnic_group))
    if homes is not None:
        lines.append(Line(Column(_("Quê quán"), 28), lambda row: homes.get(row.person_id, "")))
    if sees:
        lines.append(Line(Column(_("Ngày vào Đảng"), 24, "center"), lambda row: _party(row, asked.day)))
    if held is not None:
        lines += [_education(title, kind, held) for title, kind in EDUCATION]
    subject = _("Trích ngang ứng cử viên %(unit)s") % {"unit": units.name_on(asked.unit, asked.day)}
    return _made(asked, by, lines, rows, _("DANH SÁCH"), subject)


EDUCATION = (("Văn hóa", Kind.GENERAL), ("Chuyên môn", Kind.PROFESSIONAL), ("Chính trị", Kind.POLITICAL), ("Ngoại ngữ", Kind.LANGUAGE))


def _births():
    """The birth date stands in the column of the sex."""
    of = lambda woman: lambda row: row.person.birth_text if row.person.is_woman == woman else ""  # noqa: E731
    return [Line(Column("Nam", 24, "center", BIRTH), of(False)), Line(Column("Nữ", 24, "center", BIRTH), of(True))]


def _education(title, kind, held):
    return Line(Column(title, 18, "left", "Trình độ"), lambda row: held.get(row.person_id, {}).get(kind, ""))


def _post(row):
    posts = ", ".join(dict.fromkeys(str(post.short_post) for post in row.person.posts_then))
    return "; ".join(filter(None, (posts, row.job_title, row.unit_then)))


def _party(row, day):
    party = getattr(row.person, "party", None)
    return format_date(party.joined_on) if party and party.joined_on and party.joined_on <= day else ""


def _made(asked, by, lines, rows, kind_title, subject):
    lines = [
        Line(Column("STT", 12, "center"), None),
        *(line for line in lines if line.column.group or any(line.value(row) for row in rows)),
    ]
    cells = [(number, *(line.value(row) for line in lines[1:])) for number, row in enumerate(rows, 1)]
    head = head_of(asked.unit, asked.day, by.today)
    women = sum(row.person.is_woman for row in rows)
    closing = _("Danh sách có %(all)s người, trong đó %(women)s nữ") % {"all": len(rows), "women": women}
    paper = Paper(
        kind_title=kind_title, subject=subject, issuer=head.issuer, superior=head.superior, number="", place=head.place, dated_on=by.today,
        signature=Signature(authority="TM. BAN CHẤP HÀNH", office="CHỦ TỊCH", name=head.signer),
        opening=(Table(tuple(line.column for line in lines), tuple(cells)), Paragraph((Run(closing),))), lying=len(lines) > 6,
    )  # fmt: skip
    titles = [f"{line.column.group} ({line.column.title})" if line.column.group else line.column.title for line in lines]
    return paper, titles, cells
