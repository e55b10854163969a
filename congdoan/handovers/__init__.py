"""Bàn giao chức vụ: when a post changes hands, a list drawn up from every room's records, ticked and signed by both sides, printed as minutes."""
