"""Finding members' children by what somebody wrote."""

from django.utils.translation import gettext as _

from congdoan.kernel import names
from congdoan.kernel.errors import Unreadable
from congdoan.membership.models import Child, Membership
from congdoan.membership.queries.known import Ambiguous
from congdoan.units import queries as units


class KnownChildren:
    """Con của những ai là hoặc từng là đoàn viên ở một đơn vị và cấp dưới."""

    def __init__(self, unit, rows):
        self.unit = unit
        self._by_key = {}
        for child in rows:
            self._by_key.setdefault(child.match_key, []).append(child)

    @classmethod
    def named(cls, unit, texts):
        """Those whose name is one of the texts' (years in brackets do not count); one query."""
        keys = {names.match_key(names.clean_name(names.split_hint(written)[0])) for written in texts}
        return cls(unit, _rows(unit).filter(match_key__in=keys))

    def find(self, written, parent_id=None):
        """Id of the one child meant. Raises Unreadable for an unknown name, Ambiguous where two share it."""
        name, hint = names.split_hint(written)
        found = self._by_key.get(names.match_key(names.clean_name(name)), [])
        if parent_id is not None:
            found = [child for child in found if child.parent_id == parent_id]
        if hint:
            found = [child for child in found if str(child.birth_year) in hint]
        if len(found) == 1:
            return found[0].pk
        if found:
            choices = ", ".join(f"{child.birth_year}, con {child.parent.title} {child.parent.full_name}" for child in found[:6])
            raise Ambiguous(
                _("Có %(count)s cháu tên %(name)s (%(choices)s). Ghi thêm cha, mẹ.")
                % {"count": len(found), "name": name, "choices": choices}
            )
        raise Unreadable(
            _("Không có cháu tên “%(name)s” trong sổ con đoàn viên của %(unit)s.") % {"name": name[:60], "unit": self.unit.name}
        )


def child_labels(unit, pks):
    """{pk: name}, with the year of birth where two children of one parent share the name."""
    wanted = list(Child.objects.filter(pk__in=set(pks)).order_by("pk"))
    siblings = {}
    for child in Child.objects.filter(parent_id__in={child.parent_id for child in wanted}).order_by("pk"):
        siblings[child.parent_id, child.match_key] = siblings.get((child.parent_id, child.match_key), 0) + 1
    return {
        child.pk: f"{child.name} ({child.birth_year})" if siblings[child.parent_id, child.match_key] > 1 else child.name for child in wanted
    }


def parents_of(pks):
    """{child id: id of the parent}, unscoped: for records of other rooms that name a child."""
    return dict(Child.objects.filter(pk__in=set(pks)).order_by("pk").values_list("pk", "parent_id")) if pks else {}


def _rows(unit):
    parents = Membership.objects.filter(units.today_q(unit.path, "unit__path")).order_by().values("person_id")
    return Child.objects.filter(parent__in=parents).select_related("parent").order_by("parent__sort_key", "birth_year", "pk")
