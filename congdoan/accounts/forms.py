"""The sign-in form."""

from allauth.account.forms import LoginForm
from django import forms
from django.utils.translation import gettext_lazy as _


class SignIn(LoginForm):
    """Đăng nhập."""

    error_messages = {
        **LoginForm.error_messages,
        "username_password_mismatch": _("Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại."),
        "account_inactive": _("Tài khoản này đã ngừng dùng. Gọi người phụ trách của công đoàn để mở lại."),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        login = self.fields["login"]
        login.label = _("Điện thoại, tên đăng nhập hoặc thư điện tử")
        login.widget = forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"})
        password = self.fields["password"]
        password.label = _("Mật khẩu")
        password.help_text = ""
        password.widget = forms.PasswordInput(attrs={"autocomplete": "current-password"})
        self.fields["remember"].label = _("Nhớ tôi trên máy này")
        self.fields["remember"].help_text = _("Đừng chọn nếu đây là máy dùng chung.")
        for field, sentence in ((login, _("Ghi điện thoại, tên đăng nhập hoặc thư điện tử.")), (password, _("Ghi mật khẩu."))):
            field.error_messages["required"] = sentence
