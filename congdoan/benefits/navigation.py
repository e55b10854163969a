"""Trang Ưu đãi của mục Chăm lo."""

from django.utils.translation import gettext_lazy as _

from congdoan.benefits.choices import Permission
from congdoan.ui.navigation import page

page(section="care", label=_("Ưu đãi"), url_name="benefits:list", permission=str(Permission.VIEW_OFFERS), place=70)
