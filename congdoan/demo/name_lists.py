"""Họ, đệm, tên of the North by generation. Shares of surnames in percent, as commonly published for the Kinh."""

from types import MappingProxyType

COHORT_ENDS = MappingProxyType({"old": 1970, "middle": 1984, "young": 2001, "child": 10000})

SURNAMES = MappingProxyType({
    "Nguyễn": 38.4, "Trần": 11.0, "Lê": 9.5, "Phạm": 7.1, "Hoàng": 5.1, "Phan": 2.5, "Vũ": 3.9, "Đặng": 2.1, "Bùi": 2.0,
    "Đỗ": 1.4, "Hồ": 0.7, "Ngô": 1.3, "Dương": 1.0, "Lý": 0.5, "Đinh": 1.0, "Đào": 0.9, "Trịnh": 0.8, "Lương": 0.7, "Mai": 0.6,
    "Đoàn": 0.6, "Trương": 0.6, "Hà": 0.5, "Lại": 0.5, "Tạ": 0.5, "Cao": 0.5, "Chu": 0.5, "Lưu": 0.4, "Phùng": 0.4, "Tống": 0.3,
    "Nghiêm": 0.2, "Quách": 0.2, "Kiều": 0.2, "Từ": 0.1, "Doãn": 0.1, "Khổng": 0.1,
})  # fmt: skip

MIDDLE_NAMES = MappingProxyType({
    "nữ": {
        "old": {"Thị": 90, "Kim": 3, "Bích": 2, "Minh": 1, "Ngọc": 2, "Thanh": 2},
        "middle": {"Thị": 70, "Thu": 6, "Thanh": 5, "Kim": 3, "Bích": 3, "Ngọc": 4, "Minh": 3, "Hồng": 4, "Tuyết": 2},
        "young": {"Thị": 48, "Thu": 9, "Ngọc": 9, "Phương": 6, "Thanh": 6, "Minh": 5, "Hồng": 5, "Khánh": 3, "Hải": 3, "Thùy": 6},
    },
    "nam": {
        "old": {"Văn": 52, "Xuân": 9, "Đức": 8, "Hữu": 5, "Quang": 5, "Ngọc": 5, "Đình": 6, "Công": 4, "Minh": 3, "Trọng": 3},
        "middle": {"Văn": 36, "Đức": 10, "Quang": 9, "Xuân": 7, "Ngọc": 7, "Mạnh": 7, "Hữu": 5, "Anh": 4, "Minh": 5, "Tiến": 5, "Duy": 5},
        "young": {"Văn": 18, "Đức": 12, "Quang": 9, "Minh": 9, "Mạnh": 8, "Tuấn": 6, "Duy": 8, "Anh": 5, "Hoàng": 7, "Thành": 6,
                  "Tiến": 6, "Trung": 4},
    },
})  # fmt: skip

# A second middle name after Thị ("Trần Thị Thu Hà").
SECOND_MIDDLE = ("Thu", "Thanh", "Kim", "Bích", "Hồng", "Minh", "Ngọc", "Thúy", "Lan", "Phương", "Mai", "Hải")
DOUBLE_MIDDLE = MappingProxyType({"old": 0.12, "middle": 0.35, "young": 0.5})

GIVEN_NAMES = MappingProxyType({
    "nữ": {
        "old": [
            "Hoa", "Lan", "Mai", "Nga", "Thanh", "Bình", "Hòa", "Hợi", "Mùi", "Nhàn", "Oanh", "Thoa", "Vân", "Xuân", "Yến",
            "Loan", "Liên", "Hạnh", "Lý", "Tâm", "Chung", "Sự", "Luyến", "Minh"
        ],
        "middle": [
            "Hương", "Hà", "Hằng", "Thủy", "Lan", "Nga", "Hạnh", "Dung", "Huệ", "Liên", "Nhung", "Oanh", "Phượng", "Thoa", "Thơm",
            "Tuyết", "Vân", "Yến", "Hoa", "Hiền", "Loan", "Thúy", "Thu", "Quyên", "Hường", "Chinh", "Ngân", "Mai", "Nguyệt",
            "Thảo"
        ],
        "young": [
            "Trang", "Linh", "Hương", "Ngọc", "Thảo", "Hà", "Phương", "Huyền", "Hằng", "Nhung", "Anh", "Yến", "Vân", "Thu",
            "Quỳnh", "Dung", "Giang", "Hạnh", "Hiền", "Lan", "Loan", "Ly", "Mai", "My", "Nga", "Ngân", "Oanh", "Thương", "Thủy",
            "Trà", "Tuyết"
        ],
    },
    "nam": {
        "old": [
            "Hùng", "Dũng", "Bình", "Thắng", "Hải", "Sơn", "Chiến", "Thành", "Minh", "Hòa", "Khanh", "Lợi", "Nam", "Phú", "Quyết",
            "Tân", "Thái", "Thuận", "Tiến", "Toàn", "Trường", "Vinh", "Vượng", "Xuyên", "Hiền", "Ngọc", "Bính"
        ],
        "middle": [
            "Hùng", "Dũng", "Cường", "Tuấn", "Hải", "Sơn", "Thắng", "Thành", "Nam", "Long", "Hưng", "Kiên", "Chung", "Quân",
            "Trung", "Phong", "Tùng", "Hà", "Khánh", "Hiếu", "Huy", "Minh", "Thọ", "Quyền", "Chiến", "Đông", "Hoan", "Bắc"
        ],
        "young": [
            "Tuấn", "Anh", "Đức", "Hiếu", "Hưng", "Huy", "Hoàng", "Long", "Nam", "Quân", "Sơn", "Thắng", "Tùng", "Trung", "Việt",
            "Linh", "Kiên", "Khánh", "Dương", "Đạt", "Thịnh", "Toàn", "Trường", "Cường", "Giang", "Hải", "Minh", "Phong"
        ],
    },
})  # fmt: skip

CHILD_NAMES = MappingProxyType({
    "nữ": ("Bảo Ngọc", "Khánh Linh", "Hà My", "Phương Thảo", "Minh Anh", "Gia Hân", "Ngọc Diệp", "Quỳnh Chi", "Thảo Nguyên", "Bảo Châu",
           "Linh Đan", "Thùy Dương", "Mai Phương", "Ngọc Ánh", "Hải Yến", "Thanh Trúc", "Tuệ Nhi", "Yến Nhi", "Khánh Ngọc", "Hoài An",
           "Hà Anh", "Thu Trang", "Kim Ngân", "Bảo Trâm", "Ngọc Hà", "Minh Châu", "Diệu Linh", "An Nhiên", "Như Quỳnh", "Lan Hương",
           "Thị Huyền Trang", "Thị Ngọc Mai", "Thị Phương Anh", "Hương Giang", "Tường Vy", "Trúc Linh"),
    "nam": ("Minh Khôi", "Gia Huy", "Nhật Minh", "Đăng Khoa", "Tuấn Kiệt", "Bảo Nam", "Minh Quân", "Đức Anh", "Hoàng Long", "Quang Huy",
            "Anh Tú", "Hải Đăng", "Gia Bảo", "Thành Đạt", "Đức Minh", "Tuấn Minh", "Việt Anh", "Quốc Bảo", "Duy Anh", "Nam Khánh",
            "Thái Sơn", "Bình Minh", "Hoàng Bách", "Phúc Lâm", "Trung Kiên", "Tiến Đạt", "Minh Đức", "Hữu Phước", "Trí Dũng", "Bảo Lâm",
            "Mạnh Cường", "Quang Vinh", "Xuân Bách", "Gia Hưng", "Minh Hiếu", "Văn Phúc"),
})  # fmt: skip

# Never handed out: people in public life, whom a made-up record must not seem to mean.
PUBLIC_FIGURES = frozenset({
    "Nguyễn Phú Trọng", "Nguyễn Xuân Phúc", "Phạm Minh Chính", "Nguyễn Tấn Dũng", "Trần Đại Quang", "Trần Thanh Mẫn", "Lê Minh Hưng",
    "Phạm Văn Đồng", "Trần Đức Lương", "Nông Đức Mạnh", "Võ Thị Ánh Xuân", "Nguyễn Thị Kim Ngân", "Phan Văn Khải", "Lê Đức Anh",
    "Trần Cẩm Tú", "Nguyễn Minh Triết", "Trương Tấn Sang", "Lê Xuân Huy", "Vũ Trùng Dương", "Nguyễn Thị Bình", "Phạm Quang Thanh",
})  # fmt: skip
