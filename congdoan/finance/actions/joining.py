"""Cùng góp: the rows of those who give one gift together with another; the actions of contributions call it visibly."""

from django.utils.translation import gettext as _

from congdoan.finance import policies, queries
from congdoan.finance.models import Contribution
from congdoan.kernel.errors import Refused
from congdoan.people.actions import taking_out

_SAME = ("unit_id", "fund_id", "given_on")


def check_own(found):
    """Who gave together with another is corrected with the gift itself."""
    if found.joint_with_id is not None:
        raise Refused(_("Đây là người cùng góp. Mở khoản ủng hộ của người góp chính để sửa."))


def keep(by, main, donor, name):
    """Those who give together with ``main`` are ``donor`` (a member on that day, or None) and ``name`` (somebody outside, or "")."""
    policies.check_together(donor=main.donor, donor_name=main.donor_name, joint_donor=donor, joint_name=name)
    if donor is not None:
        spells = queries.member_spells([donor.pk]).get(donor.pk, ())
        policies.check_donor_is_member(name=donor.full_name, unit=main.unit, on=main.given_on, spells=spells, field="joint_donor")
    wanted = {(donor.pk, "")} if donor is not None else set()
    wanted |= {(None, name)} if name else set()
    same = {field: getattr(main, field) for field in _SAME}
    for row in main.joint.standing():
        if (row.donor_id, row.donor_name) in wanted:
            wanted.remove((row.donor_id, row.donor_name))
            _move(row, same)
        else:
            taking_out.one(row, by=by, reason=_("thôi ghi cùng góp"))
    for donor_id, donor_name in sorted(wanted, key=str):
        Contribution.objects.create(
            joint_with=main, donor_id=donor_id, donor_name=donor_name, recorded_by=by.person, recorded_at=by.now, **same
        )


def follow(found):
    """After many gifts changed fund or day, their companions go with them. ``found``: {pk: Contribution}."""
    for row in Contribution.objects.standing().filter(joint_with__in=list(found)).order_by("pk"):
        _move(row, {field: getattr(found[row.joint_with_id], field) for field in _SAME})


def leave(by, main, reason):
    """A gift taken out takes its companions along."""
    for row in main.joint.standing():
        taking_out.one(row, by=by, reason=reason)


def _move(row, same):
    if any(getattr(row, field) != value for field, value in same.items()):
        for field, value in same.items():
            setattr(row, field, value)
        row.save(update_fields=["unit", "fund", "given_on"])
