"""Tài khoản."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class Users(BaseUserManager):
    """Finds accounts by their user name, whatever its case."""

    def get_by_natural_key(self, username):
        return self.get(username__iexact=username)


class User(AbstractBaseUser):
    """Tài khoản: cách một người đăng nhập (tên đăng nhập, điện thoại hoặc thư điện tử)."""

    username = models.CharField(_("tên đăng nhập"), max_length=60, unique=True)
    phone = models.CharField(_("điện thoại"), max_length=15, null=True, blank=True, unique=True)
    email = models.EmailField(_("thư điện tử"), null=True, blank=True, unique=True)
    person = models.OneToOneField("people.Person", models.PROTECT, related_name="account", verbose_name=_("người"))
    is_active = models.BooleanField(_("đang dùng"), default=True)
    must_change_password = models.BooleanField(_("phải đổi mật khẩu"), default=False)
    created_at = models.DateTimeField(_("lập lúc"))

    objects = Users()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        verbose_name = _("tài khoản")

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("username", "phone", "email", "person")
        sensitive = ("password",)

    def __str__(self):
        return self.username


class SignIn(models.Model):
    """Phiên đăng nhập: một lần đăng nhập trên một máy, lúc nào, dùng lần cuối lúc nào; kết thúc từ máy khác được."""

    user = models.ForeignKey(User, models.CASCADE, related_name="sign_ins", verbose_name=_("tài khoản"))
    session_key = models.CharField(_("mã phiên"), max_length=40, unique=True)
    device = models.CharField(_("máy, trình duyệt"), max_length=80)
    began_at = models.DateTimeField(_("đăng nhập lúc"))
    used_at = models.DateTimeField(_("dùng lần cuối lúc"))

    class Meta:
        verbose_name = _("phiên đăng nhập")

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("user", "device")
        sensitive = ("session_key",)

    def __str__(self):
        return self.device
