"""Forms that give a sign-in, a new password, or take the sign-in back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.accounts import queries as accounts
from congdoan.membership.forms.given import phone_field
from congdoan.ui import fields
from congdoan.ui.forms import Form


class OpenAccount(Form):
    """Mở tài khoản: by which names the person signs in. The password is made by the machine."""

    username = fields.CleanText(
        label=_("Tên đăng nhập"),
        max_length=60,
        help_text=_("Máy gợi ý từ họ tên, anh/chị sửa được. Chữ không dấu, không cách."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
    phone = phone_field()
    email = forms.EmailField(label=_("Thư điện tử"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "off"}))

    def prepare(self):
        """What the two optional names are for."""
        self.fields["phone"].help_text = _("Đăng nhập bằng số này cũng được. Bỏ trống nếu không dùng.")
        self.fields["email"].help_text = _("Đăng nhập bằng thư điện tử cũng được. Bỏ trống nếu không dùng.")

    @staticmethod
    def known_of(person):
        """What can be filled in: a free user name, and the person's telephone and e-mail where nobody signs in with them."""
        return {
            "username": accounts.free_username(person.full_name),
            "phone": person.phone if person.phone and not accounts.by_any_name(person.phone) else "",
            "email": person.email if person.email and not accounts.by_any_name(person.email) else "",
        }


class Agree(Form):
    """Đồng ý: no field, only the button."""
