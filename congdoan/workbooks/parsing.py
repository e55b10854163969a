"""Đọc ô: the lines of a table become rows with canonical values, or with a problem in the cell."""

from django.utils.translation import gettext_lazy as _

from congdoan.kernel.errors import Unreadable
from congdoan.workbooks import problems, scales
from congdoan.workbooks.answers import BLANK
from congdoan.workbooks.columns import Column, as_text, told_apart
from congdoan.workbooks.opening import ErrorCell
from congdoan.workbooks.proposing import is_cross
from congdoan.workbooks.rows import Row

_EMPTY = (None, None, (), ())  # what _read says of an empty cell


def rows_of(table, unit, answers):
    """[Row] of a table, every cell parsed; ``unit``: the import's unit, unless the row says otherwise; ``answers``: answers.Answers."""
    code_at = next((heading.position for heading in table.headings if heading.role == "code"), None)
    rows = [_row(table, line, unit, code_at) for line in table.lines]
    for column in table.sheet.columns:
        if column.name in table.given:
            _parse(column, rows, answers if answers.about(table.sheet, column.name) else None)
    required = [column for column in table.sheet.columns if column.required]
    for row in rows:
        lacking = [column for column in required if row.cells.get(column.name) is None]
        if lacking:
            _refuse_lacking(row, lacking)
    return rows


def _row(table, line, unit, code_at):
    cells = line.cells
    raw = {name: cells[position] for name, position in table.named} if table.is_plain else {}
    extra = {title: as_text(cells[position]) for title, position in table.unknown if cells[position] is not None}
    row = Row(sheet=table.sheet, number=line.number, raw=raw, table=table, unit=unit, extra=extra)
    if code_at is not None:
        row.code = as_text(cells[code_at])
    if not table.is_plain:
        _put_together(row, table.headings, cells)
    if table.fill or table.groups:
        row.raw |= table.fill
        if table.groups:
            row.raw["unit"] = line.unit or table.fill.get("unit")
    return row


def _put_together(row, headings, cells):
    """The cells of a row some of whose columns say together what one of ours says."""
    parts = {}
    for heading in headings:
        cell = cells[heading.position]
        if heading.part:
            parts.setdefault(heading.name, []).append((heading.part, cell))
        elif heading.mark:
            _put_mark(row, heading, cell)
        elif heading.name:
            _put(row, heading, cell if heading.times == 1 else scales.in_dong(cell, heading.times))
    for name, found in parts.items():
        filled = [cell for _part, cell in sorted(found, key=lambda part: part[0]) if cell is not None]
        wrong = next((cell for cell in filled if isinstance(cell, ErrorCell)), None)
        row.raw[name] = wrong or " ".join(as_text(cell) for cell in filled) or None


def _put(row, heading, cell):
    """Of two columns that stand for one, the filled one counts; both filled is a problem."""
    if row.raw.get(heading.name) is not None and cell is not None:
        _refuse_both(row, heading, _("Cả hai cột cùng có ngày."))
        return
    if cell is not None:
        row.raw |= {heading.name: cell, **heading.fills}
        if heading.fills:
            row.under[heading.name] = heading.title
    else:
        row.raw.setdefault(heading.name, None)


def _put_mark(row, heading, cell):
    """A cross says what its column stands for; two crosses are a problem."""
    said = heading.mark if cell is not None and is_cross(cell) else cell if cell is not None else heading.otherwise or None
    if said is not None and row.raw.get(heading.name) is not None:
        _refuse_both(row, heading, _("Cả hai cột cùng có dấu."))
    elif said is not None:
        row.raw[heading.name] = said
        row.under[heading.name] = heading.title
    else:
        row.raw.setdefault(heading.name, None)


def _refuse_both(row, heading, sentence):
    titles = problems.either((row.title_of(heading.name), heading.title))
    row.refuse(heading.name, sentence, _("Xóa một trong hai ô."), kind=problems.TWICE, title=titles)


def _parse(column, rows, answers):
    """Equal cells are read once."""
    name = column.name
    raws = [row.raw.get(name) for row in rows]
    keys = told_apart(raws)
    known = {
        key: _read(column, raw, _read_as(rows[0].sheet, column, raw, answers) if answers else ()) if raw is not None else _EMPTY
        for key, raw in dict(zip(keys, raws, strict=True)).items()
    }
    special = {key for key, (_value, problem, notes, read_as) in known.items() if problem or notes or read_as}
    for row, key in zip(rows, keys, strict=True):
        row.cells[name] = known[key][0]
        if key in special:
            _tell(row, name, known[key])
    if type(column).doubts is not Column.doubts:
        found = zip(raws, map(known.__getitem__, keys), strict=True)
        _doubt(column, rows, {raw: value for raw, (value, _problem, _notes, read_as) in found if value is not None and not read_as})


def _tell(row, name, found):
    """What there is to be said of a cell besides its value."""
    value, problem, notes, read_as = found
    if read_as:
        row.read_as[name] = read_as
        if value is None and not problem:
            row.assume(name, None)  # left empty; what the book has stays
    if problem:
        row.refuse(name, *problem)
    for note, about in notes:
        row.warn(name, note, kind=problems.RESTORED, about=about)


def _doubt(column, rows, cells):
    doubts = column.doubts(cells) if cells else {}
    for row in rows if doubts else ():
        if (sentence := doubts.get(row.raw.get(column.name))) and column.name not in row.read_as:
            row.warn(column.name, sentence, kind=problems.DOUBTFUL)


def _read_as(sheet, column, raw, answers):
    """[(text to be read, text as typed, the sentence that says so)] if an answer is about something in the cell, else ()."""
    if isinstance(raw, ErrorCell):
        return ()
    found = [(text, answers.find(sheet, column.name, text)) for text in column.texts(raw)]
    if not any(answer for _text, answer in found):
        return ()
    return [(answer["value"], text, _said(answer)) if answer else (text, text, "") for text, answer in found]


def _said(answer):
    words = {"text": answer["text"], "value": answer["value"]}
    if answer["value"] == BLANK:
        return _("“%(text)s” chưa đúng nên để trống; biết số đúng thì ghi sau.") % words
    if answer.get("known"):
        return _("Đọc “%(text)s” là “%(value)s”, đã hiểu như lần trước.") % words
    return _("Đọc “%(text)s” là “%(value)s”.") % words


def _read(column, raw, read_as):
    """(canonical value, what ``Row.refuse`` takes after the name or None, notes, Row.read_as)."""
    if isinstance(raw, ErrorCell):
        return None, (*_of_formula(raw), problems.FORMULA), (), ()
    pairs = [(meant, text) for meant, text, _said in read_as]
    if column.may_stay_blank and any(meant == BLANK for meant, _text in pairs):
        return None, None, [(said, text) for _meant, text, said in read_as if said], pairs
    cell = column.joined([meant for meant, _text in pairs]) if pairs else raw
    try:
        value = column.parse(cell)
    except Unreadable as unreadable:
        typed = column.texts(raw)
        about = typed[0] if len(typed) == 1 else ""
        return None, (unreadable.sentence, column.fix, column.kind_of(raw), about), (), pairs
    notes = [(said, text) for _meant, text, said in read_as if said]
    if value is not None and (note := column.note(cell, value)):
        notes.append((note, ""))
    return value, None, notes, pairs


def _of_formula(raw):
    """(sentence, what to do) for a formula that came to nothing, or was never worked out."""
    if raw.startswith("=") and "#REF!" in raw:
        return _("Công thức %(formula)s trỏ tới ô đã bị xóa.") % {"formula": raw[:40]}, _("Ghi thẳng giá trị vào ô này.")
    if raw.startswith("="):
        return _("Công thức %(formula)s chưa được tính.") % {"formula": raw[:40]}, _("Mở tệp bằng Excel rồi lưu lại, hoặc ghi giá trị.")
    return _("Ô có lỗi công thức %(error)s.") % {"error": raw}, _("Ghi lại giá trị.")


def _of_halves(row, column):
    """(heading to blame, what to do) for an empty cell that has two columns, as Ngày sinh under Nam and under Nữ; ("", "") for any other.

    The one that says the truth of the rest, where the rest is known; else both.
    """
    halves = [heading for heading in row.table.headings if heading.name == column.name and heading.fills]
    if len(halves) < 2:
        return "", ""
    split = next((split for split in row.sheet.split if split.name == column.name), None)
    told = split.tells(row) if split and split.tells else {}
    known = {name: row.cells.get(name) or told.get(name) for heading in halves for name in heading.fills}
    mine = [
        heading.title
        for heading in halves
        if all(known[name] == row.sheet.column(name).parse(text) for name, text in heading.fills.items())
    ]
    if len(mine) == 1:
        return mine[0], _("Ghi vào cột “%(title)s”.") % {"title": mine[0]}
    titles = [heading.title for heading in halves]
    return problems.either(titles), _("Ghi vào đúng một cột: %(titles)s.") % {"titles": problems.either(f"“{title}”" for title in titles)}


def _refuse_lacking(row, columns):
    """Required cells are filled; required columns are there, unless Mã dòng says which row it is."""
    refused = {problem.column for problem in row.problems}
    filled_by = {name for heading in row.table.headings for name in heading.fills}
    for column in columns:
        if column.name in row.given:
            if row.title_of(column.name) not in refused and column.name not in filled_by:
                title, fix = _of_halves(row, column)
                sentence = _("Chưa ghi %(title)s.") % {"title": column.title}
                row.refuse(column.name, sentence, fix or column.fix, kind=problems.REQUIRED, title=title)
        elif not row.code:
            row.refuse(
                None,
                _("Trang %(sheet)s thiếu cột %(title)s.") % {"sheet": row.table.title, "title": column.title},
                _("Thêm cột này rồi ghi đủ."),
                kind=problems.MISSING_COLUMN,
            )
