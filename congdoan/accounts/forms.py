"""The forms of signing in and of one's password: allauth's, in our words."""

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as AgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
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


def _code(field, label, help_text):
    """A code field in our words: digits on a phone's keyboard, filled in by the phone where it can."""
    plain(field, label, _("Ghi mã."), help_text)
    field.widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code", "class": "cd-ngan", "autocapitalize": "none"}


class SecondStep(AuthenticateForm):
    """Bước hai khi đăng nhập."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _code(self.fields["code"], _("Mã 6 chữ số trên điện thoại"), _("Không có điện thoại: ghi một mã dự phòng 8 chữ số."))


class SecondStepAgain(AgainForm):
    """Bước hai, xác nhận lại."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _code(self.fields["code"], _("Mã 6 chữ số trên điện thoại"), _("Hoặc một mã dự phòng."))


class AddPhone(ActivateTOTPForm):
    """Dùng mã trên điện thoại."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _code(self.fields["code"], _("Mã 6 chữ số mà điện thoại đang hiện"), "")

    @property
    def secret_in_groups(self):
        """The key to type where a QR code cannot be read, four letters at a time."""
        return " ".join(self.secret[start : start + 4] for start in range(0, len(self.secret), 4))


class AddKey(AddWebAuthnForm):
    """Dùng vân tay, khuôn mặt hoặc khóa bảo mật."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        plain(self.fields["name"], _("Đặt tên cho máy hoặc khóa này"), "", _("Ví dụ: Điện thoại của tôi."))
        self.fields["credential"].error_messages["required"] = _("Máy chưa xác nhận. Bấm nút và làm theo lời máy.")
