"""allauth as this house uses it: nobody signs up by himself, and it speaks Vietnamese."""

from allauth.account.adapter import DefaultAccountAdapter
from django.utils.translation import gettext_lazy as _


class ClosedAdapter(DefaultAccountAdapter):
    """Accounts are given by the union, never opened by a visitor."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại."),
        "too_many_login_attempts": _("Đã thử sai nhiều lần. Chờ 5 phút rồi thử lại, hoặc gọi người phụ trách để đặt lại mật khẩu."),
        "enter_current_password": _("Mật khẩu hiện nay chưa đúng. Gõ lại mật khẩu đang dùng."),
    }

    def is_open_for_signup(self, request):
        return False

    def add_message(self, *args, **kwargs):
        """Says nothing after sign-in and sign-out: the page itself shows it."""
