"""Rows of one file beside each other: which are one person's, which are written twice, which share a number that is another's."""

from django.utils.translation import gettext_lazy as _

from congdoan.kernel import names
from congdoan.membership import queries
from congdoan.membership.choices import Permission
from congdoan.membership.sheets.members_io import OF_PERSON
from congdoan.workbooks import problems
from congdoan.workbooks.columns import ApproximateDate

_NUMBERS = "national_id", "member_number"


def gather(rows, run):
    """Refuses rows that have somebody else's number or are written twice; the other rows of one person say the same of the person."""
    for name in _NUMBERS:
        _refuse_shared(name, rows, run)
    for alike in _by_person([row for row in rows if not row.in_error]):
        if len(alike) > 1:
            _refuse_doubled(alike)
            _agree([row for row in alike if not row.in_error])


def place(other, row):
    """ "dòng 12", with its sheet where that is another."""
    if other.table is row.table:
        return _("dòng %(row)s") % {"row": other.number}
    return _("dòng %(row)s trang %(sheet)s") % {"row": other.number, "sheet": other.table.title}


def _called(row):
    return names.match_key(row["full_name"] or "")


def _by_person(rows):
    """Lists of rows that are one person's: one identity number and one name, or one name and birth date and not two numbers."""
    groups, by_number, by_name = [], {}, {}
    for row in rows:
        number, called = row["national_id"], _called(row)
        who = called, row["birth"]
        group = by_number.get((number, called)) if number else None
        if group is None:
            group = by_name.get(who)
            held = {other["national_id"] for other in group or ()} - {None}
            if group is None or (number and held and number not in held):
                groups.append(group := [])
        group.append(row)
        by_name.setdefault(who, group)
        if number:
            by_number.setdefault((number, called), group)
    return groups


def _refuse_doubled(rows):
    """Of rows of one person, those that begin in one unit on one day are one row written twice."""
    first = {}
    for row in rows:
        earlier = first.setdefault((row.unit.pk, row["valid_from"] or row["union_joined"]), row)
        if earlier is row:
            continue
        name = "national_id" if row["national_id"] and row["national_id"] == earlier["national_id"] else "full_name"
        sentence = _("Người này đã ghi ở %(place)s, cùng đơn vị, cùng ngày về đơn vị.") % {"place": place(earlier, row)}
        other = [row.title_of(column) for column in row.cells if column in row.given and row[column] not in (None, earlier[column])]
        fix = _("Xóa một dòng.")
        if other:
            fix = _("Hai dòng khác nhau ở %(columns)s: ghi cho đúng vào một dòng rồi xóa dòng kia.") % {"columns": ", ".join(other)}
        row.refuse(name, sentence, fix, kind=problems.TWICE)


def _refuse_shared(name, rows, run):
    """One number under two names: it is whose the book says, else whose it is first; birth dates that agree do not make two names one."""
    by_number = {}
    for row in rows:
        if row[name] and not row.in_error:
            by_number.setdefault(row[name], []).append(row)
    contested = {number: alike for number, alike in by_number.items() if len(alike) > 1 and len(set(map(_called, alike))) > 1}
    if not contested:
        return
    holders = queries.holders_of(name, contested, queries.book_of(run.by.scope(Permission.ADMIT_MEMBER), run.unit))
    for number, alike in contested.items():
        keeper = _keeper(alike, holders.get(number))
        for row in alike:
            if _called(row) != _called(keeper):
                _refuse(row, name, keeper)


def _keeper(rows, holder):
    """The row whose the number is: that of whom the book knows by it (Person or None) if there is one, by name before birth date."""
    if holder is None:
        return rows[0]
    named = (row for row in rows if _called(row) == holder.match_key)
    born = (row for row in rows if row["birth"] and str(ApproximateDate.precise(row["birth"])) == holder.birth_text)
    return next(named, None) or next(born, rows[0])


def _refuse(row, name, keeper):
    sentence = _("Số này ở %(place)s là của người khác tên, khác ngày sinh.")
    if row["birth"] == keeper["birth"]:
        sentence = _("Số này ở %(place)s là của người khác tên.")
    fix = _("Hai người thì xem lại số ở cả hai dòng; một người thì ghi cùng một họ tên.")
    row.refuse(name, sentence % {"place": place(keeper, row)}, fix, kind=problems.TWICE, about="")


def _agree(rows):
    """The last word on each fact of the person counts for all of his or her rows; a row that stays out says nothing."""
    for name in OF_PERSON if len(rows) > 1 else ():
        said = [row for row in rows if row[name] is not None and name in row.given]
        if not said:
            continue
        says_less, last = rows[0].sheet.column(name).says_less, said[-1]
        for row in said:
            last = row if says_less(last[name], row[name]) else last
        for row in rows:
            if name not in row.given or row[name] == last[name]:
                continue
            if row[name] is not None and not says_less(row[name], last[name]):
                sentence = _("Dòng %(row)s của cùng người này ghi khác; lấy theo dòng ấy.") % {"row": last.number}
                row.warn(name, sentence, kind=problems.LOOK_ALIKE)
            row.cells[name] = last[name]
