"""Điều cần biết về một trang: unknown sheets and columns, a header that was not found, rows left out. Nothing is dropped unsaid."""

from django.utils.translation import gettext_lazy as _

from congdoan.workbooks import headings, problems
from congdoan.workbooks.problems import Problem

ROWS_NAMED = 10


def of_table(table):
    """Problem for everything of a sheet that is not imported."""
    if table.sheet is None and table.rows and table.layout.get("seen"):
        sentence = _("Trang này được chọn không nhập; %(rows)s dòng.") % {"rows": table.rows}
        yield _of_sheet(table, sentence, "", problems.LEFT_OUT)
    elif table.sheet is None and table.rows:
        sentence = _("Chưa hiểu trang này; %(rows)s dòng không được nhập.") % {"rows": table.rows}
        yield _of_sheet(table, sentence, _("Chọn loại trang ở bước Đọc hiểu các cột."), problems.UNKNOWN)
    elif table.sheet and table.head is None and table.rows:
        sentence = _("Không thấy dòng tiêu đề; cả trang không được nhập.")
        yield _of_sheet(
            table,
            sentence,
            _("Ghi tên các cột như trong sổ mẫu, hoặc chọn dòng tiêu đề ở bước Đọc hiểu các cột."),
            problems.NO_HEADER,
            blocks=True,
        )
    for heading in table.headings:
        if heading.is_unknown:
            yield Problem(table.title, table.head.row + 1, heading.title, "", _of_unknown(heading), "", problems.UNKNOWN, blocks=False)
        elif heading.name and heading.how in headings.GUESSED and not table.layout.get("seen"):
            sentence = _("Máy đoán cột này là %(column)s.") % {"column": table.sheet.targets[heading.token].label}
            fix = _("Xem ở bước Đọc hiểu các cột; đúng thì lưu lại, sai thì chọn cột khác.")
            yield Problem(table.title, table.head.row + 1, heading.title, "", sentence, fix, problems.GUESSED, blocks=False)
    for number, text, reason in table.left_out:
        sentence = _("Bỏ qua: %(reason)s.") % {"reason": reason}
        yield Problem(table.title, number, "", text, sentence, "", problems.LEFT_OUT, blocks=False)


def _of_unknown(heading):
    if heading.role == "double" and heading.how != headings.CHOSEN:
        return _("Tệp có hai cột cùng nghĩa, máy lấy cột kia. Muốn lấy cột này thì chọn ở bước Đọc hiểu các cột.")
    if not heading.rows:
        return _("Chưa hiểu cột này; không nhập, vẫn hiện khi xem trước.")
    rows = ", ".join(map(str, heading.rows[:ROWS_NAMED]))
    more = _(" và %(more)s dòng nữa") % {"more": len(heading.rows) - ROWS_NAMED} if len(heading.rows) > ROWS_NAMED else ""
    return _("Ô ở dòng %(rows)s%(more)s không nằm dưới tiêu đề nào; không nhập, vẫn hiện khi xem trước.") % {"rows": rows, "more": more}


def _of_sheet(table, sentence, fix, kind, blocks=False):
    return Problem(table.title, None, "", "", sentence, fix, kind, blocks)
