"""Trang Dự toán, quyết toán của mục Quỹ, thu chi."""

from django.utils.translation import gettext_lazy as _

from congdoan.budget.choices import Permission
from congdoan.ui.navigation import page

page(section="funds", label=_("Dự toán, quyết toán"), url_name="budget:years", permission=str(Permission.VIEW_FILINGS), place=40)
