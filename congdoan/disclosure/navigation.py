"""Trang Công khai của mục Quỹ, thu chi."""

from django.utils.translation import gettext_lazy as _

from congdoan.disclosure.choices import Permission
from congdoan.ui.navigation import page

page(section="funds", label=_("Công khai"), url_name="disclosure:list", permission=str(Permission.VIEW_PUBLICATIONS), place=70)
