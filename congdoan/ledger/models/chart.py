"""Mục lục thu chi theo từng thời kỳ."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.kernel.dated import Dated
from congdoan.ledger.choices import Paper, Side


class ItemChart(Dated):
    """Mục lục thu chi: codes that hold from a day to a day, and where they stand written."""

    key = models.CharField(_("mã"), max_length=20, unique=True)
    name = models.CharField(_("tên"), max_length=200)
    source = models.CharField(_("căn cứ"), max_length=300)

    class Meta:
        verbose_name = _("mục lục thu chi")
        constraints = [Dated.order_constraint("ledger_chart_dates")]

    class Privacy:
        """Không có dữ liệu cá nhân."""

        personal = ()
        sensitive = ()

    def __str__(self):
        return self.name


class Item(models.Model):
    """Mục: one code of a chart, of income or of expense."""

    chart = models.ForeignKey(ItemChart, models.PROTECT, related_name="items", verbose_name=_("mục lục"))
    code = models.CharField(_("mã mục"), max_length=10)
    side = models.CharField(_("thu hay chi"), max_length=10, choices=Side.choices)
    label = models.CharField(_("tên mục"), max_length=200)

    class Meta:
        verbose_name = _("mục thu chi")
        constraints = [
            models.UniqueConstraint(fields=["chart", "code"], name="ledger_item_code_once"),
            models.CheckConstraint(condition=Q(side__in=Side.values), name="ledger_item_side_known"),
        ]

    class Privacy:
        """Không có dữ liệu cá nhân."""

        personal = ()
        sensitive = ()

    def __str__(self):
        return f"{self.code}. {self.label}"


class PaperForm(Dated):
    """Mẫu giấy tờ: the number that a paper of a day bears, and by what it was issued; ``source`` says how sure it is."""

    paper = models.CharField(_("giấy tờ"), max_length=10, choices=Paper.choices)
    code = models.CharField(_("số mẫu"), max_length=20)
    issued = models.CharField(_("ban hành theo"), max_length=100)
    source = models.CharField(_("căn cứ"), max_length=300)

    class Meta:
        verbose_name = _("mẫu giấy tờ kế toán")
        constraints = [
            Dated.order_constraint("ledger_form_dates"),
            models.UniqueConstraint(fields=["paper", "valid_from"], name="ledger_form_once"),
            models.CheckConstraint(condition=Q(paper__in=Paper.values), name="ledger_form_paper_known"),
        ]

    class Privacy:
        """Không có dữ liệu cá nhân."""

        personal = ()
        sensitive = ()

    def __str__(self):
        return self.code
