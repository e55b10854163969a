"""What every page's frame shows: the person, the unit and role, the sections."""

from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.access.roles import Role
from congdoan.kernel import names
from congdoan.ui import navigation


def frame(request):
    """Context processor: ``frame`` with person, unit, role, sections, doors and the address of "Ghi nhận"; None when signed out."""
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
    recordings = navigation.recordings_for(actor, unit)
    role = _role_at(actor, unit)
    return {
        "frame": {
            "person": actor.person,
            "initials": "".join(part[:1] for part in (actor.person.full_name.split()[0], actor.person.given_name)).upper(),
            "given_name": names.split_name(actor.person.full_name)[1],
            "unit": unit,
            "role": role,
            "short_name": _shortened(unit.name) if unit else "",
            "under": " · ".join(words for words in (unit.parent.name if unit and unit.parent else "", role) if words),
            "sections": sections,
            "tabs": navigation.tabs_for(actor, unit, current, request.path),
            "more": [entry for entry in sections if not entry["on_phone"]],
            "doors": navigation.doors_for(actor, unit),
            "support": actor.support,
            "record_url": _record_url(recordings, unit),
            "recording_now": current == "recording",
        }
    }


def _shortened(name):
    """A unit's name for a narrow masthead: "Công đoàn" and "Liên đoàn Lao động" as officers write them in short."""
    for full, short in (("Liên đoàn Lao động", "LĐLĐ"), ("Công đoàn cơ sở", "CĐCS"), ("Công đoàn", "CĐ")):
        if name.startswith(f"{full} "):
            return short + name[len(full) :]
    return name


def _record_url(recordings, unit):
    """Straight to the one thing that can be recorded; to the page that lists them if there are several."""
    if len(recordings) > 1:
        return reverse("ui:record", kwargs={"unit_id": unit.pk})
    return recordings[0].url(unit) if recordings else ""


def _role_at(actor, unit):
    """The person's highest role among those held nearest to the unit, in words."""
    held = [grant for grant in actor.grants if unit and unit.path.startswith(grant.unit.path)]
    own = [grant for grant in held if grant.lent_from_id is None]
    if held and not own:
        return _("Người được ủy quyền")
    held = own
    nearest = max((len(grant.unit.path) for grant in held), default=0)
    order = list(Role)
    roles = sorted((Role(grant.role) for grant in held if len(grant.unit.path) == nearest), key=order.index)
    return str(roles[0].label) if roles else ""
