"""Trang tính Đoàn viên, Con đoàn viên, Trình độ, Cơ quan dân cử, Chức vụ dân cử, and Chức vụ công đoàn (which finds its people here, one floor above the posts)."""

from congdoan.membership.sheets.children import CHILDREN
from congdoan.membership.sheets.councils import COUNCILS, SEATS
from congdoan.membership.sheets.members import MEMBERS
from congdoan.membership.sheets.posts import POSTS
from congdoan.membership.sheets.qualifications import QUALIFICATIONS

__all__ = ["CHILDREN", "COUNCILS", "MEMBERS", "POSTS", "QUALIFICATIONS", "SEATS"]
