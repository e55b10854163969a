"""Nhiệm kỳ: mở ở một đại hội, khép ở đại hội sau."""

from congdoan.access.actions import action
from congdoan.organization import policies
from congdoan.organization.choices import Permission
from congdoan.organization.models import Term


@action(Permission.OPEN_TERM, at="unit")
def open(*, by, unit, first_year, last_year, on, ordinal=None):
    """Mở nhiệm kỳ ở một đại hội.

    The term runs from the day after the congress, ``on``; the one before is closed with that day included, and a later one that is already
    recorded closes this one. Opening the same term again corrects its day and ordinal. Returns the Term.
    """
    known = {term.first_year: term for term in Term.objects.select_for_update().filter(unit=unit)}
    term = known.pop(first_year, None) or Term(unit=unit, first_year=first_year, recorded_by=by.person, recorded_at=by.now)
    others = sorted(known.values(), key=lambda other: other.first_year)
    policies.check_term_days(first_year=first_year, last_year=last_year, opened_on=on, others=others)
    term.last_year, term.opened_on, term.ordinal = last_year, on, ordinal
    later = [other for other in others if other.first_year > first_year]
    term.closed_on = later[0].opened_on if later else None
    term.save()
    earlier = [other for other in others if other.first_year < first_year]
    if earlier:
        earlier[-1].closed_on = on
        earlier[-1].save(update_fields=["closed_on"])
    return term


@action(Permission.OPEN_TERM, at="unit")
def withdraw(*, by, unit, first_year):
    """Bỏ nhiệm kỳ mở nhầm (hoàn tác); nhiệm kỳ trước lại mở."""
    term = Term.objects.filter(unit=unit, first_year=first_year).first()
    if term is None:
        return
    closed = Term.objects.filter(unit=unit, first_year__lt=first_year).order_by("-first_year").first()
    if closed is not None and closed.closed_on == term.opened_on:
        closed.closed_on = term.closed_on
        closed.save(update_fields=["closed_on"])
    term.delete()
