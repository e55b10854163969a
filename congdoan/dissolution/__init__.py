"""Phòng dissolution: hồ sơ kết thúc hoạt động.

Nouns: file (hồ sơ): what one unit that ends hands over, to whom, signed by two sides; line (mục): one matter of it, what the books say of
it and what became of it; minutes (biên bản bàn giao): the paper of both. Derived lines are asked of the rooms below, never typed.
"""
