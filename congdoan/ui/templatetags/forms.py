"""How fields are drawn: the control with its classes, chips, and the lines of the error summary."""

from django import forms, template

register = template.Library()

CHIPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)
BARE = (forms.CheckboxInput, forms.HiddenInput, *CHIPS)


@register.simple_tag
def control(field):
    """The control of a bound field, with the classes of its kind."""
    widget = field.field.widget
    if isinstance(widget, BARE):
        return field.as_widget()
    kind = "form-select" if isinstance(widget, forms.Select) else "form-control"
    return field.as_widget(attrs={"class": f"{kind} {widget.attrs.get('class', '')}".strip()})


@register.filter
def single_box(field):
    """True for one checkbox that stands alone."""
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter
def as_chips(field):
    """True for a group of radios or checkboxes."""
    return isinstance(field.field.widget, CHIPS)


@register.filter
def chip_groups(field):
    """[(heading, [chip])] of a group of radios or checkboxes; one heading, "", where its choices are in no groups."""
    chips, found = iter(field.subwidgets), []
    for first, second in field.field.choices:
        if isinstance(second, (list, tuple)):
            found.append((first, [next(chips) for _choice in second]))
        elif found and found[-1][0] == "":
            found[-1][1].append(next(chips))
        else:
            found.append(("", [next(chips)]))
    return found


@register.filter
def filter_css(field):
    """Classes of a field in the filter bar: free text takes the room that is left."""
    widget = field.field.widget
    wide = isinstance(widget, forms.TextInput) and "cd-ngan" not in widget.attrs.get("class", "")
    names = ["cd-rong"] if wide else []
    return " ".join([*names, "cd-loi"] if field.errors else names)


@register.filter
def error_lines(form):
    """[{"target", "sentence"}] in the order of the fields; the target of a group is its first chip, of one without chips nothing."""
    lines = [{"target": "", "sentence": sentence} for sentence in form.non_field_errors()]
    for field in form:
        first_chip = field.subwidgets[0].id_for_label if as_chips(field) and list(field.field.choices) else ""
        target = first_chip if as_chips(field) else field.id_for_label or field.auto_id
        lines += [{"target": target, "sentence": sentence} for sentence in field.errors]
    return lines
