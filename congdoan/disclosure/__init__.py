"""Công khai tài chính: what a unit tells its members of its money, when and where, as it was told."""
