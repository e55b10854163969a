"""Tổng quan: the only room that looks into every other: home, search, a member's and a unit's whole page, the report reader,
the import wizard, the log. It holds no facts of its own.
"""
