"""The sign-in form."""

from allauth.account.forms import LoginForm
from django import forms
from django.utils.translation import gettext_lazy as _


class SignIn(LoginForm):
    """Đăng nhập."""

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
