"""Sổ kế toán: ghi sổ kép, phiếu thu, phiếu chi, sổ quỹ, khóa sổ tháng (ADR 0031)."""
