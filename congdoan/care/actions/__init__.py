"""Việc ghi sổ của phòng chăm lo: thăm hỏi, tin báo, tặng quà, định mức chi."""
