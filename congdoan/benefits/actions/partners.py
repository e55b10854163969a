"""Đối tác: ghi, sửa, bỏ."""

from congdoan.access.actions import action
from congdoan.benefits import policies, queries
from congdoan.benefits.choices import Permission
from congdoan.benefits.models import Partner
from congdoan.kernel.dates import day_after
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out


@action(Permission.KEEP_OFFERS, at="unit")
def record(*, by, unit, name, trade, agreement, valid_from, contact="", last_day=None):
    """Ghi đối tác; ``agreement``: number and day of the agreement; ``last_day``: its last day, None while it is open."""
    policies.check_days(valid_from, last_day)
    return Partner.objects.create(
        unit=unit, name=name, trade=trade, agreement=agreement, contact=contact, valid_from=valid_from, valid_until=end_of(last_day),
        recorded_by=by.person, recorded_at=by.now,
    )  # fmt: skip


@action(Permission.KEEP_OFFERS, at="partner.unit")
def correct(*, by, partner, version, name, trade, agreement, valid_from, contact="", last_day=None):
    """Sửa đối tác, gia hạn hoặc cho thỏa thuận hết hạn. Arguments as ``record``."""
    row = queries.to_change(Partner, partner.pk)
    recorded.check_correctable(row, version)
    policies.check_days(valid_from, last_day)
    policies.check_holds(queries.ends_of(row), end_of(last_day))
    given = {
        "name": name,
        "trade": trade,
        "agreement": agreement,
        "contact": contact,
        "valid_from": valid_from,
        "valid_until": end_of(last_day),
    }
    return saved(row, given)


@action(Permission.KEEP_OFFERS, at="partner.unit")
def cancel(*, by, partner, version, reason):
    """Bỏ đối tác ghi nhầm, chưa có ưu đãi."""
    row = queries.to_change(Partner, partner.pk)
    recorded.check_correctable(row, version)
    policies.check_no_offers(len(queries.ends_of(row)))
    return taking_out.one(row, by=by, reason=reason)


def end_of(last_day):
    """The day after the last one, None for none."""
    return day_after(last_day) if last_day else None


def saved(row, given):
    """The row with what was given, one version on."""
    for name, value in given.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*given, "version"])
    return row
