"""Trang Trùng người của mục Đoàn viên; what hangs on a membership: answered for the room membership."""

from django.utils.translation import gettext_lazy as _

from congdoan.duplicates import hanging
from congdoan.duplicates.choices import Permission
from congdoan.membership import hanging as asked
from congdoan.ui.navigation import page

asked.answer(hanging.rows)
page(section="members", label=_("Trùng người"), url_name="duplicates:candidate-list", permission=str(Permission.MERGE_PERSONS), place=100)
