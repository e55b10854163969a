"""Vướng mắc: what is wrong with a cell or a row, in a sentence, with what to do, grouped by kind of repair."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

REQUIRED = _("Ô bắt buộc còn trống")
MISSING_COLUMN = _("Thiếu cột bắt buộc")
FORMULA = _("Ô có lỗi công thức")
NOT_FOUND = _("Không tìm thấy trong sổ")
NO_UNIT = _("Chưa có đơn vị, tổ ấy trong sổ")
AMBIGUOUS = _("Trùng tên, chưa rõ là ai")
DEPENDS = _("Nhắc đến dòng có lỗi")
ROW_CODE = _("Mã dòng không khớp")
REFUSED = _("Chưa ghi được theo quy định")
NOT_ALLOWED = _("Chưa có quyền ghi")
TWICE = _("Ghi hai lần trong tệp")
UNKNOWN = _("Trang, cột chưa hiểu")
GUESSED = _("Cột máy đoán")
NO_HEADER = _("Không thấy dòng tiêu đề")
LEFT_OUT = _("Dòng bỏ qua")
LOOK_ALIKE = _("Giống một dòng đã có")
SAME_PERSON = _("Có thể là người đã có trong sổ")
ELSEWHERE = _("Số đã có ở ngoài sổ của đơn vị")
ARRIVAL = _("Chưa rõ ngày về đơn vị")
DOUBTFUL = _("Nên xem lại")
RESTORED = _("Đã sửa khi đọc")
MOST_ASKED = 200  # characters of a text that can be answered


@dataclass(frozen=True)
class Problem:
    """Vướng mắc: sheet, row (as Excel numbers it; None for the whole sheet), column title, value found, sentence, what to do.

    ``kind`` heads the group of problems that are repaired the same way ("Ngày không có thật"). A warning
    (``blocks=False``) is shown and does not keep the row out. ``name`` and ``about``: see workbooks.answers.
    """

    sheet: str
    row: int | None
    column: str
    value: str
    sentence: str
    fix: str = ""
    kind: object = REFUSED  # text, perhaps still to be translated
    blocks: bool = True
    name: str = ""  # the column's own name, where an answer can say how the text is to be read
    about: str = ""  # the text that such an answer is about

    def as_json(self):
        """A dict of plain texts for storing."""
        return {
            "sheet": self.sheet,
            "row": self.row,
            "column": str(self.column),
            "value": str(self.value),
            "sentence": str(self.sentence),
            "fix": str(self.fix),
            "kind": str(self.kind),
            "blocks": self.blocks,
            "name": self.name,
            "about": str(self.about),
        }

    @property
    def text(self):
        """Sentence and what to do, as shown in a cell."""
        return f"{self.sentence} {self.fix}".strip()


def either(titles):
    """Where a cell may stand under one of several headings: "Ngày sinh Nam hoặc Ngày sinh Nữ"."""
    return str(_(" hoặc ")).join(titles)


def by_kind(problems):
    """[(kind, [problems])]: the largest group first, then by kind; within a group as in the file."""
    groups = {}
    for problem in problems:
        groups.setdefault(str(problem.kind), []).append(problem)
    return sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
