"""Dự toán, quyết toán năm: drawn at each unit, answered by the level above, added up there."""
