"""Trang tính Đơn vị."""

from types import SimpleNamespace

from django.utils.translation import gettext_lazy as _

from congdoan.kernel import dates
from congdoan.kernel.errors import Refused
from congdoan.kernel.text import fold
from congdoan.organization import changing, judging, policies, queries
from congdoan.organization.actions import units as actions
from congdoan.organization.choices import Permission
from congdoan.organization.columns import CodeColumn, KindColumn
from congdoan.units import policies as rules
from congdoan.units import queries as units
from congdoan.workbooks import matching, problems
from congdoan.workbooks.columns import Date, LastDay, Text, day, last_day
from congdoan.workbooks.sheets import Existing, Sheet


def _existing(*, by, unit):
    """The unit, all below it, and those above it, whose codes the column Trực thuộc names."""
    found = queries.units_for_book(unit)
    return [Existing(each.pk, _cells(each), each.pk, each.version) for each in found]


def _cells(unit):
    employer = unit.employers_held[-1].employer if unit.employers_held else None
    decision = unit.placements_held[0].decision if unit.placements_held else None
    return {
        "code": unit.code,
        "name": unit.name,
        "kind": unit.kind,
        "parent": unit.parent.code if unit.parent else None,
        "employer": employer.name if employer else None,
        "sector": (employer.sector or None) if employer else None,
        "founded_on": day(unit.founded_on),
        "closed_on": last_day(unit.closed_on),
        "decision": decision.number if decision else None,
        "signed_on": day(decision.signed_on) if decision and decision.signed_on else None,
        "issuer": (decision.issuer or None) if decision else None,
    }


def _prepare(rows, run):
    """Codes as they stand in the book; an empty Trực thuộc is the import's unit; units above are left as they are."""
    above = {unit.code.upper(): unit for unit in units.ancestors(run.unit)}
    own = {unit.code.upper(): unit for unit in run.units.values()} | above
    for row in rows:
        if row["code"] is None:  # only Mã dòng says which
            continue
        known = own.get(row["code"].upper())
        if known is not None:
            row.cells["code"] = known.code
        parent = own.get((row["parent"] or "").upper())
        if parent is not None:
            row.cells["parent"] = parent.code
        elif row["parent"] is None and known is None:
            row.cells["parent"] = run.unit.code
        elif known is not None and (row["parent"] is None or known.pk == run.unit.pk):
            _keep_parent(row, known)
        if row["code"].upper() in above and known.pk != run.unit.pk:
            _keep(row, known)


def _keep_parent(row, known):
    """The import's own unit keeps its superior, whatever a book from elsewhere calls it."""
    kept = known.parent.code if known.parent else None
    if row["parent"] is not None and row["parent"] != kept:
        row.warn("parent", _("Cấp trên này chưa có trong hệ thống nên giữ như cũ."))
    row.cells["parent"] = kept


def _keep(row, known):
    """A unit above the import's is shown, never changed from here."""
    found = next(each for each in queries.units_for_book(known, alone=True))
    kept = _cells(found)
    if any(row.cells.get(name) != value for name, value in kept.items() if name in row.given):
        row.warn(None, _("Đơn vị cấp trên: giữ như trong hệ thống, không sửa từ sổ này."))
    row.cells.update(kept)


def _judge_all(rows, run):
    """Each row beside its superior, which may stand in the same sheet, in any order."""
    data = SimpleNamespace(
        spells=[(kind.key, kind.valid_from, kind.valid_until) for kind in units.all_kinds()],
        nestings=units.nestings(), labels=units.kind_labels(), taken=queries.codes_taken(),
    )  # fmt: skip
    data.papers = queries.decisions_numbered(row["decision"] for row in rows)
    superiors = {unit.code.upper(): unit for unit in [*units.ancestors(run.unit), *run.units.values()]}
    waiting = list(rows)
    while waiting:
        ready = [row for row in waiting if row["parent"] is None or row["parent"].upper() in superiors]
        for row in ready:
            _judge(row, superiors.get((row["parent"] or "").upper()), data, run)
            if not row.in_error and row["code"]:
                superiors[row["code"].upper()] = SimpleNamespace(**_facts(row))
        waiting = [row for row in waiting if row not in ready]
        if not ready:
            break
    for row in waiting:
        row.refuse(
            "parent",
            _("Không có đơn vị mã “%(code)s”.") % {"code": row["parent"]},
            _("Xem lại mã, hoặc thêm dòng của đơn vị ấy."),
            problems.NOT_FOUND,
        )
    _judge_standing(rows, run)


def _judge_standing(rows, run):
    """Corrected rows against what stands at their units: those below, posts, members."""
    corrected = {row.pk: row for row in rows if row.match and not row.in_error and {"founded_on", "kind"} & set(row.changes)}
    facts = {pk: _facts(row) for pk, row in corrected.items()}
    changed = list(units.units().filter(pk__in=facts).select_related("parent")) if facts else []
    for unit, refused in judging.refusals(changed, facts, queries.stands_at(facts) if facts else {}, run.today):
        corrected[unit.pk].refuse(refused.field, refused.sentence)


def _judge(row, parent, data, run):
    try:
        if row.match is None:
            policies.check_code(code=row["code"], taken=data.taken)
            data.taken.add(row["code"].upper())
        elif "parent" in row.changes:
            raise Refused(_("Chuyển sang cấp trên khác không làm ở đây. Ghi lại cấp trên như cũ."), field="parent")
        _check_paper(row, data.papers, run.today)
        founded_on = row.day("founded_on")
        rules.check_kind_exists(kind=row["kind"], on=founded_on, spells=data.spells, labels=data.labels)
        policies.check_unit_dates(founded_on=founded_on, closed_on=row.day_after("closed_on"), parent=parent, today=run.today)
        if parent is not None:
            rules.check_nesting(parent_kind=parent.kind, child_kind=row["kind"], on=founded_on, nestings=data.nestings, labels=data.labels)
    except Refused as refused:
        row.refuse(refused.field, refused.sentence)


def _check_paper(row, papers, today):
    """The decision that a new or changed row names, beside those of the book and of the rows before. ``papers``: {number, folded: [decision]}."""
    if row.match is not None and not {"decision", "signed_on", "issuer"} & set(row.changes):
        return
    facts = _facts(row)
    said = {"number": facts["decision"], "signed_on": facts["signed_on"], "issuer": facts["issuer"]}
    changing.check_named(**said)
    known = papers.setdefault(fold(facts["decision"]), [])
    changing.check_decision(**said, known=known, today=today)
    known.append(SimpleNamespace(**said))


def _facts(row):
    """What the row says; where the file lacks a column, what the book has."""
    was = row.match.cells if row.match else {}
    value = {
        name: row[name] if name in row.given or row.match is None else was.get(name)
        for name in ("name", "kind", "employer", "sector", "decision", "signed_on", "issuer")
    }
    if "decision" in row.changes:  # another decision: what the book has of the one before says nothing of it
        value |= {name: None for name in ("signed_on", "issuer") if name not in row.changes}
    return {
        **{name: text or "" for name, text in value.items()},
        "signed_on": _date(value["signed_on"]),
        "founded_on": row.day("founded_on") if row["founded_on"] else _date(was["founded_on"]),
        "closed_on": row.day_after("closed_on") if "closed_on" in row.given else _after(was.get("closed_on")),
    }


def _write(*, by, unit, new, changed, run):
    if new:
        made = actions.found_all(by=by, unit=unit, rows=[{"code": row["code"], "parent_code": row["parent"], **_facts(row)} for row in new])
        for row, each in zip(new, made, strict=True):
            row.pk = each.pk
    if changed:
        actions.correct_all(by=by, unit=unit, rows={row.pk: _facts(row) for row in changed})


def _undo(*, by, unit, created, changed):
    papers = queries.papers_of([*created, *(pk for pk, _old in changed)])
    if changed:
        now = {found.pk: found.cells for found in _existing(by=by, unit=unit)}
        actions.correct_all(by=by, unit=unit, rows={pk: _old_facts(now[pk] | old) for pk, old in changed})
    if created:
        actions.withdraw_all(by=by, unit=unit, pks=created)
    actions.drop_papers(by=by, unit=unit, **papers)


def _old_facts(cells):
    names = ("name", "kind", "employer", "sector", "decision", "issuer")
    dates = {
        "founded_on": _date(cells["founded_on"]),
        "closed_on": _after(cells["closed_on"]),
        "signed_on": _date(cells.get("signed_on")),
    }
    return {name: cells.get(name) or "" for name in names} | dates


def _date(text):
    return Date("", "").write(text) if text else None


def _after(text):
    return dates.day_after(_date(text)) if text else None


UNITS = Sheet(
    name="Đơn vị",
    prefix="TC",
    permission=Permission.FOUND_UNIT,
    seen_with=Permission.VIEW_UNITS,
    of_unit=False,
    columns=(
        CodeColumn("Mã", "code", required=True, aliases=("Mã đơn vị", "Mã số", "Mã công đoàn", "Mã CĐ", "Mã tổ", "Ký hiệu")),
        Text(
            "Tên",
            "name",
            required=True,
            aliases=(
                "Tên đơn vị",
                "Tên công đoàn",
                "Tên tổ công đoàn",
                "Tên tổ chức công đoàn",
                "Tên CĐCS",
                "Công đoàn cơ sở",
                "Tên công đoàn cơ sở",
                "Tên tổ",
            ),
            width=36,
        ),
        KindColumn(
            "Loại",
            "kind",
            required=True,
            aliases=("Loại đơn vị", "Loại hình", "Loại tổ chức", "Loại công đoàn", "Cấp công đoàn", "Loại hình tổ chức"),
        ),
        CodeColumn(
            "Trực thuộc (mã)",
            "parent",
            aliases=(
                "Trực thuộc",
                "Cấp trên",
                "Mã cấp trên",
                "Đơn vị cấp trên",
                "Công đoàn cấp trên",
                "Thuộc",
                "Cấp trên trực tiếp",
                "Công đoàn cấp trên trực tiếp",
            ),
        ),
        Text(
            "Cơ quan, đơn vị sử dụng lao động",
            "employer",
            aliases=(
                "Cơ quan, đơn vị",
                "Cơ quan",
                "Cơ quan chủ quản",
                "Đơn vị sử dụng lao động",
                "Cơ quan sử dụng lao động",
                "Tên cơ quan",
                "Chủ sử dụng lao động",
            ),
        ),
        Text("Loại cơ quan", "sector", max_length=80, aliases=("Khối", "Khu vực", "Loại hình cơ quan", "Loại hình doanh nghiệp")),
        Date(
            "Ngày thành lập",
            "founded_on",
            required=True,
            aliases=("Thành lập ngày", "Ngày tháng thành lập", "Ngày tháng năm thành lập", "Ngày lập"),
        ),
        LastDay("Ngày kết thúc", "closed_on", aliases=("Ngày giải thể", "Ngày chấm dứt hoạt động", "Ngày sáp nhập")),
        Text(
            "Số quyết định",
            "decision",
            max_length=80,
            aliases=("Số QĐ", "Quyết định số", "Quyết định thành lập", "Số QĐ thành lập", "Số quyết định thành lập", "Số, ngày quyết định"),
            width=16,
        ),
        Date("Ngày ký", "signed_on", aliases=("Ngày ký quyết định", "Ngày quyết định", "Ngày QĐ", "Ngày ra quyết định")),
        Text("Nơi ban hành", "issuer", aliases=("Cơ quan ban hành", "Nơi ra quyết định", "Cấp ra quyết định"), width=30),
    ),
    existing=_existing,
    prepare=_prepare,
    match=matching.by(("code",), with_unit=False),
    judge_all=_judge_all,
    write=_write,
    undo=_undo,
    known_by=("code",),
)
