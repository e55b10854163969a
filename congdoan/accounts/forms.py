"""The forms of signing in and of one's password: allauth's, in our words."""

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from django import forms
from django.utils.translation import gettext_lazy as _


def plain(field, label, missing, help_text=""):
    """A password field in our words, without a placeholder that stands in for the label."""
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)
    field.error_messages["required"] = missing


class SignIn(LoginForm):
    """Đăng nhập."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        login = self.fields["login"]
        login.widget = forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"})
        plain(login, _("Điện thoại, tên đăng nhập hoặc thư điện tử"), _("Ghi điện thoại, tên đăng nhập hoặc thư điện tử."))
        plain(self.fields["password"], _("Mật khẩu"), _("Ghi mật khẩu."))
        self.fields["remember"].label = _("Nhớ tôi trên máy này")
        self.fields["remember"].help_text = _("Đừng chọn nếu đây là máy dùng chung.")


class ChangePassword(ChangePasswordForm):
    """Đổi mật khẩu."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        plain(self.fields["oldpassword"], _("Mật khẩu hiện nay"), _("Ghi mật khẩu đang dùng."))
        words = _("Ít nhất 10 ký tự. Đừng dùng tên, ngày sinh, số điện thoại.")
        plain(self.fields["password1"], _("Mật khẩu mới"), _("Ghi mật khẩu mới."), words)
        plain(self.fields["password2"], _("Gõ lại mật khẩu mới"), _("Gõ lại mật khẩu mới."))

    def clean(self):
        """The two must be the same; said in our words."""
        cleaned = forms.Form.clean(self)
        first, second = self.cleaned_data.get("password1"), self.cleaned_data.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("Hai lần gõ mật khẩu mới chưa giống nhau. Gõ lại."))
        return cleaned

    def clean_password1(self):
        """A password given on paper is not chosen again."""
        chosen = self.cleaned_data["password1"]
        if self.user.must_change_password and self.user.check_password(chosen):
            raise forms.ValidationError(_("Đây là mật khẩu ghi trên phiếu. Đặt mật khẩu khác, chỉ mình anh/chị biết."))
        return chosen


class Confirm(ReauthenticateForm):
    """Xác nhận lại."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        plain(self.fields["password"], _("Mật khẩu"), _("Ghi mật khẩu."))
