"""Cells that only this room's own sheets have."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from congdoan.kernel import names
from congdoan.kernel.errors import Unreadable
from congdoan.kernel.text import header_key, squeeze
from congdoan.membership import queries
from congdoan.membership.choices import WHY_LEFT_ALSO, WhyLeft
from congdoan.workbooks.columns import Column, Lookup, as_text

_NO_NAME = re.compile(r"\s[-–]\s|[\d()\[\]{}/\\;:,@#&+=<>?!*_|]")
_KNOWN = {header_key(wording): reason for wording, reason in WHY_LEFT_ALSO.items()} | {
    header_key(str(reason.label)): reason for reason in WhyLeft
}


@dataclass(eq=False)
class NameColumn(Column):
    """Họ và tên, cleaned as it is kept."""

    width: int = 26
    kind = _("Họ tên chưa đúng")
    holds_names = True

    def parse(self, raw):
        name = names.clean_name(names.without_title(as_text(raw)))
        lines = [line for line in as_text(raw).splitlines() if len(line.split()) > 2]
        if _NO_NAME.search(name) or len(lines) > 1:
            raise Unreadable(
                _("“%(name)s” không phải họ tên một người. Ghi riêng, đủ họ và tên, ví dụ Trần Thị Mai.")
                % {"name": squeeze(as_text(raw))[:60]}
            )
        return name or None

    def note(self, raw, value):
        typed = squeeze(as_text(raw))
        return "" if typed == value else _("Đọc “%(text)s” là “%(name)s”.") % {"text": typed[:60], "name": value}


@dataclass(eq=False)
class MemberNumber(Column):
    """Mã đoàn viên, without the blanks it is printed with."""

    width: int = 16
    kind = _("Mã đoàn viên chưa đúng")

    def parse(self, raw):
        number = squeeze(as_text(raw)).replace(" ", "")
        if len(number) > 20:
            raise Unreadable(_("Mã đoàn viên dài quá 20 ký tự. Ghi lại mã."))
        return number or None


@dataclass(eq=False)
class WhyLeftColumn(Column):
    """Lý do rời: a reason of the list in any wording, or a text of one's own. Canonical: the text as it is written back."""

    kind = _("Chữ quá dài")

    def parse(self, raw):
        text = squeeze(as_text(raw))
        if len(text) > 200:
            raise Unreadable(_("Dài quá 200 ký tự. Ghi ngắn lại."))
        reason = _KNOWN.get(header_key(text))
        return str(reason.label) if reason else text or None

    def options(self):
        return [str(reason.label) for reason in WhyLeft]

    @staticmethod
    def stored(text):
        """{"why_left", "why_left_note"} of a canonical text or None."""
        if not text:
            return {"why_left": "", "why_left_note": ""}
        reason = _KNOWN.get(header_key(text))
        return {"why_left": reason or WhyLeft.OTHER, "why_left_note": "" if reason else text}


@dataclass(eq=False)
class CouncilColumn(Lookup):
    """Cơ quan dân cử, by name; where two terms share it, the one of the row's first day, or "tên (2016-2021)"."""

    finds: str | None = "Cơ quan dân cử"

    def table(self, run):
        """{(key of the name, key of the term): pk}, and the newest under the name alone."""

        def load():
            found = {}
            for row in queries.councils_at(run.unit):
                found[header_key(row.name)] = row.pk
                found[header_key(f"{row.name} ({row.term})")] = row.pk
            return found

        return run.once("membership.councils", load)

    def resolve(self, rows, run):
        terms = {row.pk: row for row in queries.councils_at(run.unit)}
        super().resolve(rows, run)
        for row in rows:
            first = row.cells.get("valid_from")
            found = terms.get(row.cells[self.name])
            year = int(first[:4]) if first else None
            if found is None or year is None or found.first_year <= year <= found.last_year:
                continue
            same = [one for one in terms.values() if one.name == found.name and one.first_year <= year <= one.last_year]
            if len(same) == 1:
                row.cells[self.name] = same[0].pk

    def write_all(self, values, run):
        found = queries.council_names(values)
        shared = [row.name for row in queries.councils_at(run.unit)]
        return {pk: f"{row.name} ({row.term})" if shared.count(row.name) > 1 else row.name for pk, row in found.items()}
