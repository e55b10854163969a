"""Trang tính Sắp xếp tổ chức: one row a unit; rows of one decision become one draft, which is submitted and approved like any other."""

from django.utils.translation import gettext_lazy as _

from congdoan.kernel import text
from congdoan.kernel.errors import Refused
from congdoan.organization.columns import CodeColumn, KindColumn
from congdoan.reorganization import policies, queries
from congdoan.reorganization.actions import plans
from congdoan.reorganization.choices import Deed, Fate, Permission
from congdoan.workbooks import matching, problems
from congdoan.workbooks.columns import Choice, Date, Text, day
from congdoan.workbooks.sheets import Existing, Sheet

_TEXTS = ("name", "kind", "parent_code", "target_code", "fate", "employer", "sector")


def _existing(*, by, unit):
    return [
        Existing(
            pk=step.pk,
            unit_id=step.plan.unit_id,
            cells={
                "number": step.plan.number or None,
                "effective_on": day(step.plan.effective_on),
                "signed_on": day(step.plan.signed_on) if step.plan.signed_on else None,
                "issuer": step.plan.issuer or None,
                "deed": step.deed,
                "code": step.unit.code if step.unit else step.code,
                **{name: getattr(step, name) or None for name in _TEXTS},
            },
        )
        for step in queries.steps_below(by=by, unit=unit)
    ]


def _judge_all(rows, run):
    """A unit that is changed, merged, split or dissolved stands below the import's unit; a row that stands in a plan is changed there."""
    known = {unit.code.upper(): unit for unit in run.units.values() if unit.pk != run.unit.pk}
    held, signed = queries.units_in_drafts(run.unit), {}
    for row in rows:
        if row.in_error:
            continue
        try:
            _check(row, known)
            _check_paper(row, signed, run.today)
            _check_once(row, held)
        except Refused as refused:
            row.refuse(refused.field, refused.sentence, kind=problems.NOT_FOUND if refused.field == "code" else problems.REFUSED)


def _check(row, known):
    if row.match is not None:
        raise Refused(_("Việc này đã có trong phương án. Sửa ở trang của phương án."), field="deed")
    if row["deed"] == Deed.SPLIT:
        raise Refused(_("Chia, tách thì ghi ở trang của phương án, để chọn tổ và người đi."), field="deed")
    if row["deed"] != Deed.FOUND and row["employer"]:
        raise Refused(_("Cơ quan mới chỉ ghi khi lập mới. Đơn vị đang có thì ghi ở Cơ quan theo ngày."), field="employer")
    if row["deed"] != Deed.FOUND and row["code"].upper() not in known:
        raise Refused(_("Không có đơn vị mã “%(code)s” ở dưới.") % {"code": row["code"]}, field="code")


def _check_paper(row, signed, today):
    """The rows of one decision say one day of signing and one issuer, no day to come. ``signed``: {(number, day of effect, name): value} so far."""
    policies.check_signed(signed_on=row.day("signed_on") if row["signed_on"] else None, today=today)
    for name, label in (("signed_on", _("ngày ký")), ("issuer", _("nơi ban hành"))):
        said = text.fold(row[name] or "")
        if said and signed.setdefault((text.fold(row["number"]), row["effective_on"], name), said) != said:
            raise Refused(
                _("Những dòng của quyết định %(number)s ghi %(what)s khác nhau. Ghi giống nhau.")
                % {"number": row["number"], "what": label},
                field=name,
            )


def _check_once(row, held):
    """A unit has one step in the plan of one decision. ``held``: {(number, day, CODE)} so far, those of the drafts included."""
    key = (text.fold(row["number"]), row.day("effective_on"), row["code"].upper())
    if key in held:
        raise Refused(
            _("%(code)s đã có một việc trong phương án của quyết định này. Giữ một việc thôi.") % {"code": row["code"]}, field="deed"
        )
    held.add(key)


def _write(*, by, unit, new, changed, run):
    known = {each.code.upper(): each for each in run.units.values()}
    rows = [_facts(row, known) for row in new]
    for row, step in zip(new, plans.import_steps(by=by, unit=unit, rows=rows), strict=True):
        row.pk = step.pk


def _facts(row, known):
    own = {"code": row["code"], "unit": None} if row["deed"] == Deed.FOUND else {"unit": known[row["code"].upper()]}
    return own | {
        "number": row["number"],
        "effective_on": row.day("effective_on"),
        "signed_on": row.day("signed_on") if row["signed_on"] else None,
        "issuer": row["issuer"] or "",
        "deed": row["deed"],
        **{name: row[name] or "" for name in _TEXTS},
    }


def _undo(*, by, unit, created, changed):
    plans.withdraw_steps(by=by, unit=unit, pks=created)


PLANS = Sheet(
    name="Sắp xếp tổ chức",
    prefix="SX",
    permission=Permission.DRAFT_PLAN,
    seen_with=Permission.VIEW_PLANS,
    of_unit=False,
    needs=("Đơn vị",),
    columns=(
        Text("Số quyết định", "number", required=True, max_length=80, aliases=("Quyết định số", "Số QĐ"), width=18),
        Date("Ngày hiệu lực", "effective_on", required=True, aliases=("Hiệu lực từ ngày", "Có hiệu lực từ")),
        Date("Ngày ký", "signed_on", aliases=("Ngày ký quyết định", "Ngày quyết định", "Ngày QĐ")),
        Text("Nơi ban hành", "issuer", max_length=200, aliases=("Cơ quan ban hành", "Nơi ra quyết định"), width=30),
        Choice(
            "Việc",
            "deed",
            Deed,
            required=True,
            also={
                "Giải thể": Deed.DISSOLVE,
                "Kết thúc": Deed.DISSOLVE,
                "Sáp nhập": Deed.MERGE,
                "Nhập": Deed.MERGE,
                "Thành lập": Deed.FOUND,
                "Lập": Deed.FOUND,
                "Đổi": Deed.CHANGE,
                "Đổi tên": Deed.CHANGE,
                "Chuyển": Deed.CHANGE,
                "Nâng cấp": Deed.CHANGE,
                "Hạ cấp": Deed.CHANGE,
            },
        ),  # fmt: skip
        CodeColumn("Mã đơn vị", "code", required=True, aliases=("Đơn vị (mã)", "Mã")),
        Text("Tên mới", "name", width=36),
        KindColumn("Loại mới", "kind"),
        CodeColumn("Trực thuộc mới (mã)", "parent_code", aliases=("Trực thuộc (mã)", "Cấp trên mới")),
        CodeColumn("Đơn vị nhận (mã)", "target_code", aliases=("Nhập vào (mã)", "Chuyển về (mã)")),
        Choice("Đoàn viên", "fate", Fate, also={"Thôi": Fate.END, "Kết thúc": Fate.END, "Chuyển": Fate.MOVE}),
        Text("Cơ quan mới", "employer", max_length=200, aliases=("Cơ quan của đơn vị mới",), width=30),
        Text("Loại cơ quan mới", "sector", max_length=80, width=18),
    ),
    existing=_existing,
    match=matching.by(("number", "deed", "code"), with_unit=False),
    judge_all=_judge_all,
    write=_write,
    undo=_undo,
)
