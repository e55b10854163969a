"""Phúc lợi đoàn viên: what partners give members by agreement with the union of any level, and how many used it."""
