"""Phiếu thu đoàn phí có mã QR: the slips of one month's sheet, A4."""

from django.utils.translation import gettext as _

from congdoan.dues import payments, queries
from congdoan.dues.choices import Permission
from congdoan.dues.views.ways import sheet_of, url
from congdoan.kernel.periods import month_of
from congdoan.ui.screens import UnitPage

MOST = 300
"""Slips of one paper."""


class Slips(UnitPage):
    """Phiếu thu đoàn phí có mã QR của ai chưa đóng, in A4."""

    permission = str(Permission.VIEW_WAGES)
    template_name = "dues/slips.html"
    section = "funds"

    def prepare(self):
        super().prepare()
        self.sheet = sheet_of(self)
        self.title = _("Phiếu thu đoàn phí %(month)s") % {"month": month_of(self.sheet.month).label}

    def context(self):
        account = queries.accounts_on([self.unit.pk], self.by.today).get(self.unit.pk)
        found = list(queries.asking(queries.lines(by=self.by, unit=self.unit, sheet=self.sheet))[: MOST + 1]) if account else []
        slips = [
            {"line": line, "payment": payments.Payment(account, line.ask, payments.code_of(payments.DUES, line.pk))}
            for line in found[:MOST]
        ]
        back = {"label": _("Về bảng tháng"), "icon": "lui", "url": url("sheet", self.unit, self.sheet.pk)}
        return {
            "unit": self.unit,
            "account": account,
            "slips": slips,
            "cut": len(found) > MOST,
            "month": month_of(self.sheet.month).label,
            "actions": [back],
            "account_url": url("account", self.unit),
        }
