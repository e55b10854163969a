"""What a password must be, in our words; and a password to hand over on paper."""

import secrets

from django.contrib.auth import password_validation
from django.utils.translation import gettext as _

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # without those that look alike on paper


def one_time():
    """A password to be read off a paper and changed at once: three groups of four, 59 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _place in range(4)) for _group in range(3))


class LongEnough(password_validation.MinimumLengthValidator):
    """Đủ dài."""

    def get_error_message(self):
        return _("Mật khẩu ngắn quá: ghi ít nhất %s ký tự.") % self.min_length

    def get_help_text(self):
        return _("Ít nhất %s ký tự; một câu dễ nhớ là tốt nhất.") % self.min_length


class NotCommon(password_validation.CommonPasswordValidator):
    """Không phải mật khẩu ai cũng đặt."""

    def get_error_message(self):
        return _("Mật khẩu này nhiều người dùng, dễ bị đoán. Chọn mật khẩu khác.")

    def get_help_text(self):
        return _("Không dùng mật khẩu ai cũng đoán được.")


class NotLikeOneself(password_validation.UserAttributeSimilarityValidator):
    """Không giống tên đăng nhập, điện thoại, thư điện tử."""

    DEFAULT_USER_ATTRIBUTES = ("username", "phone", "email")

    def __init__(self):
        super().__init__(user_attributes=self.DEFAULT_USER_ATTRIBUTES)

    def get_error_message(self):
        return _("Mật khẩu giống tên đăng nhập, điện thoại hoặc thư điện tử. Chọn mật khẩu khác.")

    def get_help_text(self):
        return _("Không giống tên đăng nhập, điện thoại hay thư điện tử.")
