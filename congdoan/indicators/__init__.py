"""Chỉ tiêu: figures declared by the rooms, pulled from their facts, each opening its rows.

Nouns: indicator (chỉ tiêu), question (đơn vị và kỳ), figure (con số), declared figure (số khai báo).
"""
