"""Đoàn viên: who is a member of which unit from when to when, and what the union knows of him or her.

Nouns: membership (thời gian là đoàn viên ở một đơn vị), Party standing (vào Đảng; sensitive), child (con đoàn viên). One person may
have many memberships, one after another, and only one that is open. Everybody else finds people through this room's ``columns``
(cells of the workbook, fields of forms) and asks ``queries`` who was a member on a day.
"""
