"""Cells of the workbook that this room's sheets are made of."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from congdoan.kernel.errors import Refused, Unreadable
from congdoan.kernel.text import header_key, squeeze
from congdoan.organization import policies
from congdoan.units import queries as units
from congdoan.workbooks.columns import Column, Lookup, as_text

_ALSO = {
    "CĐCS": "grassroots_union",
    "LĐLĐ tỉnh": "provincial_federation",
    "LĐLĐ tỉnh, thành phố": "provincial_federation",
    "LĐLĐ huyện": "district_federation",
    "LĐLĐ huyện, quận": "district_federation",
    "Tổ": "union_group",
    "CĐCS thành viên": "member_grassroots_union",
}


@dataclass(eq=False)
class KindColumn(Lookup):
    """Loại đơn vị, by its label of any time; which kind exists on which day is the policies' matter."""

    kind = _("Không có trong danh mục")

    def table(self, run):
        labels = run.once("organization.kinds", units.kind_labels)
        known = {header_key(label): key for key, label in labels.items()} | {header_key(key): key for key in labels}
        return {header_key(wording): key for wording, key in _ALSO.items()} | known

    def missing(self, text, run):
        return _("Không có loại đơn vị “%(text)s”.") % {"text": text[:60]}, _("Chọn một trong: %(all)s.") % {
            "all": ", ".join(self.options())
        }

    def write_all(self, values, run):
        labels = units.kind_labels()
        return {value: labels[value] for value in values}

    def options(self):
        return list(units.kind_labels().values())


@dataclass(eq=False)
class CodeColumn(Column):
    """Mã đơn vị as text; a number is taken as it is shown."""

    width: int = 14

    def parse(self, raw):
        return squeeze(as_text(raw)) or None


@dataclass(eq=False)
class TermColumn(Column):
    """Nhiệm kỳ: "2017-2022"."""

    width: int = 12
    kind = _("Nhiệm kỳ chưa đọc được")

    def parse(self, raw):
        try:
            years = policies.read_term(squeeze(as_text(raw)))
        except Refused as refused:
            raise Unreadable(refused.sentence) from refused
        return f"{years[0]}-{years[1]}" if years else None
