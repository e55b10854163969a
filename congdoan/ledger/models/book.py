"""Sổ của một đơn vị và các tài khoản của sổ."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.ledger.choices import AccountKind, BookKind
from congdoan.ledger.models.chart import Item


class Book(models.Model):
    """Sổ kế toán: of one unit and one sort of money, from its first day; nothing is posted before."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="books", verbose_name=_("đơn vị"))
    kind = models.CharField(_("loại sổ"), max_length=10, choices=BookKind.choices)
    opened_on = models.DateField(_("mở sổ từ ngày"))
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người mở"))
    recorded_at = models.DateTimeField(_("mở lúc"))

    class Meta:
        verbose_name = _("sổ kế toán")
        constraints = [
            models.UniqueConstraint(fields=["unit", "kind"], name="ledger_book_once"),
            models.CheckConstraint(condition=Q(kind__in=BookKind.values), name="ledger_book_kind_known"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recorded_by",)
        sensitive = ()

    def __str__(self):
        return f"{self.get_kind_display()} ({self.unit_id})"


class Account(models.Model):
    """Tài khoản: where money of a book lies, or for what it came and went."""

    book = models.ForeignKey(Book, models.PROTECT, related_name="accounts", verbose_name=_("sổ"))
    kind = models.CharField(_("loại"), max_length=10, choices=AccountKind.choices)
    item = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="accounts", verbose_name=_("mục"))
    name = models.CharField(_("tên"), max_length=200)
    number = models.CharField(_("số tài khoản"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("tài khoản")
        constraints = [
            models.UniqueConstraint(fields=["book", "kind", "name"], condition=Q(item__isnull=True), name="ledger_account_once"),
            models.UniqueConstraint(fields=["book", "item"], condition=Q(item__isnull=False), name="ledger_account_item_once"),
            models.CheckConstraint(condition=Q(kind__in=AccountKind.values), name="ledger_account_kind_known"),
            models.CheckConstraint(
                condition=Q(kind=AccountKind.ITEM, item__isnull=False) | (~Q(kind=AccountKind.ITEM) & Q(item__isnull=True)),
                name="ledger_account_item_of_items",
            ),
        ]

    class Privacy:
        """Không có dữ liệu cá nhân."""

        personal = ()
        sensitive = ("number",)

    def __str__(self):
        return self.name
