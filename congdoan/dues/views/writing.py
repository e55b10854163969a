"""Lập bảng tháng, ghi ai đã đóng, bổ sung, nhập tệp lương."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.dues import forms, policies, queries
from congdoan.dues.actions import sheets
from congdoan.dues.choices import DEFAULT_GROUP, Permission
from congdoan.dues.views.ways import sheet_of, url
from congdoan.kernel.periods import month_of
from congdoan.ui.screens import ActionScreen, RecordAction

PRIVACY = gettext_lazy("Lương và số tiền từng người: chủ tịch, kế toán, thủ quỹ, ủy ban kiểm tra và chính người ấy xem được.")


class Fill(ActionScreen):
    """Lập bảng đoàn phí tháng."""

    action = sheets.fill
    form_class = forms.Fill
    section = "funds"
    title = gettext_lazy("Lập bảng đoàn phí tháng")
    main_button = gettext_lazy("Lập bảng")
    not_done = gettext_lazy("Chưa lập bảng")
    confirmation = gettext_lazy("Đã lập bảng. Xem lại lương, đánh dấu ai đã đóng.")
    privacy = PRIVACY

    @property
    def explanation(self):
        """By which group the sheet will be worked out."""
        group = policies.group_on(queries.groups_of(self.unit), self.by.today.replace(day=1))
        said = _("Mỗi đoàn viên một dòng, lương và lý do miễn lấy từ tháng trước.")
        if group is None:
            more = _("Đơn vị chưa ghi nhóm đóng, tạm tính theo %(group)s.") % {"group": DEFAULT_GROUP.label}
        else:
            more = _("Tính theo nhóm: %(group)s.") % {"group": group.label}
        return f"{said} {more}"

    def success_url(self, pk):
        return self.cancel_url() if pk is None else url("sheet-enter", self.unit, pk)

    def cancel_url(self):
        return url("sheet-list", self.unit)


class OfSheet(RecordAction):
    """What is done with one sheet."""

    gives = ("sheet",)
    section = "funds"

    def find(self):
        return sheet_of(self)

    @property
    def month(self):
        """The month in words."""
        return month_of(self.record.month).label

    def cancel_url(self):
        return url("sheet", self.unit, self.record.pk)


class Enter(OfSheet):
    """Ghi bảng đoàn phí tháng: ai đã đóng."""

    action = sheets.save
    form_class = forms.Enter
    template_name = "dues/enter.html"
    main_button = gettext_lazy("Ghi vào bảng")
    not_done = gettext_lazy("Chưa ghi vào bảng")
    confirmation = gettext_lazy("Đã ghi vào bảng đoàn phí.")
    privacy = PRIVACY
    too_many = (
        gettext_lazy("Công đoàn đông quá một màn hình"), gettext_lazy("Nhập tệp lương của cơ quan, hoặc trang Đoàn phí của sổ Excel."),
    )  # fmt: skip
    all_ticked = gettext_lazy("Tất cả đã đóng")
    keys_words = gettext_lazy(
        "Mũi tên, Enter sang dòng dưới; Tab sang ô bên; dấu cách đánh dấu. Đã đóng mà để trống số thì lấy số phải thu."
    )
    counted = gettext_lazy("người")

    @property
    def title(self):
        """Of which month."""
        return _("Ghi đoàn phí %(month)s") % {"month": self.month}

    def initial(self):
        return {**super().initial(), "paid_on": self.by.today}


class PayrollFile(OfSheet):
    """Nhập tệp lương của cơ quan vào bảng tháng."""

    action = sheets.save
    form_class = forms.Payroll
    template_name = "dues/payroll.html"
    also = (str(Permission.VIEW_WAGES),)
    main_icon = "tep"
    not_done = gettext_lazy("Chưa ghi vào bảng")
    confirmation = gettext_lazy("Đã ghi tệp lương vào bảng đoàn phí.")
    explanation = gettext_lazy(
        "Tệp cơ quan đã trừ đoàn phí qua lương. Máy tìm người theo mã đoàn viên, CCCD rồi tên; dòng nào không khớp thì để ngoài và nêu lý do."
    )
    privacy = PRIVACY
    sent = None

    def form(self, data=None, files=None):
        self.sent = super().form(data, files)
        return self.sent

    @property
    def main_button(self):
        """What has been shown is written next."""
        return _("Ghi vào bảng") if self.sent and self.sent.found and self.sent.found.rows else _("Đưa tệp lên, xem trước")

    @property
    def title(self):
        """Of which month."""
        return _("Nhập tệp lương %(month)s") % {"month": self.month}

    def initial(self):
        return {**super().initial(), "paid_on": self.by.today}


class BringUp(ActionScreen):
    """Bổ sung người mới vào bảng, xem lại ai tạm dừng."""

    action = sheets.fill
    form_class = forms.BringUp
    gives = ("unit", "month")
    section = "funds"
    main_button = gettext_lazy("Bổ sung vào bảng")
    not_done = gettext_lazy("Chưa bổ sung")
    explanation = gettext_lazy(
        "Thêm dòng cho ai là đoàn viên vào ngày cuối tháng mà chưa có, xem lại ai tạm dừng sinh hoạt. Dòng đã thu tiền giữ nguyên."
    )
    confirmation = gettext_lazy("Bảng đã đủ đoàn viên của tháng.")

    def prepare(self):
        self.unit = self.find_unit()
        self.sheet = sheet_of(self)
        self.title = _("Bổ sung bảng đoàn phí %(month)s") % {"month": month_of(self.sheet.month).label}
        super().prepare()

    def given(self):
        return {"unit": self.unit, "month": self.sheet.month}

    def cancel_url(self):
        return url("sheet", self.unit, self.sheet.pk)
