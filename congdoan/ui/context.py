"""What every page's frame shows: the person, the unit and role, the sections."""

from congdoan.kernel import names
from congdoan.ui import navigation


def frame(request):
    """Context processor: ``frame`` with person, unit, role, sections and the address of "Ghi nhận"; None when signed out."""
    actor = getattr(request, "actor", None)
    if actor is None:
        return {"frame": None}
    unit = getattr(request, "unit_in_focus", None) or (actor.units[0] if actor.units else None)
    current = getattr(request, "section_in_focus", "")
    sections = [
        {
            "label": entry.label,
            "short": entry.short or entry.label,
            "icon": entry.icon,
            "url": entry.url(unit),
            "current": entry.key == current,
            "on_phone": entry.on_phone,
        }
        for entry in navigation.sections_for(actor, unit)
    ]
    return {
        "frame": {
            "person": actor.person,
            "initials": "".join(part[:1] for part in (actor.person.full_name.split()[0], actor.person.given_name)).upper(),
            "given_name": names.split_name(actor.person.full_name)[1],
            "unit": unit,
            "role": _role_at(actor, unit),
            "sections": sections,
            "recordings": [
                {"label": entry.label, "hint": entry.hint, "icon": entry.icon, "url": entry.url(unit), "minutes": entry.minutes}
                for entry in navigation.recordings_for(actor, unit)
            ],
            "recording_now": current == "recording",
        }
    }


def _role_at(actor, unit):
    """The person's role nearest to the unit, in words."""
    held = [grant for grant in actor.grants if unit and unit.path.startswith(grant.unit.path)]
    return held[-1].get_role_display() if held else ""
