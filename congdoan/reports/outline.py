"""The outline of reports (đề cương báo cáo): sections in order, as dated data.

Source: the order of a half-year or yearly report as officers write it; not confirmed by a form of the Confederation [K], so
a superior's own outline replaces it by a new row with its dates.
"""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Part:
    """Mục: key, number and title; ``sections`` whose sentences stand in it; ``written`` if an officer writes it by hand."""

    key: str
    number: str
    title: str
    sections: tuple = ()
    written: str = ""
    inside: str = ""


@dataclass(frozen=True)
class Outline:
    """Đề cương của một loại báo cáo, từ ngày nào, theo văn bản nào."""

    kind: str
    title: str
    subject: str
    valid_from: datetime.date
    source: str
    parts: tuple


_RESULTS = (
    Part("II", "II", _("Kết quả hoạt động")),
    Part("II.1", "1", _("Đại diện, chăm lo, bảo vệ quyền và lợi ích của đoàn viên"), ("care",), inside="II"),
    Part("II.2", "2", _("Tuyên truyền, giáo dục"), ("education",), inside="II"),
    Part("II.3", "3", _("Phong trào thi đua"), ("emulation",), inside="II"),
    Part("II.4", "4", _("Hoạt động xã hội"), ("social",), inside="II"),
    Part("II.5", "5", _("Công tác nữ công"), ("women",), inside="II"),
    Part("II.6", "6", _("Xây dựng tổ chức công đoàn"), ("organization", "congress"), inside="II"),
    Part("II.7", "7", _("Tài chính"), ("finance",), inside="II"),
)
_ENDING = (
    Part("III", "III", _("Đánh giá chung"), written=_("ưu điểm, hạn chế, nguyên nhân và bài học kinh nghiệm")),
    Part("IV", "IV", _("Phương hướng, nhiệm vụ"), written=_("mục tiêu, chỉ tiêu và giải pháp của kỳ tới")),
    Part("V", "V", _("Kiến nghị, đề xuất"), written=_("kiến nghị với công đoàn cấp trên và cơ quan chuyên môn")),
)
_ALL = (Part("I", "I", _("Tình hình chung"), ("situation",)), *_RESULTS, *_ENDING)
_START = datetime.date(1929, 7, 28)
_SOURCE = "Thứ tự mục theo báo cáo thường dùng của công đoàn các cấp; chưa đối chiếu với mẫu của Tổng Liên đoàn [K]"

OUTLINES = (
    Outline("term", _("Báo cáo tổng kết nhiệm kỳ"), _("Tổng kết hoạt động công đoàn %s"), _START, _SOURCE, _ALL),
    Outline("year", _("Báo cáo năm"), _("Kết quả hoạt động công đoàn %s"), _START, _SOURCE, _ALL),
    Outline("half-year", _("Báo cáo 6 tháng"), _("Kết quả hoạt động công đoàn %s"), _START, _SOURCE, _ALL),
    Outline("quarter", _("Báo cáo quý"), _("Kết quả hoạt động công đoàn %s"), _START, _SOURCE, _ALL),
    Outline("month", _("Báo cáo tháng"), _("Kết quả hoạt động công đoàn %s"), _START, _SOURCE, _ALL),
)
KINDS = tuple(outline.kind for outline in OUTLINES)


def outline(kind, on):
    """The outline of a kind of report that holds on a day; KeyError for an unknown kind."""
    held = [entry for entry in OUTLINES if entry.kind == kind and entry.valid_from <= on]
    if not held:
        raise KeyError(kind)
    return max(held, key=lambda entry: entry.valid_from)
