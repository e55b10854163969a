"""Opening a book, adding a deposit."""

from django.utils.translation import gettext_lazy as _

from congdoan.ledger.choices import BookKind
from congdoan.ui import fields
from congdoan.ui.forms import Form


class OpenBook(Form):
    """Mở sổ kế toán."""

    kind = fields.ChipsField(label=_("Sổ nào"), choices=[(kind.value, str(kind.label).capitalize()) for kind in BookKind])
    opened_on = fields.DateField(label=_("Mở sổ từ ngày"), help_text=_("Thường là ngày đầu năm. Phiếu trước ngày này nằm trong số dư."))
    cash = fields.MoneyField(
        label=_("Tiền mặt còn ngày ấy"), required=False, help_text=_("Sổ hiện vật thì ghi trị giá hiện vật còn ngày ấy.")
    )
    bank_name = fields.CleanText(
        label=_("Tiền gửi ở"), required=False, max_length=200, help_text=_("Tên ngân hàng, kho bạc. Không có thì để trống.")
    )
    bank_number = fields.CleanText(label=_("Số tài khoản"), required=False, max_length=40)
    bank = fields.MoneyField(label=_("Tiền gửi còn ngày ấy"), required=False)

    def clean(self):
        """Nothing written is nothing there."""
        cleaned = super().clean()
        return cleaned | {name: cleaned.get(name) or 0 for name in ("cash", "bank")}


class CorrectOpening(Form):
    """Sửa số dư khi mở sổ."""

    amount = fields.MoneyField(label=_("Số dư đúng khi mở sổ"))


class AddBank(Form):
    """Thêm tài khoản tiền gửi."""

    name = fields.CleanText(label=_("Tiền gửi ở"), max_length=200, help_text=_("Tên ngân hàng, kho bạc."))
    number = fields.CleanText(label=_("Số tài khoản"), required=False, max_length=40)
