"""Việc ghi sổ của phòng học tập, tuyên truyền."""
