"""Is the tree what its dated rows say? Each function gives a sentence for every unit that contradicts itself."""

from django.db.models import Exists, F, OuterRef, Q

from congdoan.units import tree as paths
from congdoan.units.models import Placement, Unit, UnitEmployer, UnitSpell


def tree():
    """Paths follow the parents; today's parent, name and kind are those of the rows that are open."""
    for unit in Unit.objects.select_related("parent").order_by("path").iterator(chunk_size=2000):
        if unit.path != paths.path(unit.parent.path if unit.parent else "", unit.serial):
            yield f"{unit.code}: đường dẫn trong cây không theo đơn vị cấp trên"
    placed = Placement.objects.filter(valid_until__isnull=True).select_related("unit").order_by("unit__path")
    for row in placed.exclude(Q(parent=F("unit__parent")) | Q(parent__isnull=True, unit__parent__isnull=True)):
        yield f"{row.unit.code}: cấp trên hôm nay khác với dòng Trực thuộc đang có hiệu lực"
    called = UnitSpell.objects.filter(valid_until__isnull=True).select_related("unit").order_by("unit__path")
    for row in called.exclude(name=F("unit__name"), kind=F("unit__kind")):
        yield f"{row.unit.code}: tên hoặc loại hôm nay khác với dòng tên gọi đang có hiệu lực"


def dated_rows():
    """A unit that lives has one open row of each; a closed one has none; two rows never hold on one day; none before it was founded."""
    for label, model in (("Trực thuộc", Placement), ("tên gọi", UnitSpell)):
        rows = model.objects.filter(unit=OuterRef("pk"))
        alive = Unit.objects.filter(closed_on__isnull=True).order_by("path")
        for unit in alive.exclude(Exists(rows.filter(valid_until__isnull=True))):
            yield f"{unit.code}: không có dòng {label} đang có hiệu lực"
    for label, model, same in (
        ("Trực thuộc", Placement, ("unit",)),
        ("tên gọi", UnitSpell, ("unit",)),
        ("cơ quan", UnitEmployer, ("unit", "employer")),
    ):
        rows = model.objects.select_related("unit").order_by("unit__path", "valid_from")
        for row in rows.clashing(*same):
            yield f"{row.unit.code}: hai dòng {label} cùng có hiệu lực, từ ngày {row.valid_from:%d/%m/%Y}"
        for row in rows.filter(unit__closed_on__isnull=False).exclude(valid_until__lte=F("unit__closed_on")):
            yield f"{row.unit.code}: đã kết thúc mà dòng {label} còn hiệu lực"
        for row in rows.filter(valid_from__lt=F("unit__founded_on")):
            yield f"{row.unit.code}: dòng {label} có từ trước ngày thành lập"
