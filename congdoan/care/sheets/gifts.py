"""Trang "Tặng quà": one row may name several; each becomes one gift."""

from django.utils.translation import gettext_lazy as _

from congdoan.care import policies, queries
from congdoan.care.actions import gifts
from congdoan.care.choices import Permission, Recipient
from congdoan.care.columns import (
    CHILD,
    MEMBER,
    OccasionColumn,
    ParentColumn,
    RecipientColumn,
    occasion_cell,
    occasion_facts,
    recipient_cell,
    recipient_facts,
)
from congdoan.care.sheets import rows as of
from congdoan.finance.columns import SourceColumn, source_cell, source_facts
from congdoan.membership import queries as membership
from congdoan.workbooks.columns import Choice, Date, Money, Text, day
from congdoan.workbooks.sheets import Existing, Sheet

_FACTS = {
    "given_on": lambda cell: {"given_on": of.date(cell)},
    "occasion": occasion_facts,
    "amount": lambda cell: {"amount": cell},
    "source": source_facts,
    "voucher_number": lambda cell: {"voucher_number": cell or ""},
}
_WHO = ("recipient", "relation", "parent")


def _existing(*, by, unit):
    seen = queries.gifts(by=by, unit=unit).order_by("given_on", "pk")
    return [Existing(gift.pk, _cells(gift), gift.unit_id, gift.version) for gift in seen]


def _cells(gift):
    return {
        "given_on": day(gift.given_on),
        "occasion": occasion_cell(gift),
        "recipient": recipient_cell(gift),
        "relation": gift.recipient,
        "parent": gift.person_id if gift.child_id else None,
        "amount": gift.amount,
        "source": source_cell(gift.source, gift.fund_id),
        "voucher_number": gift.voucher_number or None,
    }


def _write(*, by, unit, new, changed, run):
    parents = _parents([row["recipient"] for row in (*new, *changed)])
    if new:
        made = gifts.record_all(by=by, unit=unit, rows=[_facts(row, parents) for row in new])
        for row, gift in zip(new, made, strict=True):
            row.pk = gift.pk
    if changed:
        wanted = {row.pk: _changes({name: now for name, (_old, now) in row.changes.items()}, row["recipient"], parents) for row in changed}
        gifts.correct_all(by=by, unit=unit, rows={pk: facts for pk, facts in wanted.items() if facts})


def _undo(*, by, unit, created, changed):
    if changed:
        parents = _parents([old["recipient"] for _pk, old in changed if "recipient" in old])
        wanted = {pk: _changes(old, old.get("recipient"), parents) for pk, old in changed}
        gifts.correct_all(by=by, unit=unit, rows={pk: facts for pk, facts in wanted.items() if facts})
    if created:
        gifts.remove_all(by=by, unit=unit, pks=created)


def _facts(row, parents):
    cells = {name: row[name] for name in _FACTS}
    return {"unit": row.unit, **of.facts(cells, _FACTS), **recipient_facts(row["recipient"], parents)}


def _changes(cells, recipient, parents):
    """Attributes of the changed cells; who got it is one thing, whichever of its three columns changed."""
    rest = of.facts({name: cell for name, cell in cells.items() if name not in _WHO}, _FACTS)
    return rest | (recipient_facts(recipient, parents) if "recipient" in cells else {})


def _parents(recipients):
    """{child id: id of the parent} for the children among the recipients."""
    return membership.parents_of([int(cell[1:]) for cell in recipients if cell and cell[0] == CHILD])


def _judge(row, run):
    policies.check_gift_day(of.day(row, "given_on"), today=run.today)


def _judge_all(rows, run):
    _check_parents(rows)
    of.check_members(rows, "recipient", "given_on", of=lambda cell: int(cell[1:]) if cell[0] == MEMBER else None)
    of.check_members([row for row in rows if of.value(row, "parent")], "parent", "given_on")
    of.warn_of_missing_sources(rows)


def _check_parents(rows):
    """The parent's column is for children."""
    for row in rows:
        if row["parent"] and of.value(row, "relation") != Recipient.CHILD:
            row.refuse("parent", _("Cột này chỉ ghi cha, mẹ của cháu nhận quà."), _("Để trống ô này, hoặc ghi quan hệ là con đoàn viên."))


GIFTS = Sheet(
    name="Tặng quà",
    prefix="TQ",
    permission=Permission.GIVE_GIFTS,
    seen_with=Permission.VIEW_GIFTS,
    needs=("Đoàn viên", "Con đoàn viên", "Quỹ và đợt vận động"),
    aliases=("Theo dõi tặng quà", "Danh sách tặng quà", "Danh sách nhận quà", "Phát quà", "Quà tặng", "Sổ tặng quà", "Danh sách phát quà"),
    hints={
        "Thời gian": "given_on",
        "Lý do": "occasion",
        "Đối tượng": "recipient",
        "Đối tượng nhận": "recipient",
        "Tên cháu": "recipient",
        "Họ tên cháu": "recipient",
        "Họ và tên cháu": "recipient",
        "Họ và tên con": "recipient",
        "Họ tên con": "recipient",
    },
    each="recipient",
    columns=(
        Date(
            "Ngày",
            "given_on",
            required=True,
            aliases=("Ngày tặng", "Ngày tặng quà", "Ngày phát quà", "Ngày trao", "Ngày, tháng", "Ngày tháng", "Ngày phát", "Ngày trao quà"),
        ),
        OccasionColumn(
            "Dịp",
            "occasion",
            required=True,
            aliases=("Dịp tặng quà", "Dịp tặng", "Nhân dịp", "Nội dung", "Ngày lễ", "Dịp lễ", "Lý do tặng"),
        ),
        RecipientColumn(
            "Người nhận",
            "recipient",
            required=True,
            relation="relation",
            parent="parent",
            day="given_on",
            aliases=(
                "Người được tặng",
                "Họ và tên",
                "Họ tên",
                "Người được nhận",
                "Họ tên người nhận",
                "Họ và tên người nhận",
                "Người nhận quà",
            ),
        ),
        Choice(
            "Quan hệ",
            "relation",
            Recipient,
            required=True,
            aliases=("Đối tượng nhận quà", "Loại đối tượng", "Người nhận là", "Quan hệ với đoàn viên"),
            also={"con": Recipient.CHILD, "con của đoàn viên": Recipient.CHILD, "người ngoài": Recipient.OTHER},
        ),
        ParentColumn(
            "Đoàn viên (cha, mẹ)",
            "parent",
            aliases=(
                "Cha, mẹ",
                "Đoàn viên",
                "Họ tên cha, mẹ",
                "Bố, mẹ",
                "Cha/mẹ",
                "Bố/mẹ",
                "Cha (mẹ)",
                "Bố (mẹ)",
                "Họ tên bố mẹ",
                "Con đồng chí",
                "Họ tên đoàn viên",
            ),
        ),
        Money(
            "Trị giá",
            "amount",
            required=True,
            aliases=(
                "Trị giá (đ)",
                "Số tiền",
                "Trị giá quà",
                "Giá trị quà",
                "Giá trị",
                "Mức quà",
                "Mức chi",
                "Số tiền (đ)",
                "Thành tiền",
                "Trị giá (đồng)",
                "Trị giá suất quà",
                "Giá trị suất quà",
                "Số tiền (đồng)",
            ),
        ),
        SourceColumn("Nguồn chi", "source", aliases=("Nguồn", "Nguồn kinh phí", "Nguồn tiền", "Chi từ nguồn")),
        Text("Số chứng từ", "voucher_number", max_length=60, aliases=("Chứng từ", "Số phiếu chi", "Phiếu chi", "Số CT", "Số phiếu")),
    ),
    existing=_existing,
    write=_write,
    undo=_undo,
    judge=_judge,
    judge_all=_judge_all,
)
