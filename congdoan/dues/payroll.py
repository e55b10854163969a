"""The employer's payroll file: rows as read, whom each of them means, and what is unlike the month's sheet. Nothing is written here."""

from dataclasses import asdict, dataclass, field

from django.utils.translation import gettext as _

from congdoan.dues import heads, policies
from congdoan.kernel import money, names
from congdoan.kernel.errors import Refused, Unreadable
from congdoan.kernel.text import header_key, squeeze

TITLES = {
    "name": ("hovaten", "hoten", "hotennhanvien", "tennhanvien", "hovatennhanvien", "tennguoilaodong", "nguoilaodong", "doanvien"),
    "code": ("manv", "msnv", "manhanvien", "masonhanvien", "madoanvien", "masodoanvien", "sothedoanvien"),
    "national_id": ("cccd", "socccd", "cccdcmnd", "socmndcccd", "socccdcmnd", "socancuoc", "sodinhdanh", "sodinhdanhcanhan"),
    "wage": (
        "luongdongbhxh", "luongbhxh", "mucluongdongbhxh", "luongdongbaohiem", "tienluonglamcancu", "luonglamcancu", "tienluongdongbhxh",
        "mucluong", "tienluong", "luong", "luongthucnhan",
    ),
    "deduction": (
        "doanphi", "doanphicongdoan", "trudoanphi", "khautrudoanphi", "sotientru", "sotienkhautru", "tiendoanphi", "sotiendoanphi", "datru",
        "doanphi1", "1doanphi", "doanphi05", "05doanphi", "thudoanphi", "dathu", "sodathu",
    ),
}  # fmt: skip
SUMS = ("cong", "tong", "tongcong")
HEAD_WITHIN = 20  # rows from the top
MOST = 5000  # rows


@dataclass
class Entry:
    """Một dòng của tệp lương; amounts in đồng, None for an empty cell; ``wrong``: why it cannot be taken; ``as_text``: amounts typed as text."""

    row: int
    name: str = ""
    code: str = ""
    national_id: str = ""
    wage: int | None = None
    deduction: int | None = None
    wrong: list = field(default_factory=list)
    as_text: list = field(default_factory=list)


def read(content, file_name):
    """[Entry] of the first sheet that has a head; Refused where there is none, or the file is damaged, locked, hostile or too large."""
    table = heads.table(content, file_name, within=HEAD_WITHIN, places=_places, enough=_is_head)
    if table is None:
        raise Refused(
            _("Không thấy cột tên (hoặc mã, CCCD) cùng cột lương, đoàn phí. Ghi tiêu đề cột như Họ và tên, Lương đóng BHXH, Đoàn phí."),
            field="file",
        )
    found = [_entry(number, row, table.places) for number, row in enumerate(table.rows, table.first)]
    found = [entry for entry in found if _says_something(entry)]
    if table.all_text:
        for entry in found:
            entry.as_text.clear()
    if len(found) > MOST:
        raise Refused(
            _("Tệp có hơn %(most)s dòng. Tách thành nhiều tệp rồi nhập lần lượt.") % {"most": money.format_number(MOST)}, field="file"
        )
    return found


def _is_head(columns):
    return {"name", "code", "national_id"} & columns and {"wage", "deduction"} & columns


def _places(row):
    """{what a column holds: its position} of a row that may be the head."""
    found = {}
    for position, cell in enumerate(row):
        key = header_key(cell) if isinstance(cell, str) else ""
        for name, titles in TITLES.items():
            if key in titles:
                found.setdefault(name, position)
    return found


def _entry(number, row, places):
    entry = Entry(row=number)
    for name, position in places.items():
        cell = row[position] if position < len(row) else None
        if cell is None or cell == "":
            continue
        if name in ("wage", "deduction"):
            _amount(entry, name, cell)
        else:
            text = heads.text_of(cell)
            setattr(entry, name, text.zfill(12) if name == "national_id" and text.isdigit() and len(text) > 9 else text)
    return entry


def _amount(entry, name, cell):
    try:
        setattr(entry, name, money.read_money(cell))
    except Unreadable as problem:
        entry.wrong.append(str(problem.sentence))
        return
    if isinstance(cell, str):
        entry.as_text.append(squeeze(cell))


def _says_something(entry):
    if not entry.code and not entry.national_id and header_key(entry.name) in SUMS:
        return False
    return bool(entry.name or entry.code or entry.national_id)


@dataclass
class Compared:
    """Tệp lương so với bảng: ``rows`` go into the sheet; the others are [(who, what)] in words; ``left_out`` are not taken."""

    rows: dict = field(default_factory=dict)
    left_out: list = field(default_factory=list)
    differing: list = field(default_factory=list)
    as_text: list = field(default_factory=list)
    missing: list = field(default_factory=list)


def compared(entries, lines, *, numbers, reckoner, paid_on):
    """The file against the lines of a sheet. ``numbers``: {member number: person id}; ``paid_on``: the day on which it was deducted."""
    result, by_person = Compared(), {}
    find = _Finder(lines, numbers)
    for entry in entries:
        who = _("Dòng %(row)s, %(name)s") % {"row": entry.row, "name": entry.name or entry.code or entry.national_id}
        line, why = find(entry)
        if entry.wrong or line is None:
            result.left_out.append((who, " ".join(entry.wrong) or why))
        else:
            by_person.setdefault(line.person_id, []).append((entry, line))
        result.as_text += [(who, text) for text in entry.as_text]
    for found in by_person.values():
        _take(result, found, reckoner, paid_on)
    named = {key for key, found in by_person.items() if found}
    result.missing = [line.person.full_name for line in lines if line.person_id not in named and not line.exempt]
    return result


def _take(result, found, reckoner, paid_on):
    """One person's row; several are left out, all of them."""
    entry, line = found[0]
    name = line.person.full_name
    if len(found) > 1:
        rows = ", ".join(str(other.row) for other, _line in found)
        result.left_out.append((name, _("có ở nhiều dòng: %(rows)s. Giữ lại một dòng.") % {"rows": rows}))
        return
    if line.exempt and entry.deduction:
        result.left_out.append((name, _("bảng ghi được miễn mà tệp có trừ đoàn phí. Bỏ miễn ở bảng, hoặc hỏi lại cơ quan.")))
        return
    wage = line.wage if entry.wage is None else entry.wage
    paid = line.paid if entry.deduction is None else entry.deduction
    day = (line.paid_on or paid_on) if paid else None
    if (wage, paid) == (line.wage, line.paid):
        return
    if line.voucher is not None:
        result.left_out.append((name, _("tiền đã vào %(mark)s, không sửa nữa.") % {"mark": line.voucher.mark}))
        return
    due = 0 if line.exempt else line.due if line.given_due else policies.amount_due(wage, reckoner.terms(line.sheet.month, line.known_on))
    ask = max(due + line.brought, 0)
    if entry.deduction is not None and entry.deduction != ask:
        words = {"paid": money.format_money(entry.deduction), "ask": money.format_money(ask)}
        result.differing.append((name, _("trừ %(paid)s, phải thu %(ask)s.") % words))
    result.rows[line.person_id] = {"wage": wage, "exempt": line.exempt, "paid": paid, "paid_on": day}


class _Finder:
    """Whom a row means: by member number, else identity number, else name among the people of the sheet."""

    def __init__(self, lines, numbers):
        self.lines = {line.person_id: line for line in lines}
        self.numbers = numbers
        self.ids = {line.person.national_id: line for line in lines if line.person.national_id}
        self.names = {}
        for line in lines:
            self.names.setdefault(names.match_key(line.person.full_name), []).append(line)

    def __call__(self, entry):
        """(line, "") or (None, why not)."""
        line = self.lines.get(self.numbers.get(entry.code)) or self.ids.get(entry.national_id)
        called = self.names.get(names.match_key(names.clean_name(entry.name)), []) if entry.name else []
        if line is not None:
            if called and line not in called or entry.name and not called:
                return None, _("mã hoặc CCCD là của %(other)s. Sửa tên hoặc mã trong tệp.") % {"other": line.person.full_name}
            return line, ""
        if len(called) == 1:
            return called[0], ""
        if called:
            return None, _("có %(count)s người cùng tên. Thêm cột CCCD hoặc mã đoàn viên.") % {"count": len(called)}
        return None, _("không có trong bảng tháng này. Là đoàn viên mới thì ghi đoàn viên rồi bấm Bổ sung người mới.")


def told(entries):
    """The entries as plain values, for the page that shows them before they are written."""
    return [asdict(entry) for entry in entries]


def again(values):
    """Entries of ``told``; Refused for anything else."""
    try:
        found = [Entry(**value) for value in values] if isinstance(values, list) else [None]
    except TypeError:
        found = [None]
    if not all(_is_whole(entry) for entry in found):
        raise Refused(_("Chưa nhận lại được tệp đã xem. Chọn tệp lần nữa."), field="file")
    return found


def _is_whole(entry):
    """True if every part of it is of its kind."""
    if entry is None or type(entry.row) is not int:
        return False
    texts = all(isinstance(text, str) for text in (entry.name, entry.code, entry.national_id))
    lists = all(isinstance(found, list) and all(isinstance(text, str) for text in found) for found in (entry.wrong, entry.as_text))
    return (
        texts
        and lists
        and all(amount is None or type(amount) is int and 0 <= amount <= money.MAX_MONEY for amount in (entry.wage, entry.deduction))
    )
