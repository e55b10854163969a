"""Mục thông tin thêm: lập, sửa, đóng."""

from django.db.models import Q

from congdoan.access.actions import action
from congdoan.extras import policies, queries
from congdoan.extras.choices import Permission, Sight
from congdoan.extras.models import Choice, Field
from congdoan.kernel.db import insert_all, update_all
from congdoan.kernel.text import fold, squeeze
from congdoan.people import policies as recorded
from congdoan.units import queries as units
from congdoan.units import tree


@action(Permission.DECLARE_FIELD, at="unit")
def declare(
    *, by, unit, label, kind, valid_from, valid_until=None, choices=(), help_text="", required=False, self_filled=False,
    seen_by=Sight.EVERYONE,
):  # fmt: skip
    """Lập một mục thông tin thêm về đoàn viên của đơn vị và cấp dưới.

    ``choices``: labels in order, for kinds that choose from a list. ``valid_until``: the day after the last on which it is asked. Refused:
    a name that the unit or a level above uses, a list of fewer than two, what nobody below could fill in.
    """
    policies.check_room(Field.objects.as_of(by.today).filter(unit=unit).count())
    field = Field(unit=unit, recorded_by=by.person, recorded_at=by.now)
    said = {
        "label": label, "kind": kind, "valid_from": valid_from, "valid_until": valid_until, "help_text": help_text, "required": required,
        "self_filled": self_filled, "seen_by": seen_by,
    }  # fmt: skip
    _write(field, said, choices)
    field.save()
    _write_choices(field, choices, by.today)
    return field


@action(Permission.DECLARE_FIELD, at="field.unit")
def correct(
    *, by, field, version, label, kind, valid_from, valid_until=None, choices=(), help_text="", required=False, self_filled=False,
    seen_by=Sight.EVERYONE,
):  # fmt: skip
    """Sửa, đóng một mục thông tin thêm.

    Arguments as ``declare``. A choice that is not among ``choices`` any more is closed: who has it keeps it. Conflict if ``version`` is not
    the current one. Refused: another kind, or more who see it, once somebody has answered.
    """
    field = Field.objects.select_for_update(of=("self",)).select_related("unit").get(pk=field.pk)
    recorded.check_unchanged(field, version)
    policies.check_unanswered(before=field, kind=kind, seen_by=seen_by, answered=queries.answered(field))
    said = {
        "label": label, "kind": kind, "valid_from": valid_from, "valid_until": valid_until, "help_text": help_text, "required": required,
        "self_filled": self_filled, "seen_by": seen_by,
    }  # fmt: skip
    _write(field, said, choices)
    field.version += 1
    field.save()
    _write_choices(field, choices, by.today)
    return field


def _write(field, said, choices):
    before = (field.match_key, field.valid_from, field.valid_until) if field.pk else None
    for name, value in said.items():
        setattr(field, name, value)
    field.label = squeeze(field.label)
    field.match_key = fold(field.label)
    unit = field.unit
    policies.check_days(valid_from=field.valid_from, valid_until=field.valid_until, founded_on=unit.founded_on)
    policies.check_sight(
        seen_by=field.seen_by, self_filled=field.self_filled, level=units.kind_levels().get(unit.kind, policies.GRASSROOTS)
    )
    policies.check_choices(field.kind, [(fold(label), label) for label in choices])
    if before and before[0] == field.match_key and before[1] <= field.valid_from and _ends_by(field.valid_until, before[2]):
        return  # nothing that another field of this name could stand against
    about = Q(unit__path__in=tree.ancestors(unit.path), match_key=field.match_key)
    alike = Field.objects.overlapping(field.valid_from, field.valid_until).filter(about).exclude(pk=field.pk)
    policies.check_label(field.label, alike.select_related("unit").order_by("unit__path", "pk").first())


def _ends_by(day, last):
    return last is None or (day is not None and day <= last)


def _write_choices(field, labels, today):
    held = {choice.match_key: choice for choice in field.choices.order_by("pk")}
    wanted = {fold(label): (place, squeeze(label)) for place, label in enumerate(labels)}
    for key, choice in held.items():
        if key in wanted:
            choice.place, choice.label, choice.closed_on = *wanted[key], None
        elif choice.closed_on is None:
            choice.closed_on = today
    update_all(Choice, list(held.values()), ["place", "label", "closed_on"])
    new = [Choice(field=field, match_key=key, label=label, place=place) for key, (place, label) in wanted.items() if key not in held]
    insert_all(Choice, new)
