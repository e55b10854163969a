"""Cells of the workbook that this room's sheets are made of."""

from dataclasses import KW_ONLY, dataclass

from django.utils.translation import gettext_lazy as _

from congdoan.membership.columns import PersonColumn
from congdoan.workbooks import problems
from congdoan.workbooks.columns import Count


@dataclass(eq=False)
class RoundColumn(Count):
    """Vòng: the first round is as good as an empty cell."""

    def parse(self, raw):
        found = super().parse(raw)
        return None if found == 1 else found


@dataclass(eq=False)
class CandidateColumn(PersonColumn):
    """Người ứng cử: a tally needs all its lines, so one that cannot be read keeps its whole election out.

    ``election``: names of the columns that say which election a row belongs to.
    """

    _: KW_ONLY
    election: tuple = ()

    def resolve(self, rows, run):
        super().resolve(rows, run)
        wrong = {}
        for row in rows:
            if row.in_error:
                wrong.setdefault(self._which(row), row)
        for row in rows:
            culprit = wrong.get(self._which(row))
            if culprit is not None and not row.in_error:
                row.refuse(
                    self.name,
                    _("Dòng %(row)s của cuộc bầu này đang có lỗi nên chưa kiểm phiếu được.") % {"row": culprit.number},
                    _("Sửa dòng ấy thì cả cuộc bầu vào."),
                    kind=problems.DEPENDS,
                )

    def _which(self, row):
        return (row.unit.pk if row.unit else None, *(row.cells.get(name) for name in self.election))
