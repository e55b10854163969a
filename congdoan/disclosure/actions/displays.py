"""Nơi công khai của một lần công khai: thêm, gỡ, bỏ dòng ghi nhầm."""

from congdoan.access.actions import action
from congdoan.disclosure import policies, queries
from congdoan.disclosure.choices import OF_ONE_DAY, Permission
from congdoan.disclosure.models import Display
from congdoan.kernel.dates import day_after
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out


@action(Permission.MAKE_PUBLICATION, at="publication.unit")
def add(*, by, publication, place, told_on, spot="", last_day=None):
    """Thêm nơi công khai; ``last_day``: where it was taken down already."""
    held = queries.held(publication)
    recorded.check_standing(held)
    policies.check_named(place)
    policies.check_day(told_on, held.kind, year=held.year, today=by.today)
    last_day = told_on if place in OF_ONE_DAY else last_day
    policies.check_last_day(last_day, first=told_on, today=by.today)
    if spot:
        policies.check_words(spot, queries.named_in(held.unit, spot, by.today), field="spot")
    policies.check_free(queries.hanging(held, place, spot, told_on, last_day))
    return hang(by, held, place, told_on, spot, last_day)


@action(Permission.MAKE_PUBLICATION, at="display.publication.unit")
def take_down(*, by, display, version, last_day):
    """Gỡ ở một nơi; ``last_day``: the last on which it hung there."""
    row = _as_seen(display, version)
    policies.check_hangs(row)
    policies.check_last_day(last_day, first=row.valid_from, today=by.today)
    row.valid_until, row.version = day_after(last_day), row.version + 1
    row.save(update_fields=["valid_until", "version"])
    return row


@action(Permission.MAKE_PUBLICATION, at="display.publication.unit")
def cancel(*, by, display, version, reason):
    """Bỏ một dòng ghi nhầm nơi công khai; the row stays with its reason."""
    row = _as_seen(display, version)
    policies.check_not_the_page(row)
    return taking_out.one(row, by=by, reason=reason)


def _as_seen(display, version):
    """The row as it was last seen, of a publication that stands."""
    recorded.check_standing(queries.held(display.publication))
    row = Display.objects.select_for_update(of=("self",)).get(pk=display.pk)
    recorded.check_correctable(row, version)
    return row


def hang(by, publication, place, told_on, spot="", last_day=None):
    """A place of a publication, written; what is told at a meeting is told on that day. A plain call from an action."""
    last_day = told_on if place in OF_ONE_DAY else last_day
    return Display.objects.create(
        publication=publication, place=place, spot=spot, valid_from=told_on, valid_until=last_day and day_after(last_day),
        recorded_by=by.person, recorded_at=by.now,
    )  # fmt: skip
