"""Trang Thông tin thêm của mục Đoàn viên."""

from django.utils.translation import gettext_lazy as _

from congdoan.extras.choices import Permission
from congdoan.ui.navigation import page

page(section="members", label=_("Thông tin thêm"), url_name="extras:field-list", permission=str(Permission.VIEW_FIELDS), place=90)
