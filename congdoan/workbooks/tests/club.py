"""A made-up room with three sheets, as small as the contract allows: units, people of a unit, visits to them.

Its models belong to no installed app; conftest makes their tables.
"""

from django.db import models

from congdoan.kernel import names
from congdoan.kernel.db import insert_all, update_all
from congdoan.kernel.errors import Refused
from congdoan.kernel.text import fold
from congdoan.people.choices import Sex
from congdoan.people.models import Person, named
from congdoan.units import queries as units
from congdoan.units.models import Unit
from congdoan.workbooks import matching, problems
from congdoan.workbooks.choices import Permission
from congdoan.workbooks.columns import ApproximateDate, Choice, Date, Lookup, Money, NationalId, Text, UnitCode, day
from congdoan.workbooks.sheets import Existing, Join, Mark, Sheet, Split
from tests.people import found


class Belonging(models.Model):
    """Thuộc về: a person belongs to a unit."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    unit = models.ForeignKey("units.Unit", models.CASCADE, related_name="+")

    class Meta:
        app_label = "club"


class Reason(models.TextChoices):
    """Lý do."""

    SICK = "sick", "Ốm đau"
    FUNERAL = "funeral", "Hiếu"


class Call(models.Model):
    """Lượt thăm."""

    unit = models.ForeignKey("units.Unit", models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    called_on = models.DateField()
    reason = models.CharField(max_length=10)
    amount = models.BigIntegerField()
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        app_label = "club"
        constraints = [models.CheckConstraint(condition=models.Q(amount__lt=900_000_000), name="club_call_amount")]


class MemberColumn(Lookup):
    """A person by name, or by "name (dd/mm/yyyy)", in the row's unit or below it; "Tất cả" is everyone, ";" separates names."""

    finds = "Hội viên"

    def parse(self, raw):
        return str(raw)

    def texts(self, text):
        return [part.strip() for part in text.replace("\n", ";").split(";") if part.strip()]

    def joined(self, texts):
        return "; ".join(texts)

    def named(self, raw):
        return self.texts(str(raw))

    def resolve(self, rows, run):
        everyone = run.once("club.everyone", lambda: list(_belongings(run.unit).select_related("person", "unit")))
        known = {}
        for one in everyone:
            for key in (one.person.full_name, f"{one.person.full_name} ({one.person.birth_text})"):
                known.setdefault(names.match_key(key), []).append(one)
        for row in rows:
            row.cells[self.name] = self._found(row, row.cells[self.name], everyone, known)

    def _found(self, row, text, everyone, known):
        if fold(text) == "tat ca":
            return tuple(one.person_id for one in everyone if one.unit.path.startswith(row.unit.path))
        ids = []
        for part in self.texts(text):
            here = [one for one in known.get(names.match_key(part), []) if one.unit.path.startswith(row.unit.path)]
            if len(here) == 1:
                ids.append(here[0].person_id)
            elif here:
                row.refuse(self.name, f"Có {len(here)} người tên {part}.", "Ghi thêm ngày sinh.", kind=problems.AMBIGUOUS)
            else:
                row.refuse(self.name, f"Không có {part} ở {row.unit.name}.", kind=problems.NOT_FOUND)
        return tuple(ids)

    def write_all(self, values, run):
        people = {person.pk: person for person in Person.objects.filter(pk__in=values)}
        doubled = [key for key, n in _count(person.match_key for person in Person.objects.all()).items() if n > 1]
        return {pk: f"{one.full_name} ({one.birth_text})" if one.match_key in doubled else one.full_name for pk, one in people.items()}


def _count(keys):
    seen = {}
    for key in keys:
        seen[key] = seen.get(key, 0) + 1
    return seen


def _belongings(unit):
    return Belonging.objects.filter(units.today_q(unit.path, "unit__path")).order_by("pk")


# Đơn vị


def _units_existing(*, by, unit):
    return [
        Existing(one.pk, {"code": one.code, "name": one.name, "parent": one.parent.code if one.parent else None}, one.pk)
        for one in units.subtree(unit).select_related("parent")
    ]


def _units_write(*, by, unit, new, changed, run):
    known = {one.code: one for one in Unit.objects.order_by("path")}
    waiting = list(new)
    while waiting:
        ready = [row for row in waiting if row["parent"] in known]
        if not ready:
            raise Refused("Cấp trên không có trong sổ.")
        for row in ready:
            known[row["code"]] = found(row["code"], row["name"], "union_group", known[row["parent"]])
            row.pk = known[row["code"]].pk
        waiting = [row for row in waiting if row.pk is None]
    Unit.objects.bulk_update([Unit(pk=row.pk, name=row["name"]) for row in changed], ["name"])


def _units_undo(*, by, unit, created, changed):
    Unit.objects.filter(pk__in=created).delete()


UNITS = Sheet(
    name="Đơn vị",
    prefix="DV",
    permission=Permission.IMPORT_WORKBOOK,
    columns=(
        Text("Mã", "code", required=True),
        Text("Tên", "name", required=True),
        Text("Trực thuộc (mã)", "parent", finds="Đơn vị"),
    ),
    existing=_units_existing,
    write=_units_write,
    undo=_units_undo,
    of_unit=False,
    match=matching.by(("code",), once=True),
    known_by=("code",),
)


# Hội viên


def _members_existing(*, by, unit):
    return [
        Existing(
            one.pk,
            {
                "full_name": one.person.full_name,
                "born": ApproximateDate.canonical(one.person.birth_on, one.person.birth_precision),
                "sex": one.person.sex,
                "national_id": one.person.national_id,
            },
            one.unit_id,
        )
        for one in _belongings(unit).select_related("person")
    ]


def _members_write(*, by, unit, new, changed, run):
    made = insert_all(Person, [Person(**_facts(row)) for row in new])
    joined = insert_all(Belonging, [Belonging(person=one, unit=row.unit) for row, one in zip(new, made, strict=True)])
    for row, one in zip(new, joined, strict=True):
        row.pk = one.pk
    holders = dict(Belonging.objects.filter(pk__in=[row.pk for row in changed]).values_list("pk", "person_id"))
    update_all(
        Person,
        [Person(pk=holders[row.pk], **_facts(row)) for row in changed],
        ["full_name", "match_key", "sex", "birth_on", "birth_precision", "national_id"],
    )


def _members_undo(*, by, unit, created, changed):
    gone = Belonging.objects.filter(pk__in=created)
    people = list(gone.values_list("person_id", flat=True))
    gone.delete()
    Person.objects.filter(pk__in=people).delete()


def _facts(row):
    born = ApproximateDate.precise(row["born"])
    return {
        **named(row["full_name"]), "sex": row["sex"], "birth_on": born.on, "birth_precision": born.precision,
        "national_id": row["national_id"],
    }  # fmt: skip


MEMBERS = Sheet(
    name="Hội viên",
    prefix="HV",
    permission=Permission.IMPORT_WORKBOOK,
    needs=("Đơn vị",),
    columns=(
        Text("Họ và tên", "full_name", required=True, aliases=("Tên hội viên",)),
        ApproximateDate("Ngày sinh", "born", required=True, aliases=("Ngày, tháng, năm sinh",)),
        Choice("Giới tính", "sex", Sex, required=True),
        NationalId("Số CCCD", "national_id"),
        UnitCode("Đơn vị (mã)", "unit"),
    ),
    existing=_members_existing,
    write=_members_write,
    undo=_members_undo,
    match=matching.by(("national_id",), ("full_name", "born")),
    known_by=("full_name",),
    told_apart_by="born",
    split=(Split("born", {"nam": {"sex": "Nam"}, "nữ": {"sex": "Nữ"}}),),
    joins=(Join("full_name", (("Họ và tên đệm", "Họ đệm"), ("Tên",))),),
    marks=(Mark("sex", {"nam": "Nam", "nữ": "Nữ"}),),
)


# Thăm


def _calls_existing(*, by, unit):
    return [
        Existing(
            one.pk,
            {
                "called_on": day(one.called_on),
                "member": one.person_id,
                "reason": one.reason,
                "amount": one.amount,
                "note": one.note or None,
            },
            one.unit_id,
        )
        for one in Call.objects.filter(units.today_q(unit.path, "unit__path")).order_by("pk")
    ]


def _call(row, **more):
    return Call(
        unit=row.unit, person_id=row["member"], called_on=row.day("called_on"), reason=row["reason"], amount=row["amount"],
        note=row["note"] or "", **more,
    )  # fmt: skip


def _calls_write(*, by, unit, new, changed, run):
    for row, one in zip(new, insert_all(Call, [_call(row) for row in new]), strict=True):
        row.pk = one.pk
    update_all(Call, [_call(row, pk=row.pk) for row in changed], ["unit", "person", "called_on", "reason", "amount", "note"])


def _calls_undo(*, by, unit, created, changed):
    Call.objects.filter(pk__in=created).delete()
    for pk, old in changed:
        if "note" in old:
            old["note"] = old["note"] or ""
        Call.objects.filter(pk=pk).update(**old)


def _calls_judge(row, run):
    if row.day("called_on") > run.today:
        raise Refused("Ngày thăm không thể ở tương lai.", field="called_on")


CALLS = Sheet(
    name="Thăm",
    prefix="TH",
    permission=Permission.IMPORT_WORKBOOK,
    needs=("Hội viên",),
    columns=(
        Date("Ngày", "called_on", required=True),
        MemberColumn("Hội viên", "member", required=True),
        Choice("Lý do", "reason", Reason, required=True, also={"nằm viện": Reason.SICK}),
        Money("Số tiền", "amount", required=True),
        Text("Ghi chú", "note"),
    ),
    existing=_calls_existing,
    write=_calls_write,
    undo=_calls_undo,
    judge=_calls_judge,
    each="member",
)

SHEETS = [CALLS, MEMBERS, UNITS]  # in a wrong order on purpose
MODELS = [Belonging, Call]
