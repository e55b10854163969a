"""Ưu đãi: ghi, sửa, bỏ; ghi đã dùng."""

from django.utils.translation import gettext as _

from congdoan.access.actions import action
from congdoan.benefits import policies, queries
from congdoan.benefits.actions.partners import end_of, saved
from congdoan.benefits.choices import Permission
from congdoan.benefits.models import Offer, Partner, Use
from congdoan.kernel.errors import Refused
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out


@action(Permission.KEEP_OFFERS, at="partner.unit")
def record(*, by, partner, what, for_whom, where, how, valid_from, last_day=None):
    """Ghi ưu đãi của một đối tác."""
    held = queries.to_change(Partner, partner.pk)
    recorded.check_standing(held)
    policies.check_days(valid_from, last_day)
    policies.check_within(valid_from, last_day, held)
    return Offer.objects.create(
        partner=held, what=what, for_whom=for_whom, where=where, how=how, valid_from=valid_from, valid_until=end_of(last_day),
        recorded_by=by.person, recorded_at=by.now,
    )  # fmt: skip


@action(Permission.KEEP_OFFERS, at="offer.partner.unit")
def correct(*, by, offer, version, what, for_whom, where, how, valid_from, last_day=None):
    """Sửa ưu đãi, gia hạn hoặc cho hết hạn. Arguments as ``record``."""
    row = queries.to_change(Offer, offer.pk)
    recorded.check_correctable(row, version)
    policies.check_days(valid_from, last_day)
    policies.check_within(valid_from, last_day, queries.to_change(Partner, row.partner_id))
    given = {"what": what, "for_whom": for_whom, "where": where, "how": how, "valid_from": valid_from, "valid_until": end_of(last_day)}
    return saved(row, given)


@action(Permission.KEEP_OFFERS, at="offer.partner.unit")
def cancel(*, by, offer, version, reason):
    """Bỏ ưu đãi ghi nhầm; members see it no more."""
    row = queries.to_change(Offer, offer.pk)
    recorded.check_correctable(row, version)
    return taking_out.one(row, by=by, reason=reason)


@action(Permission.RECORD_USE, at="unit")
def record_use(*, by, unit, offer, person, used_on):
    """Ghi một đoàn viên đã dùng ưu đãi; the person is a member at the unit or below. What the member wrote himself stands, and nothing tells that it was there."""
    policies.check_member(queries.is_member(unit, person, used_on))
    there = queries.use_on(offer, person, used_on)
    if there is not None and there.recorded_by_id != by.person.pk:
        return there
    return _used(by, unit, offer, person, used_on)


@action(None, at="membership.unit", own="membership.person")
def use(*, by, membership, offer, used_on):
    """Tự ghi đã dùng ưu đãi."""
    return _used(by, membership.unit, offer, membership.person, used_on)


@action(None, at="membership.unit", own="membership.person")
def take_back(*, by, membership, use):
    """Tự bỏ một lần ghi đã dùng nhầm."""
    row = queries.to_change(Use, use.pk)
    if row.person_id != membership.person_id:
        raise Refused(_("Lần dùng này không phải của anh/chị."))
    recorded.check_standing(row)
    return taking_out.one(row, by=by, reason=_("đoàn viên tự bỏ"))


def _used(by, unit, offer, person, used_on):
    again = queries.use_on(offer, person, used_on) is not None
    policies.check_use(used_on=used_on, offer=offer, today=by.today, is_theirs=queries.is_offered(offer, unit), again=again)
    return Use.objects.create(offer=offer, person=person, unit=unit, used_on=used_on, recorded_by=by.person, recorded_at=by.now)
