"""Congdoan: the working book of a Vietnamese trade union (sổ làm việc của công đoàn)."""
