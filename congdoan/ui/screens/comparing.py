"""Two versions of one record side by side: compared by value, both told in the same words; never a raw id."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from congdoan.ui.forms import flat_choices

NOTHING = (None, "", [], (), {})


def rows(form, fresh, said=None):
    """[{"name", "label", "typed", "current", "differs"}] of the facts that ``fresh`` (unbound, the record as it stands now) knows.

    ``said``: {field name: value} where the form as a whole, not the field, knows what was meant. Facts empty in both are left out.
    """
    found = []
    for bound in form.visible_fields():
        if bound.name not in fresh.initial or bound.name not in fresh.fields:
            continue
        field, then = form.fields[bound.name], fresh[bound.name]
        typed = said[bound.name] if said and bound.name in said else _value(field, bound.value(), bound.value())
        now = _value(fresh.fields[bound.name], then.value(), then.initial)
        if typed in NOTHING and now in NOTHING:
            continue
        line = {"name": bound.name, "label": bound.label, "typed": words(field, typed), "current": words(fresh.fields[bound.name], now)}
        found.append(line | {"differs": typed != now and line["typed"] != line["current"]})
    return found


def words(field, value):
    """A field's value as a reader says it: the label of a choice, a name, a day, a sum."""
    if value in NOTHING:
        return ""
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    if isinstance(value, list | tuple) and value and isinstance(value[0], tuple):
        return "; ".join(f"{first}: {second}" for first, second in value)
    return ", ".join(filter(None, _each(field, value)))


def _each(field, value):
    """The words of one value, or of each of several."""
    labels = {str(key): str(label) for key, label in flat_choices(getattr(field, "choices", None) or ())}
    items = list(value) if isinstance(value, list | tuple) else [value]
    for item in items:
        key = field.prepare_value([item] if len(items) > 1 or isinstance(field, forms.MultipleChoiceField) else item)
        key = str(key[0] if isinstance(key, list) else key)
        if key in labels:
            yield labels[key] if key else ""
        else:
            yield str(item) if hasattr(item, "pk") or isinstance(item, dict) else key


def _value(field, raw, otherwise):
    """The value behind what stands in the field; ``otherwise`` where the field no longer takes it (somebody who has left)."""
    try:
        return field.clean(raw)
    except (ValidationError, TypeError, ValueError):
        return otherwise
