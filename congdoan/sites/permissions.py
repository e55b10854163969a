"""Ai giữ quyền của phòng trang liên kết; everybody sees and takes back his or her own consents."""

from congdoan.access.roles import COMMITTEE, Role, give_each
from congdoan.sites.choices import Permission

give_each((*COMMITTEE, Role.INSPECTOR, Role.SUPERIOR_OFFICER, Role.ADMINISTRATOR), Permission.VIEW_SITES)
give_each((Role.CHAIR, Role.SUPERIOR_OFFICER, Role.ADMINISTRATOR), Permission.KEEP_SITES)
