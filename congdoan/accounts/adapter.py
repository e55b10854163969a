"""allauth as this house uses it: nobody signs up by himself, and it speaks Vietnamese."""

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.utils.translation import gettext_lazy as _

from congdoan.accounts import afterwards
from congdoan.accounts.actions import sessions, users

MISMATCH = _("Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại.")


class ClosedAdapter(DefaultAccountAdapter):
    """Accounts are given by the union, never opened by a visitor."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": MISMATCH,
        "email_password_mismatch": MISMATCH,
        "phone_password_mismatch": MISMATCH,
        "incorrect_password": _("Mật khẩu chưa đúng. Gõ lại mật khẩu đang dùng."),
        "account_inactive": _("Tài khoản này đã ngừng dùng. Gọi người phụ trách của công đoàn để mở lại."),
        "too_many_login_attempts": _("Đã thử sai nhiều lần. Chờ 5 phút rồi thử lại, hoặc gọi người phụ trách để đặt lại mật khẩu."),
        "rate_limited": _("Đã thử nhiều lần quá. Chờ 5 phút rồi thử lại."),
        "enter_current_password": _("Mật khẩu hiện nay chưa đúng. Gõ lại mật khẩu đang dùng."),
    }

    def is_open_for_signup(self, request):
        return False

    def set_password(self, user, password):
        """A password that the person has chosen; whoever is signed in elsewhere with the old one is signed out."""
        users.choose_password(user=user, password=password)
        sessions.end(user=user, but=self.request.session.session_key)

    def post_login(self, request, user, **facts):
        """The sign-in is kept, so that the person sees it and can end it from elsewhere."""
        answer = super().post_login(request, user, **facts)
        sessions.begin(user=user, session=request.session, user_agent=request.headers.get("User-Agent", ""), now=user.last_login)
        return answer

    def get_password_change_redirect_url(self, request):
        """Back to where one was going, with a word that it is done."""
        messages.success(request, _("Đã đổi mật khẩu. Lần sau đăng nhập bằng mật khẩu mới."))
        return afterwards.take(request)

    def add_message(self, *args, **kwargs):
        """Says nothing after sign-in and sign-out: the page itself shows it."""
