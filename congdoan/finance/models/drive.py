"""Bảng kết thúc đợt vận động; trang công khai của một đợt."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.finance.models.fund import Fund
from congdoan.kernel.money import MoneyField, money_not_negative
from congdoan.people.recorded import Recorded


class Statement(Recorded):
    """Bảng kết thúc: what a drive took, from how many, what was given to whom, what is left and where it goes; drawn from the books, then unchanged."""

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="statements", verbose_name=_("quỹ, đợt vận động"))
    closed_on = models.DateField(_("ngày cuối"))
    was_until = models.DateField(_("hạn ghi trước khi khép"), null=True, blank=True)
    money_in = MoneyField(_("tiền đã thu"), default=0)
    goods_in = MoneyField(_("trị giá hiện vật đã nhận"), default=0)
    gifts = models.PositiveIntegerField(_("số khoản"), default=0)
    members_gave = models.PositiveIntegerField(_("số đoàn viên ủng hộ"), default=0)
    members_all = models.PositiveIntegerField(_("số đoàn viên"), default=0)
    outsiders = models.PositiveIntegerField(_("số người, đơn vị ngoài ủng hộ"), default=0)
    handed = MoneyField(_("đã trao"), default=0)
    drawn = MoneyField(_("chi thăm hỏi, tặng quà"), default=0)
    left = MoneyField(_("còn lại"), default=0)
    left_to = models.CharField(_("số còn lại chuyển đi đâu"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("bảng kết thúc đợt vận động")
        constraints = [
            models.UniqueConstraint(fields=["fund"], condition=Q(cancelled_on__isnull=True), name="finance_statement_one_stands"),
            models.CheckConstraint(condition=Q(left=0) | ~Q(left_to=""), name="finance_statement_says_where_it_goes"),
            *(
                money_not_negative(f"finance_statement_{name}_not_negative", name)
                for name in ("money_in", "goods_in", "handed", "drawn", "left")
            ),
            Recorded.cancelled_constraint("finance_statement_cancelled_with_reason"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recorded_by", "cancel_reason")
        sensitive = ()

    def __str__(self):
        return f"{self.fund_id} {self.closed_on}"


class StatementLine(models.Model):
    """Dòng của bảng kết thúc: one thing that was handed over, to whom, as the books said it then."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="lines", verbose_name=_("bảng kết thúc"))
    number = models.PositiveIntegerField(_("thứ tự"))
    happened_on = models.DateField(_("ngày"))
    recipient = models.CharField(_("nơi nhận, người nhận"), max_length=200)
    what = models.CharField(_("nội dung"), max_length=200)
    value = MoneyField(_("trị giá"), default=0)

    class Meta:
        verbose_name = _("dòng của bảng kết thúc")
        constraints = [models.UniqueConstraint(fields=["statement", "number"], name="finance_statement_line_once")]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recipient",)
        sensitive = ()

    def __str__(self):
        return f"{self.recipient}: {self.what}"


class PublicPage(Recorded):
    """Trang công khai của một đợt: an address that nobody guesses, under which anybody reads totals and finds the own gift; never who was helped.

    ``title`` and ``words`` are written for it: the name and the purpose of the fund may name the person who is helped. Taken down, the address is gone for good.
    """

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="pages", verbose_name=_("quỹ, đợt vận động"))
    token = models.CharField(_("mã trong địa chỉ công khai"), max_length=32, unique=True)
    title = models.CharField(_("tên trên trang công khai"), max_length=200)
    words = models.CharField(_("lời giới thiệu"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("trang công khai của đợt vận động")
        constraints = [
            models.UniqueConstraint(fields=["fund"], condition=Q(cancelled_on__isnull=True), name="finance_public_page_one_stands"),
            models.CheckConstraint(condition=~Q(title="") & ~Q(token=""), name="finance_public_page_named"),
            Recorded.cancelled_constraint("finance_public_page_cancelled_with_reason"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recorded_by", "cancel_reason")
        sensitive = ()

    def __str__(self):
        return self.title
