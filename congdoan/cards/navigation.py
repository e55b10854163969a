"""Trang Thẻ của mục Đoàn viên."""

from django.utils.translation import gettext_lazy as _

from congdoan.cards.choices import Permission
from congdoan.ui.navigation import page

page(section="members", label=_("Thẻ"), url_name="cards:card-list", permission=str(Permission.VIEW_CARDS), place=30)
