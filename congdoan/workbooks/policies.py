"""Điều kiện của một lần nhập."""

from django.utils.translation import gettext as _

from congdoan.access.actions import refusal
from congdoan.kernel.errors import NotAllowed, Refused, Unreadable
from congdoan.workbooks.choices import IN_HAND, TRANSITIONS, BatchState

GUESSES_SAID = 4
MOST_UPLOADED = 20 * 1024 * 1024
LARGE_FILE = 512 * 1024  # bytes; some 5,000 rows of 20 columns. From here on a background job reads the file
LARGE_BATCH = 5000  # rows; from here on a background job writes them


def is_large_file(content):
    """True for a file that takes longer to read than a page may take to answer."""
    return len(content) >= LARGE_FILE


def is_large_batch(batch):
    """True for a batch that takes longer to write than a page may take to answer."""
    return sum(batch.counts.values()) >= LARGE_BATCH


def check_transition(*, batch, to):
    """A batch goes previewed -> committed -> undone, or previewed -> discarded; a large one waits for its job before each step."""
    state = BatchState(batch.state)
    if to in TRANSITIONS[state]:
        return
    if state in IN_HAND:
        raise Refused(_in_hand())
    sentences = {
        BatchState.PREVIEWED: _("Lần nhập này %(state)s, không đọc lại được. Muốn nhập nữa thì đưa tệp lên lại."),
        BatchState.WRITING: _("Lần nhập này %(state)s, không ghi lại được. Muốn nhập nữa thì đưa tệp lên lại."),
        BatchState.COMMITTED: _("Lần nhập này %(state)s, không ghi lại được. Muốn nhập nữa thì đưa tệp lên lại."),
        BatchState.UNDONE: _("Lần nhập này %(state)s, không có gì để hoàn tác."),
        BatchState.DISCARDED: _("Lần nhập này %(state)s, không bỏ được nữa."),
    }
    raise Refused(sentences[to] % {"state": state.label})


def check_undecided(*, batch):
    """How a file is read is decided before it is written or left."""
    if batch.state in IN_HAND:
        raise Refused(_in_hand())
    if batch.state != BatchState.PREVIEWED:
        raise Refused(
            _("Lần nhập này %(state)s nên không đổi cách hiểu được nữa. Đưa tệp lên lại rồi chọn.")
            % {"state": BatchState(batch.state).label}
        )


def _in_hand():
    """What to do while a background job has the import: wait, not send the file once more."""
    return _("Máy đang làm tệp này ở nền. Chờ đọc hoặc ghi xong, trang tự mở lại, rồi làm tiếp; không phải đưa tệp lên lần nữa.")


def check_is_asked(*, text, asked):
    """Only what the file has and what could not be read is answered."""
    if not asked:
        raise Refused(_("Trong tệp không còn chỗ “%(text)s” nào chờ hiểu. Mở lại trang xem trước.") % {"text": text[:60]})


def check_answer(*, value):
    """An answer says something."""
    if not value:
        raise Refused(_("Chọn hoặc ghi lại cho đúng rồi bấm nút Sửa."), field="value")


def check_one_row(*, text, rows):
    """What is each row's own (a birth date, a number) is not answered for several people at once. ``rows``: how many say the text."""
    if rows > 1:
        raise Refused(
            _("“%(text)s” đứng ở %(rows)s dòng, mỗi dòng một người. Sửa từng dòng trong tệp rồi đưa lên lại.")
            % {"text": text[:60], "rows": rows},
            field="value",
        )


def check_understood(*, asked, left):
    """An answer helps at least one of the rows. ``asked``: how many there were; ``left``: the problems that are still about the text."""
    if left and len(left) >= asked:
        raise Refused(left[0].text, field="value")


def check_waits_to_be_written(*, batch):
    """Only what was handed to the background job is taken back from it."""
    if batch.state != BatchState.WRITING:
        raise Refused(_("Lần nhập này %(state)s, không phải đang chờ máy ghi.") % {"state": BatchState(batch.state).label})


def check_size(*, content):
    """The file as uploaded is not too large."""
    if len(content) > MOST_UPLOADED:
        raise Refused(_("Tệp lớn hơn 20 MB. Bỏ ảnh và các trang không cần rồi chọn lại."), field="file")


def check_anything_to_write(*, batch):
    """There is at least one new or changed row."""
    if not batch.rows_to_write:
        raise Refused(_("Không có dòng nào mới hay thay đổi để ghi."))


def check_old_text_seen(*, batch, old_text_right):
    """Text of an old encoding is written only after somebody has seen how it was read."""
    if batch.old_text and not old_text_right:
        sample = batch.old_text[0]["samples"][0]
        raise Refused(
            _(
                "Tệp có chữ gõ bằng bảng mã cũ (%(tables)s), máy đọc lại: “%(typed)s” là “%(read)s”. Xem chữ đọc lại, đúng thì đánh dấu rồi ghi."
            )
            % {"tables": ", ".join(batch.old_text[0]["tables"]), "typed": sample[0], "read": sample[1]},
            field="old_text_right",
        )


def check_layout_seen(*, batch, columns_right):
    """What was guessed of sheets and columns is written only after somebody has seen it."""
    if batch.guesses and not columns_right:
        shown = ", ".join(f"“{guess}”" for guess in batch.guesses[:GUESSES_SAID])
        more = _(" và %(more)s chỗ nữa") % {"more": len(batch.guesses) - GUESSES_SAID} if len(batch.guesses) > GUESSES_SAID else ""
        raise Refused(
            _("Máy mới đoán trang, cột: %(what)s%(more)s. Mở bước Đọc hiểu các cột, xem và lưu lại rồi ghi.")
            % {"what": shown, "more": more}
        )


def check_layout(*, batch, index, entry, sheet, by):
    """A layout of one table can be: sheet and columns are there and may be imported by ``by``, no column twice, what is filled in can be read.

    The field of a refusal is that of the screen's form: see layouts.field.
    """
    table = next((one for one in batch.understood if str(one["index"]) == str(index)), None)
    if table is None:
        raise Refused(_("Tệp không có trang này. Mở lại bước Đọc hiểu các cột."))
    if not entry["sheet"]:
        return
    if sheet is None:
        raise Refused(_("Không có loại trang “%(sheet)s”. Chọn lại.") % {"sheet": entry["sheet"]}, field=field(index, "sheet"))
    if not by.may(sheet.permission, batch.unit) and table["sheet"] != sheet.name:
        raise NotAllowed(refusal(sheet.permission, batch.unit))
    taken = {}
    for position, token in sorted(entry.get("columns", {}).items(), key=lambda one: int(one[0])):
        if token:
            _check_column(sheet, token, taken, field(index, "column", position))
    for name, text in entry.get("fill", {}).items():
        _check_fill(sheet, name, text, taken, field(index, "fill", name))


def _check_column(sheet, token, taken, at):
    """``taken``: {token: field of the form} of the columns before, which this one joins."""
    if token not in sheet.targets:
        raise Refused(_("Trang %(sheet)s không có cột này. Chọn lại.") % {"sheet": sheet.name}, field=at)
    target, others = sheet.targets[token], [sheet.targets[other] for other in taken]
    if token in taken:
        raise Refused(_("Hai cột cùng chọn “%(column)s”. Chỉ để một.") % {"column": target.label}, field=at)
    for other in others:
        if other.name == target.name and (other.is_plain or target.is_plain or bool(other.part) != bool(target.part)):
            words = {"one": other.label, "other": target.label}
            raise Refused(_("“%(one)s” và “%(other)s” không đi với nhau. Chỉ để một cách.") % words, field=at)
    taken[token] = at


def _check_fill(sheet, name, text, taken, at):
    """A value for the whole sheet stands in no column of the file, and its reader can read it."""
    if not sheet.has(name):
        raise Refused(_("Trang %(sheet)s không có cột này. Chọn lại.") % {"sheet": sheet.name}, field=at)
    if any(sheet.targets[token].name == name for token in taken):
        raise Refused(
            _("Tệp đã có cột %(column)s nên không lấy chung. Ô này để trống, hoặc chọn lại dòng đầu.")
            % {"column": sheet.column(name).title},
            field=at,
        )
    try:
        sheet.column(name).parse(text)
    except Unreadable as problem:
        raise Refused(problem.sentence, field=at) from problem


def field(index, what, name=""):
    """The name of a field of the form by which columns are corrected."""
    return "-".join(filter(None, (f"t{index}", what, str(name))))


def check_untouched(*, row, now, edited=False):
    """A row written by the batch still stands as it was written. ``now``: canonical cells today, None if it is gone.

    ``edited``: somebody has written to a row that is new with this batch, in whatever column: to take it out would lose that.
    """
    if now is None:
        raise Refused(
            _("Dòng %(row)s trang %(sheet)s không còn trong sổ nên không hoàn tác được cả lần nhập.")
            % {"row": row.row_no, "sheet": row.sheet}
        )
    if edited or any(frozen(now.get(name)) != frozen(value) for name, value in row.after.items()):
        raise Refused(
            _("Dòng %(row)s trang %(sheet)s đã được sửa sau lần nhập này nên không hoàn tác được cả lần nhập.")
            % {"row": row.row_no, "sheet": row.sheet}
        )


def frozen(value):
    """A canonical value as it was before JSON made lists of tuples."""
    return tuple(frozen(item) for item in value) if isinstance(value, list) else value
