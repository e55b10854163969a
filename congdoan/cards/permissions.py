"""Ai giữ quyền của phòng thẻ đoàn viên; everybody sees his or her own card."""

from congdoan.access.roles import COMMITTEE, give_each
from congdoan.cards.choices import Permission

give_each(COMMITTEE, Permission.VIEW_CARDS, Permission.ISSUE_CARD)
