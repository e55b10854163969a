"""What is to be published, by which day after the year's end: dated data with its source, put in by the second migration."""

import datetime

_SOURCE = "Quy chế công khai tài chính của công đoàn; loại số và hạn ở đây là tạm ghi, cần đối chiếu"
_FROM = datetime.date(2006, 1, 1)
# kind, years after the year, month, day, from, until, source
DUTIES = [
    ("care", 1, 3, 31, _FROM, None, _SOURCE),
    ("funds", 1, 3, 31, _FROM, None, _SOURCE),
    ("dues", 1, 3, 31, _FROM, None, _SOURCE),
    ("settlement", 1, 3, 31, _FROM, None, _SOURCE),
    ("estimate", 0, 3, 31, _FROM, None, _SOURCE),
]
