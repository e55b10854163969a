"""Trùng người: one human being who stands twice in the book is found, shown side by side, made one, and apart again.

Nouns: merge (lần nhập hai người làm một), candidate (hai người có thể là một), distinct (hai người đã xem là khác nhau).
"""
