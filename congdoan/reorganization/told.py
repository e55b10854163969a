"""A step in words: what it does to its unit, and what the unit becomes. Pure."""

from django.utils.translation import gettext as _

from congdoan.reorganization.choices import Deed, Fate


def deed(step, kind_before, levels):
    """What a step does: a change by what is changed by it ("Nâng cấp, đổi tên"), any other by its name.

    ``kind_before``: the unit's kind until then; ``levels``: {kind: level}, 1 the central one.
    """
    if step.deed != Deed.CHANGE:
        return step.get_deed_display()
    said = [_kind_change(levels, kind_before, step.kind)] if step.kind and step.kind != kind_before else []
    said += [_("Đổi tên")] if step.name else []
    said += [_("Chuyển cấp trên")] if step.parent_code else []
    return ", ".join([*said[:1], *(word[0].lower() + word[1:] for word in said[1:])]) or step.get_deed_display()


def _kind_change(levels, before, after):
    """Raised, lowered, or a kind of the same level."""
    rise = levels.get(before, 0) - levels.get(after, 0)
    return _("Nâng cấp") if rise > 0 else _("Hạ cấp") if rise < 0 else _("Đổi loại")


def becomes(step, labels, names):
    """What the unit is to be. ``labels``: {kind: label}; ``names``: {CODE: name} of the places that steps name."""
    said = [labels.get(step.kind, "")] if step.kind else []
    if step.deed != Deed.FOUND and step.name:
        said.insert(0, step.name)
    if step.parent_code:
        said.append(_("trực thuộc %(place)s") % {"place": place(step.parent_code, names)})
    if step.target_code and step.deed in (Deed.MERGE, Deed.SPLIT):
        said.append(_("về %(place)s") % {"place": place(step.target_code, names)})
    if step.apart:
        said.append(_("%(count)s phần đi riêng") % {"count": step.apart})
    return ", ".join(map(str, said))


def members(step, names):
    """Where the members go, where the deed settles it."""
    if step.deed == Deed.MERGE:
        return _("cùng về đó")
    if step.deed == Deed.DISSOLVE and step.fate == Fate.MOVE:
        return _("về %(place)s") % {"place": place(step.target_code, names)}
    return step.get_fate_display() if step.deed == Deed.DISSOLVE else ""


def place(code, names):
    """A unit by its name and code; by its code alone where nobody knows it."""
    name = names.get(code.upper())
    return f"{name} ({code})" if name else code
