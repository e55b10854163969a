"""Lần nhập và các dòng của nó."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.kernel.fields import BytewiseField
from congdoan.workbooks.choices import BatchState, RowStatus


class Batch(models.Model):
    """Lần nhập: một tệp sổ Excel của một đơn vị, được xem trước, ghi vào sổ, hoàn tác cả lần, hoặc bỏ."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    file_name = models.CharField(_("tên tệp"), max_length=200)
    content = models.BinaryField(_("nội dung tệp"))
    sha256 = models.CharField(_("mã băm của tệp"), max_length=64)
    made_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người nhập"))
    made_at = models.DateTimeField(_("đưa lên lúc"))
    state = models.CharField(_("trạng thái"), max_length=10, choices=BatchState.choices, default=BatchState.PREVIEWED)
    trouble = models.TextField(_("vì sao chưa đọc, chưa ghi được"), blank=True)
    counts = models.JSONField(_("số dòng theo trạng thái"), default=dict)
    understood = models.JSONField(_("đã hiểu tệp thế nào"), default=list)
    remarks = models.JSONField(_("điều cần biết về các trang"), default=list)
    layout = models.JSONField(_("cách đọc các trang, cột do người nhập chọn"), default=dict, blank=True)
    answers = models.JSONField(_("cách hiểu các chữ do người nhập chọn"), default=list, blank=True)
    outcome = models.CharField(_("mã băm của kết quả xem trước"), max_length=64, blank=True)
    ended_by = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người ghi, hoàn tác hoặc bỏ")
    )
    ended_at = models.DateTimeField(_("ghi, hoàn tác hoặc bỏ lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("lần nhập")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=BatchState.values), name="workbooks_batch_state_known"),
        ]
        indexes = [models.Index(fields=["unit", "-made_at"], name="workbooks_batch_of_unit")]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("made_by", "ended_by")
        sensitive = ("content", "understood", "remarks", "layout", "answers", "trouble")

    def __str__(self):
        return self.file_name

    @property
    def old_text(self):
        """[{"title", "tables", "cells", "samples"}] of the sheets that were typed with an old encoding and read anew."""
        return [{"title": table["title"], **table["old_text"]} for table in self.understood if table.get("old_text")]

    @property
    def guesses(self):
        """[what was guessed of sheets and columns, and confirmed by nobody]."""
        return [guess for table in self.understood for guess in table.get("guesses", ())]

    @property
    def rows_to_write(self):
        """How many rows a commit writes: new and changed."""
        return self.counts.get("new", 0) + self.counts.get("changed", 0)


class Answer(models.Model):
    """Cách hiểu: một chữ của một cột được người nhập cho đọc là chữ khác, nhớ cho các tệp sau của đơn vị."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    sheet = models.CharField(_("trang tính"), max_length=60)
    column = models.CharField(_("cột"), max_length=60)
    key = BytewiseField(_("khóa so chữ"), max_length=200)
    text = models.CharField(_("chữ trong tệp"), max_length=200)
    value = models.CharField(_("đọc là"), max_length=200)
    decided_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người quyết định"))
    decided_at = models.DateTimeField(_("quyết định lúc"))

    class Meta:
        verbose_name = _("cách hiểu")
        constraints = [models.UniqueConstraint(fields=["unit", "sheet", "column", "key"], name="workbooks_answer_one_each")]

    class Privacy:
        """Chữ trong tệp và cách đọc có thể là tên người."""

        personal = ("key", "text", "value", "decided_by")
        sensitive = ()

    def __str__(self):
        return f"{self.text}: {self.value}"


class Layout(models.Model):
    """Cách đọc tệp: trang nào, cột nào là gì, ghi nhớ theo hình dạng của trang cho các tệp sau cùng kiểu."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    signature = models.CharField(_("hình dạng của trang"), max_length=64)
    title = models.CharField(_("tên trang trong tệp"), max_length=60)
    mapping = models.JSONField(_("trang, cột nào là gì"), default=dict)
    made_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người chọn"))
    made_at = models.DateTimeField(_("chọn lúc"))
    used_at = models.DateTimeField(_("dùng lần cuối"))

    class Meta:
        verbose_name = _("cách đọc tệp")
        constraints = [models.UniqueConstraint(fields=["unit", "signature"], name="workbooks_layout_once")]

    class Privacy:
        """Giá trị điền cho cả trang có thể nhắc đến người."""

        personal = ("made_by",)
        sensitive = ("mapping",)

    def __str__(self):
        return self.title


class StagedRow(models.Model):
    """Dòng chờ: một dòng của lần nhập như đã đọc, trạng thái, giá trị cũ, vướng mắc và bản ghi sinh ra."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="rows", verbose_name=_("lần nhập"), db_index=False)
    position = models.PositiveIntegerField(_("thứ tự"))
    sheet = models.CharField(_("trang tính"), max_length=60)
    table = models.PositiveSmallIntegerField(_("trang thứ mấy trong tệp"))
    row_no = models.PositiveIntegerField(_("dòng trong tệp"))
    part = models.PositiveIntegerField(_("phần của dòng"), default=0)
    status = models.CharField(_("trạng thái"), max_length=7, choices=RowStatus.choices)
    cells = models.JSONField(_("các ô như đã ghi"), default=dict)
    extra = models.JSONField(_("các cột chưa hiểu"), default=dict)
    old = models.JSONField(_("giá trị cũ"), default=dict)
    problems = models.JSONField(_("vướng mắc"), default=list)
    before = models.JSONField(_("giá trị trước khi ghi"), default=dict)
    after = models.JSONField(_("giá trị sau khi ghi"), default=dict)
    record = models.BigIntegerField(_("bản ghi"), null=True, blank=True)

    class Meta:
        verbose_name = _("dòng chờ")
        constraints = [
            models.CheckConstraint(condition=Q(status__in=RowStatus.values), name="workbooks_row_status_known"),
            models.UniqueConstraint(fields=["batch", "position"], name="workbooks_row_in_order"),
        ]

    class Privacy:
        """Các ô chứa đủ loại dữ liệu, cả bệnh tật và số CCCD."""

        personal = ("record",)
        sensitive = ("cells", "extra", "old", "problems", "before", "after")

    def __str__(self):
        return f"{self.sheet} {self.row_no}"
