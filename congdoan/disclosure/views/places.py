"""Words about where and when something was published."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _t

from congdoan.kernel.dates import format_date


def days_of(display):
    """ "ngày 24/05/2022", "từ 24/05/2022", "từ 24/05/2022 đến hết 23/06/2022"."""
    first, last = display.valid_from, display.last_day
    words = {"first": format_date(first), "last": format_date(last) if last else ""}
    if last is None:
        return _t("từ %(first)s") % words
    return (_t("ngày %(first)s") if last == first else _t("từ %(first)s đến hết %(last)s")) % words


def places_of(row):
    """Every place of a publication with its days, in one sentence."""
    return capfirst("; ".join(f"{one} {days_of(one)}" for one in row.displays.all()))


def kept_days(display, today):
    """How many days it hung there by now."""
    return ((display.last_day or today) - display.valid_from).days + 1


def lateness(row, due):
    """ "muộn 54 ngày (hạn 31/03/2022)" of what was first told after its day; empty for others and for a later edition. ``due``: a day or None."""
    if due is None or row.first_on <= due or row.published_on != row.first_on:
        return ""
    return _t("muộn %(days)s ngày (hạn %(due)s)") % {"days": (row.first_on - due).days, "due": format_date(due)}
