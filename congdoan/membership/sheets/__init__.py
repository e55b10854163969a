"""Trang tính Đoàn viên, Con đoàn viên, and Chức vụ công đoàn (which finds its people here, one floor above the posts)."""

from congdoan.membership.sheets.children import CHILDREN
from congdoan.membership.sheets.members import MEMBERS
from congdoan.membership.sheets.posts import POSTS

__all__ = ["CHILDREN", "MEMBERS", "POSTS"]
