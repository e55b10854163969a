"""Người: thêm, sửa, bỏ. The ground's own writes: the guarded actions that call them stand in membership and organization."""

from operator import itemgetter

from django.utils.translation import gettext as _

from congdoan.kernel.db import insert_all, listed, maker, update_all
from congdoan.kernel.errors import Refused
from congdoan.people.models import Person, named

FACTS = ("sex", "birth_on", "birth_precision", "national_id", "phone", "email", "ethnic_group", "professional_level")
_NAMES = ("full_name", "match_key", "search_key", "sort_key")
_KNOWN = frozenset(FACTS)
_UNSAID = {name: Person._meta.get_field(name).get_default() for name in FACTS}


def add(*, full_name, **facts):
    """Thêm một người; ``facts``: fields of Person, and ``birth`` (ApproximateDate or None)."""
    return add_all([{"full_name": full_name, **facts}])[0]


def add_all(rows):
    """Thêm nhiều người trong một lệnh; ``rows``: dicts as ``add`` takes; returns the persons in the order given."""
    make, said = maker(Person, *_NAMES, *FACTS), itemgetter(*_NAMES, *FACTS)
    return insert_all(Person, [make(*said(_UNSAID | _fields(row))) for row in rows])


def correct_all(rows):
    """Sửa nhiều người: [(person, facts)] with facts as ``add`` takes, those to be changed alone. Returns those that did change."""
    changed = []
    for person, facts in rows:
        fields = _fields(facts)
        if any(getattr(person, name) != value for name, value in fields.items()):
            for name, value in fields.items():
                setattr(person, name, value)
            person.version += 1
            changed.append(person)
    _check_numbers(changed)
    update_all(Person, changed, [*_NAMES, *FACTS, "version"])
    return changed


def _check_numbers(changed):
    """No number goes to two rows: also not to one that was merged into another, whose number no list shows."""
    numbers = {person.national_id: person.pk for person in changed if person.national_id}
    if not numbers:
        return
    held = (
        Person.objects.filter(national_id__in=listed(numbers))
        .exclude(pk__in=listed([person.pk for person in changed]))
        .order_by("pk")
        .first()
    )
    if held is not None and held.merged_into_id is not None:
        raise Refused(
            _("Số CCCD này đang ở dòng của %(name)s đã nhập vào người khác. Gỡ lần nhập ấy, hoặc nhập lại và chọn số này.")
            % {"name": held.full_name},
            field="national_id",
        )
    if held is not None:
        raise Refused(_("Số CCCD này là của người khác trong sổ. Xem lại số."), field="national_id")


def remove_all(pks):
    """Bỏ những người ghi nhầm; raises ProtectedError if anything names one of them."""
    Person.objects.filter(pk__in=pks).delete()


def _fields(facts):
    fields = {name: fact for name, fact in facts.items() if name in _KNOWN}
    if "full_name" in facts:
        fields |= named(facts["full_name"])
    if "birth" in facts:
        birth = facts["birth"]
        fields |= {"birth_on": birth.on if birth else None, "birth_precision": birth.precision if birth else "day"}
    if "national_id" in fields:
        fields["national_id"] = fields["national_id"] or None
    return fields


def locked(pks):
    """{pk: Person} as they stand now, locked, those merged into another too."""
    rows = Person.objects.select_for_update(of=("self",)).filter(pk__in=listed(pks)).order_by("pk")
    return {row.pk: row for row in rows}


def merge_into(gone, kept):
    """``gone`` is ``kept`` from now on (kept None: stands for itself again): no list finds the row, its old addresses lead there."""
    gone.merged_into, gone.version = kept, gone.version + 1
    gone.save(update_fields=["merged_into", "version"])
