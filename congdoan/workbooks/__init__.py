"""Sổ công đoàn (Excel): the engine by which a union's workbook comes in and goes out.

Nouns: sheet (trang tính), column (cột), row (dòng), problem (vướng mắc), batch (lần nhập). Apps declare their sheets in
sheets.py (docs/how-to/add-a-sheet.md); screens stand in overview.
"""
