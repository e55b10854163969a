"""Bước xác nhận thứ hai as this house uses allauth's: in Vietnamese, its secrets encrypted, its picture without a style attribute."""

import base64
import hashlib

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from congdoan.kernel import qr

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""What counts as a second factor; recovery codes alone do not."""


def _box():
    """What encrypts: from the installation's secret; older secrets still open what they closed."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"congdoan.factors" + key.encode()).digest())) for key in keys])


class Factors(DefaultMFAAdapter):
    """allauth's second factors."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _("Chức vụ của anh/chị phải có bước xác nhận thứ hai. Thêm cách khác rồi mới bỏ cách này."),
        "cannot_generate_recovery_codes": _("Thêm điện thoại hoặc khóa trước, rồi mới lấy mã dự phòng."),
        "incorrect_code": _("Mã chưa đúng hoặc đã dùng rồi. Chờ mã mới rồi ghi lại; xem đồng hồ của điện thoại có chạy đúng giờ không."),
    }

    def get_totp_issuer(self):
        return "Congdoan"

    def get_totp_label(self, user):
        return user.username

    def build_totp_svg(self, url):
        return qr.code(url).svg_inline(omitsize=True, border=4)

    def encrypt(self, text):
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return _box().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator):
        """False for the last factor of somebody whose role must have one."""
        actor = getattr(context.request, "actor", None)
        others = Authenticator.objects.filter(user=authenticator.user_id, type__in=FACTORS).exclude(pk=authenticator.pk)
        return actor is None or not actor.needs_factor or others.exists()

    def generate_authenticator_name(self, user, type):
        return gettext("Máy của tôi")

    def get_public_key_credential_user_entity(self, user):
        return {**super().get_public_key_credential_user_entity(user), "display_name": user.person.full_name, "name": user.username}
