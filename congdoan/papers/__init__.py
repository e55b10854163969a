"""Danh sách, quyết định: official lists about members, and decisions filled into Word templates; all of it from the books."""
