"""So với sổ: which row of the database a row of the file is: by Mã dòng, by the sheet's own way, or by identity.

Identity: all required columns, the unit, and the occurrence. Rows fully equal are matched first, then in order.
"""

from collections import defaultdict, deque

from django.utils.translation import gettext_lazy as _

from congdoan.workbooks import codes, problems


def match(sheet, rows, existing, run):
    """Sets row.match and row.pk on the rows that stand in the database already. ``existing``: [Existing].

    Rows in error come last, so that it is known which of them stand there already. An empty cell changes what the book has in an exported
    book alone, where the book's own value stood; in any other list it says that the list does not hold it.
    """
    taken = _by_code(sheet, rows, {found.pk: found for found in existing})
    exported = {row for row in taken.values() if not _is_marked(row.table)}
    way = sheet.match or by_identity
    _match_rest(way, [row for row in rows if row.match is None and not row.in_error], existing, taken, run)
    if copes(way):
        wrong = [row for row in rows if row.match is None and row.in_error and not row.code]
        _match_rest(way, wrong, existing, taken, run)
    for row in rows:
        if row.match and row.assumed:
            row.keep_assumed()
        if row.match and row not in exported:
            row.keep_unsaid()
        if row.match and ("unit" not in row.given or row.cells["unit"] == row.match.unit_id) and row.match.unit_id in run.units:
            row.unit = run.units[row.match.unit_id]


def _match_rest(way, rows, existing, taken, run):
    if not rows:
        return
    way(rows, [found for found in existing if found.pk not in taken], run)
    for row in rows:
        if row.match:
            row.pk = row.match.pk
            taken[row.pk] = row


def _is_marked(table):
    """True for a list that came back with Cần sửa: its Mã dòng is ours, its cells are not."""
    return any(heading.role == "remark" for heading in table.headings)


def takes_errors(way):
    """Marks a ``match``, or a ``judge``, that can be given rows in error as well, whose cells may be None."""
    vars(way)["takes_errors"] = True
    return way


def copes(way):
    """True if it is so marked."""
    return getattr(way, "takes_errors", False)


@takes_errors
def by_identity(rows, existing, run):
    """The default: required columns, unit, occurrence."""
    names = rows[0].sheet.required
    _pair([row for row in rows if None not in _key(row.cells, names)], existing, names, with_unit=True)


def by(*keys, with_unit=True, once=False):
    """A ``match`` for Sheet that tries groups of columns in turn; a group with an empty cell is passed over.

    by(("national_id",), ("full_name", "birth_on")). ``with_unit=False``: the unit does not count. ``once=True``: two rows
    of the file with one key are a mistake (codes).
    """

    def matched(rows, existing, run):
        for names in keys:
            open_rows = [row for row in rows if row.match is None and None not in _key(row.cells, names)]
            if once:
                open_rows = _refuse_doubled(open_rows, names)
            used = {row.match.pk for row in rows if row.match}
            left = [found for found in existing if found.pk not in used and None not in _key(found.cells, names)]
            _pair(open_rows, left, names, with_unit)

    return takes_errors(matched)


def _refuse_doubled(rows, names):
    """The rows without those whose key an earlier row has."""
    first, single = {}, []
    for row in rows:
        earlier = first.setdefault(_key(row.cells, names), row)
        if earlier is row:
            single.append(row)
        else:
            row.refuse(names[0], _("Đã có ở dòng %(row)s.") % {"row": earlier.number}, _("Xóa một dòng."), kind=problems.TWICE)
    return single


def warn_of_look_alikes(sheet, rows, existing, run):
    """A new row that equals an unmatched row of the database but for one required cell gets a warning."""
    names = sheet.required
    used = {row.match.pk for row in rows if row.match}
    left = [found for found in existing if found.pk not in used]
    new = [row for row in rows if row.match is None and not row.in_error]
    if len(names) < 2 or not left or not new:
        return
    new = _perhaps_alike(new, left, names)
    with_unit, alike = sheet.of_unit, []
    for name in names:
        others = [other for other in names if other != name]
        index = {
            (*_key(found.cells, others), found.unit_id if with_unit else None): found for found in reversed(left) if found.pk not in used
        }
        for row in new:
            found = index.pop((*_key(row.cells, others), _unit_id(row)), None)
            if found and found.pk not in used and _may_be_a_slip(sheet.column(name), row.cells[name], found.cells.get(name)):
                used.add(found.pk)
                alike.append((row, name, found))
    _warn(sheet, alike, run)


def _may_be_a_slip(column, one, other):
    """False for two names of people that differ in more than one word, or in how many: those are two people."""
    if not column.holds_names or not isinstance(one, str) or not isinstance(other, str):
        return True
    words, others = one.split(), other.split()
    return len(words) == len(others) and sum(1 for word, its in zip(words, others, strict=True) if word != its) < min(2, len(words) - 1)


def _perhaps_alike(rows, existing, names):
    """Rows that could differ in one cell alone: of the two columns that tell most apart, at least one says what some row of the book says."""
    values = {name: {found.cells.get(name) for found in existing} for name in names}
    (one, ones), (other, others) = sorted(values.items(), key=lambda pair: -len(pair[1]))[:2]
    return [row for row in rows if row.cells.get(one) in ones or row.cells.get(other) in others]


def _warn(sheet, alike, run):
    for name in {name for _row, name, _found in alike}:
        column = sheet.column(name)
        values = {found.cells.get(name) for _row, at, found in alike if at == name} - {None}
        shown = {value: column.show(cell) for value, cell in column.write_all(values, run).items()}
        for row, at, found in alike:
            if at == name:
                row.warn(
                    name,
                    _("Sổ đã có một dòng như thế, chỉ khác ở đây: %(old)s.") % {"old": shown.get(found.cells.get(name), "")},
                    _("Nếu là sửa dòng cũ thì xuất sổ, sửa ở dòng có Mã dòng %(code)s.") % {"code": codes.written(sheet.prefix, found.pk)},
                )


def _by_code(sheet, rows, by_pk):
    """Matches rows with Mã dòng; returns the pks taken."""
    taken = {}
    for row in rows:
        if not row.code:
            continue
        read = codes.read(row.code)
        if read is None or (read[2] and read[0] != sheet.prefix):
            row.refuse(
                None,
                _("Mã dòng “%(code)s” không phải của trang này.") % {"code": row.code[:20]},
                _("Xóa ô Mã dòng nếu đây là dòng mới."),
                kind=problems.ROW_CODE,
            )
            continue
        pk = read[1]
        if not read[2] or pk not in by_pk:
            row.warn(
                None,
                _("Không thấy Mã dòng %(code)s trong sổ của đơn vị; so theo nội dung.") % {"code": row.code[:20]},
                kind=problems.ROW_CODE,
            )
        elif pk in taken:
            row.refuse(
                None,
                _("Mã dòng này đã có ở dòng %(row)s.") % {"row": taken[pk].number},
                _("Xóa ô Mã dòng nếu đây là dòng mới."),
                kind=problems.ROW_CODE,
            )
        else:
            taken[pk] = row
            row.match, row.pk = by_pk[pk], pk
    return taken


def _pair(rows, existing, names, with_unit):
    if not rows:
        return
    with_unit = with_unit and rows[0].sheet.of_unit
    waiting = defaultdict(list)
    for found in existing:
        waiting[(*_key(found.cells, names), found.unit_id if with_unit else None)].append(found)
    groups = defaultdict(list)
    for row in rows:
        key = (*_key(row.cells, names), _unit_id(row) if with_unit else None)
        if key in waiting:
            groups[key].append(row)
    for key, alike in groups.items():
        _pair_alike(alike, waiting[key])


def _pair_alike(rows, candidates):
    """Of rows with one identity, those fully equal first, then by occurrence."""
    left = {found.pk: found for found in candidates}
    for table in {id(row.table): row.table for row in rows}.values():
        names = sorted(table.given)
        equals = defaultdict(deque)
        for found in left.values():
            equals[_whole(found.cells, found.unit_id, names)].append(found)
        for row in rows:
            if row.table is table and (same := equals.get(_whole(row.cells, _unit_id(row), names))):
                row.match = same.popleft()
                del left[row.match.pk]
    remaining = deque(left.values())
    for row in rows:
        if row.match is None and remaining:
            row.match = remaining.popleft()


def _whole(cells, unit_id, names):
    return tuple(unit_id if name == "unit" else cells.get(name) for name in names)


def _key(cells, names):
    return tuple(cells.get(name) for name in names)


def _unit_id(row):
    return row.unit.pk if row.unit and row.sheet.of_unit else None
