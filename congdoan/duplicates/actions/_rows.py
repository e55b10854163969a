"""Rows that name a person, moved to another, put away, brought back; every row is remembered by its key."""

from django.apps import apps
from django.db.models import F
from django.utils.translation import gettext as _

from congdoan.duplicates import carrying, policies
from congdoan.duplicates.carrying import CARRIED, split
from congdoan.kernel.errors import Refused

POSTS, ROLES, MEMBERS = "organization.Appointment", "access.Grant", "membership.Membership"


def rows_of(label):
    """Every row of a model."""
    return apps.get_model(label)._base_manager


class Carriage:
    """Việc chuyển các dòng của người này sang người kia: ``moved``, ``stored`` as Merge keeps them."""

    def __init__(self, kept, gone):
        self.kept, self.gone, self.moved, self.stored = kept, gone, {}, []
        self.rows = {}
        for column in CARRIED:
            label, name = split(column)
            found = list(self._of(label, name).order_by("pk"))
            column_of = f"{name}_id"
            self.rows[column] = tuple([row for row in found if getattr(row, column_of) == who.pk] for who in (kept, gone))

    def _of(self, label, name):
        rows = rows_of(label).filter(**{f"{name}__in": [self.kept.pk, self.gone.pk]})
        has_unit = any(field.name == "unit" for field in apps.get_model(label)._meta.concrete_fields)
        return rows.select_related("unit") if has_unit else rows

    def put_away_twins(self, prefers_gone=()):
        """What both rows of one person say is said once. ``prefers_gone``: columns in which the row of the one who goes stands."""
        for column, carry in CARRIED.items():
            mine, theirs = self.rows[column]
            label, _name = split(column)
            for row in list(theirs):
                while row in theirs and (twin := carrying.twin_of(row, mine, carry)) is not None:
                    if carry.never:
                        policies.check_no_twin(what=carry.what, twin=twin)
                    theirs_stands = column in prefers_gone
                    if carry.dated and not carrying.holds_all_of(twin, row):
                        policies.check_one_holds_all(what=carry.what, one=twin, other=row)
                        theirs_stands = True
                    if theirs_stands:
                        self._put_away(label, twin, row)
                        mine.remove(twin)
                    else:
                        self._put_away(label, row, twin)
                        theirs.remove(row)

    def _put_away(self, label, row, twin):
        """``row`` is kept with the merge alone; what pointed to it points to ``twin``."""
        for relation in row._meta.related_objects:
            name = relation.field.name
            pointing = relation.related_model._base_manager.filter(**{name: row.pk})
            keys = list(pointing.order_by("pk").values_list("pk", flat=True))
            if keys and relation.one_to_one and relation.related_model._base_manager.filter(**{name: twin.pk}).exists():
                policies.check_no_twin(what=relation.related_model._meta.verbose_name, twin=twin)
            self._move(f"{relation.related_model._meta.label}.{name}", row.pk, twin.pk, keys)
        if label == POSTS:
            for role in rows_of(ROLES).filter(follows=row.key).order_by("pk"):
                self._store(role)
        self._store(row)

    def _store(self, row):
        values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
        self.stored.append({"model": row._meta.label, "values": values})
        rows_of(row._meta.label).filter(pk=row.pk).delete()

    def carry(self):
        """Everything that is said of the one who goes is said of the one who stands."""
        away = {stored["values"]["id"] for stored in self.stored if stored["model"] == ROLES}
        for column, (_mine, theirs) in self.rows.items():
            keys = [row.pk for row in theirs if not (split(column)[0] == ROLES and row.pk in away)]
            self._move(column, self.gone.pk, self.kept.pk, keys)
        renew(self.kept)

    def _move(self, column, was, now, keys):
        if keys:
            label, name = split(column)
            self.moved.setdefault(column, []).append({"was": was, "now": now, "keys": keys})
            rows_of(label).filter(pk__in=keys).update(**{name: now})


def bring_back(merge):
    """What was moved goes back, unless it has been given to somebody else since; what was put away stands again, and is pointed to again."""
    moves = [(column, move) for column, those in merge.moved.items() for move in those]
    _go_back([(column, move) for column, move in moves if column in CARRIED])
    for stored in reversed(merge.stored):
        model = apps.get_model(stored["model"])
        fields = {field.attname: field for field in model._meta.concrete_fields}
        values = {name: fields[name].to_python(value) for name, value in stored["values"].items()}
        if model._base_manager.filter(pk=values["id"]).exists():
            raise Refused(_("Dòng đã cất nay có dòng khác mang số ấy; gỡ không được."))
        model._base_manager.bulk_create([model(**values)])
    _go_back([(column, move) for column, move in moves if column not in CARRIED])


def tables_of(merge):
    """The tables of what was put away."""
    return sorted({apps.get_model(stored["model"])._meta.db_table for stored in merge.stored})


def _go_back(moves):
    for column, move in moves:
        label, name = split(column)
        rows_of(label).filter(pk__in=move["keys"], **{name: move["now"]}).update(**{name: move["was"]})


def renew(person):
    """The page of each of the person's memberships is newer now: whoever has one open meets a conflict."""
    rows_of(MEMBERS).filter(person=person.pk).update(version=F("version") + 1)
