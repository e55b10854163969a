"""The main sections (mục chính) and what the button "Ghi nhận" offers; rooms declare theirs in their navigation.py."""

from dataclasses import dataclass

from django.urls import reverse

SECTIONS = []
RECORDINGS = []
PAGES = []
DOORS = {}


@dataclass(frozen=True)
class Section:
    """Một mục chính: key, label, icon, the screen's URL name (takes unit_id) and the permission that shows it.

    ``place`` orders; ``on_phone`` puts it into the bottom bar (at most five); ``short`` is its label there; ``shown`` (actor ->
    bool) leaves it out for some.
    """

    key: str
    label: str
    icon: str
    url_name: str
    permission: str | None
    place: int
    on_phone: bool = False
    short: str = ""
    takes_unit: bool = True
    shown: object = None

    def url(self, unit):
        """The section's address for a unit."""
        return reverse(self.url_name, kwargs={"unit_id": unit.pk} if self.takes_unit else {})


@dataclass(frozen=True)
class Recording:
    """Một việc ghi nhận: the screen of an action, offered under "Ghi nhận"."""

    label: str
    hint: str
    icon: str
    url_name: str
    permission: str
    place: int
    minutes: int = 1

    def url(self, unit):
        """The screen's address for a unit."""
        return reverse(self.url_name, kwargs={"unit_id": unit.pk})


@dataclass(frozen=True)
class SectionPage:
    """Một trang của mục chính: stands among the section's pages above each of them; of any room. ``place`` orders."""

    section: str
    label: str
    url_name: str
    permission: str
    place: int


@dataclass(frozen=True)
class Door:
    """Lối phụ at a fixed place of the frame: "search", "help", "me" (masthead), "who" (ai xem được gì), "log" (foot).

    ``alone``: URL name for whoever has no unit, where the door opens for everyone.
    """

    key: str
    url_name: str
    permission: str | None = None
    takes_unit: bool = True
    alone: str = ""

    def url(self, unit):
        """Where the door leads for a unit, or without one."""
        if unit is None and self.alone:
            return reverse(self.alone)
        return reverse(self.url_name, kwargs={"unit_id": unit.pk} if self.takes_unit else {})


def door(**facts):
    """Declares where a fixed place of the frame leads."""
    DOORS[facts["key"]] = Door(**facts)


def section(**facts):
    """Declares a main section."""
    SECTIONS.append(Section(**facts))


def recording(**facts):
    """Declares something that can be recorded."""
    RECORDINGS.append(Recording(**facts))


def page(**facts):
    """Declares a page that stands among those of a section, its own room's or another's."""
    PAGES.append(SectionPage(**facts))


def tabs_for(actor, unit, section, path):
    """[{"label", "url", "current"}] of the section's pages that ``actor`` may open, if ``path`` is one of several; else none."""
    if unit is None:
        return []
    pages = sorted((entry for entry in PAGES if entry.section == section), key=lambda entry: entry.place)
    found = [(entry, reverse(entry.url_name, args=[unit.pk])) for entry in pages if actor.may(entry.permission, unit)]
    tabs = [{"label": entry.label, "url": url, "current": url == path} for entry, url in found]
    return tabs if len(tabs) > 1 and any(tab["current"] for tab in tabs) else []


def sections_for(actor, unit):
    """Sections that ``actor`` may open at ``unit``, in order."""
    shown = [entry for entry in SECTIONS if _open(entry, actor, unit) and (entry.shown is None or entry.shown(actor))]
    return sorted(shown, key=lambda entry: entry.place)


def recordings_for(actor, unit):
    """What ``actor`` may record at ``unit``, in order."""
    shown = [entry for entry in RECORDINGS if unit and actor.may(entry.permission, unit)]
    return sorted(shown, key=lambda entry: entry.place)


def doors_for(actor, unit):
    """{key: address} of the fixed places that ``actor`` may open at ``unit``."""
    shown = [entry for entry in DOORS.values() if _open(entry, actor, unit) or (unit is None and entry.alone)]
    return {entry.key: entry.url(unit) for entry in shown}


def _open(entry, actor, unit):
    if entry.takes_unit and unit is None:
        return False
    return entry.permission is None or (unit is not None and actor.may(entry.permission, unit))
