"""A bank's statement: which column is what, and the money that came in, line by line. Nothing is written here."""

import datetime
import hashlib
from dataclasses import asdict, dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.dues import heads
from congdoan.kernel import dates, money
from congdoan.kernel.errors import Refused, Unreadable
from congdoan.kernel.text import fold, header_key, squeeze

TITLES = {
    "date": ("ngaygiaodich", "ngaygd", "ngayhachtoan", "ngayhieuluc", "thoigiangiaodich", "thoigian", "transactiondate", "postingdate", "ngay", "date"),
    "credit": ("phatsinhco", "sotienghico", "sotienvao", "tienvao", "ghico", "creditamount", "credit", "co"),
    "debit": ("phatsinhno", "sotienghino", "sotienra", "tienra", "ghino", "debitamount", "debit", "no"),
    "amount": ("sotiengiaodich", "sotien", "giatrigiaodich", "amount"),
    "memo": ("noidunggiaodich", "noidungchuyenkhoan", "noidungthanhtoan", "diengiai", "chitietgiaodich", "noidung", "mota", "description", "remark", "details"),
    "reference": ("sothamchieu", "mathamchieu", "magiaodich", "magd", "sobuttoan", "sogiaodich", "sogd", "sochungtu", "soct", "sothamchieugiaodich", "transactionid", "transactionno", "referenceno", "reference", "refno", "ref"),
}  # fmt: skip
CALLED = {
    "date": gettext_lazy("ngày"),
    "credit": gettext_lazy("tiền vào"),
    "debit": gettext_lazy("tiền ra"),
    "amount": gettext_lazy("số tiền"),
    "memo": gettext_lazy("nội dung"),
    "reference": gettext_lazy("mã giao dịch"),
}
HEAD_WITHIN = 40  # rows from the top: banks put names and balances first
MOST = 3000  # lines
LONGEST_MEMO, LONGEST_REFERENCE = 300, 80  # letters that are kept
SHORT = 5  # letters: a shorter title is the whole of a head, a longer one may be its beginning ("Ghi có / Credit")


@dataclass
class Entry:
    """Một dòng tiền vào: ``key`` says which it is among all of an account; ``wrong``: why it is not taken; ``as_text``: an amount typed as text."""

    row: int
    came_on: str = ""
    amount: int = 0
    memo: str = ""
    reference: str = ""
    key: str = ""
    wrong: str = ""
    as_text: str = ""


@dataclass
class Statement:
    """Sao kê đã đọc: [Entry], [(what, the head of its column)], how many lines of money that went out were left."""

    entries: list = field(default_factory=list)
    columns: list = field(default_factory=list)
    outgoing: int = 0
    digest: str = ""


def read(content, file_name, *, today, closed=frozenset()):
    """The statement; Refused where no head is found, or the file is damaged, locked, hostile or too large.

    ``closed``: first days of months whose book is closed: their lines are not taken, nor those of days to come.
    """
    table = heads.table(content, file_name, within=HEAD_WITHIN, places=_places, enough=_is_head)
    if table is None:
        raise Refused(
            _("Không thấy cột ngày cùng cột tiền vào (ghi có, số tiền) và cột nội dung. Tải sao kê dạng Excel hoặc csv từ ngân hàng, giữ nguyên dòng tiêu đề."),
            field="file",
        )  # fmt: skip
    found = Statement(digest=hashlib.sha256(content).hexdigest())
    found.columns = [(name, squeeze(str(table.head[place]))) for name, place in table.places.items()]
    _take(found, table, today, closed)
    return found


def _is_head(columns):
    return "date" in columns and {"credit", "amount"} & columns and {"memo", "reference"} & columns


def _places(row):
    """{what a column holds: its position} of a row that may be the head; the best title of each wins."""
    found = {}
    for position, cell in enumerate(row):
        key = header_key(cell) if isinstance(cell, str) else ""
        for name, titles in TITLES.items():
            rank = next((nth for nth, title in enumerate(titles) if key == title or len(title) >= SHORT and key.startswith(title)), None)
            if rank is not None and (name not in found or rank < found[name][0]):
                found[name] = (rank, position)
    return {name: position for name, (_rank, position) in found.items()}


def _take(found, table, today, closed):
    """Every line of money that came in."""
    seen, same = {}, {}
    for number, row in enumerate(table.rows, table.first):
        cells = {name: row[place] if place < len(row) else None for name, place in table.places.items()}
        entry = Entry(row=number)
        try:
            amount = _amount(cells, entry)
        except Unreadable as problem:
            if _blank(cells.get("date")):
                continue  # sums and remarks below the lines
            entry.wrong, amount = str(problem.sentence), None
        if amount is not None and amount <= 0:
            found.outgoing += amount < 0
            continue
        if _blank(cells.get("date")) and not entry.wrong:
            continue
        entry.memo, entry.reference = (
            heads.text_of(cells.get("memo"))[:LONGEST_MEMO],
            heads.text_of(cells.get("reference"))[:LONGEST_REFERENCE],
        )
        entry.as_text = "" if table.all_text else entry.as_text
        if not entry.wrong:
            entry.amount = amount
            _day(entry, cells["date"], today, closed)
        if not entry.wrong:
            _key(entry, seen, same)
        found.entries.append(entry)
        if len(found.entries) > MOST:
            raise Refused(
                _("Sao kê có hơn %(most)s dòng tiền vào. Tải từng tháng rồi đưa lên lần lượt.") % {"most": money.format_number(MOST)},
                field="file",
            )


def _blank(cell):
    return heads.text_of(cell) == ""


def _amount(cells, entry):
    """What came in (đồng); below zero for what went out, 0 for neither."""
    for name, sign in (("credit", 1), ("debit", -1), ("amount", 1)):
        cell = cells.get(name)
        if _blank(cell) or cell in (0, "0", "-"):
            continue
        if name == "amount" and (isinstance(cell, int | float) and cell < 0 or isinstance(cell, str) and squeeze(cell)[0] in "-−–("):
            return -1
        if name == "debit":
            return -1
        if isinstance(cell, str):
            entry.as_text = squeeze(cell)
            cell = squeeze(cell).lstrip("+").strip()
        return sign * money.read_money(cell)
    return 0


def _day(entry, cell, today, closed):
    try:
        day = dates.read_date(cell, epoch1904=getattr(cell, "epoch1904", False))
    except Unreadable as problem:
        entry.wrong = str(problem.sentence)
        return
    entry.came_on = day.isoformat()
    if day > today:
        entry.wrong = _("ngày %(day)s ở sau hôm nay. Xem lại tệp.") % {"day": dates.format_date(day)}
    elif day.replace(day=1) in closed:
        entry.wrong = _("sổ tháng %(month)s đã khóa. Mở lại tháng ấy rồi đưa tệp lên lần nữa.") % {"month": f"{day:%m/%Y}"}


def _key(entry, seen, same):
    """What makes it the same line in another file: the bank's reference with day and amount; without one, how often day, amount and memo stood before."""
    facts = f"{entry.came_on}|{entry.amount}|"
    if entry.reference:
        known = f"r|{facts}{fold(entry.reference)}"
        if known in seen:
            entry.wrong = _("trùng mã giao dịch, ngày và số tiền với dòng %(row)s. Chỉ lấy dòng ấy.") % {"row": seen[known]}
            return
        seen[known] = entry.row
    else:
        known = f"m|{facts}{fold(entry.memo)}"
        same[known] = same.get(known, 0) + 1
        known = f"{known}|{same[known]}"
    entry.key = hashlib.sha256(known.encode()).hexdigest()


def told(found):
    """The statement as plain values, for the page that shows it before it is written."""
    return asdict(found)


def again(values):
    """The statement of ``told``; Refused for anything else."""
    try:
        found = Statement(**values)
        found.entries = [Entry(**entry) for entry in found.entries]
        whole = all(_is_whole(entry) for entry in found.entries) and isinstance(found.digest, str) and len(found.digest) == 64
        found.columns = [(str(name), str(title)) for name, title in found.columns]
        whole = whole and _same_keys(found.entries)
    except (TypeError, ValueError):
        whole = False
    if not whole:
        raise Refused(_("Chưa nhận lại được tệp đã xem. Chọn tệp lần nữa."), field="file")
    return found


def _same_keys(entries):
    """True if every key is what its line says: a page cannot make a known line a new one."""
    seen, same = {}, {}
    for entry in entries:
        if not entry.wrong:
            again = Entry(entry.row, entry.came_on, entry.amount, entry.memo, entry.reference)
            _key(again, seen, same)
            if again.key != entry.key or again.wrong:
                return False
    return True


def _is_whole(entry):
    texts = all(isinstance(text, str) for text in (entry.came_on, entry.memo, entry.reference, entry.key, entry.wrong, entry.as_text))
    return (
        texts
        and type(entry.row) is int
        and type(entry.amount) is int
        and 0 <= entry.amount <= money.MAX_MONEY
        and len(entry.key) in (0, 64)
        and len(entry.memo) <= LONGEST_MEMO
        and len(entry.reference) <= LONGEST_REFERENCE
        and (bool(entry.wrong) or _is_day(entry.came_on))
    )


def _is_day(text):
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
