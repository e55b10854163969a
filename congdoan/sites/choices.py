"""What a site may learn, how it runs; the permissions of this room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    """Quyền của phòng trang liên kết."""

    VIEW_SITES = "sites.view_sites", _("xem các trang liên kết")
    KEEP_SITES = "sites.keep_sites", _("khai, sửa, đóng trang liên kết; cấp mã bí mật của trang")


class Learn(models.TextChoices):
    """Điều trang được biết; the values are the scopes of the protocol."""

    NAME = "ten", _("họ và tên")
    UNIT = "don_vi", _("đơn vị đang sinh hoạt và hôm nay có là đoàn viên không")
    EMAIL = "email", _("thư điện tử (nếu tài khoản có ghi)")


class Kind(models.TextChoices):
    """Trang chạy ở đâu."""

    CONFIDENTIAL = "confidential", _("Trên máy chủ: giữ được mã bí mật")
    PUBLIC = "public", _("Trong trình duyệt, ứng dụng điện thoại: không giữ được mã bí mật")


OPENID = "openid"
STANDARD_NAME = "profile"
"""What other software calls the name; asked for, it gives the name and nothing more."""
