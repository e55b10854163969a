"""Writing grants: by hand (give), as a post's consequence (follow, end), lent to a deputy; called visibly from organization's actions."""

import datetime

from django.db.models import F, Q

from congdoan.access.choices import Reach
from congdoan.access.models import Delegation, Grant
from congdoan.access.roles import Role
from congdoan.kernel.db import update_all
from congdoan.units import queries as units


def give(*, person, role, unit, valid_from, valid_until=None, reach=Reach.HERE_AND_BELOW, follows=""):
    """Giao một vai trò ở một đơn vị; ``valid_until`` exclusive."""
    return Grant.objects.create(
        person=person, role=role, unit=unit, reach=reach, valid_from=valid_from, valid_until=valid_until, follows=follows
    )


def give_all(rows):
    """Giao nhiều vai trò trong một lệnh; ``rows``: unsaved Grant keyword dicts as of ``give``."""
    return Grant.objects.bulk_create([Grant(**row) for row in rows], ignore_conflicts=True)


def end(*, follows, valid_until):
    """Thôi vai trò đi theo một chức vụ từ ngày ``valid_until`` (exclusive); one that ended earlier stays ended."""
    held = Grant.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=valid_until), follows__in=follows)
    return held.filter(valid_from__lt=valid_until).update(valid_until=valid_until)


def lengthen(*, follows, was, valid_until):
    """Vai trò đi theo một chức vụ kéo dài tới ``valid_until`` (exclusive, None = open), nếu đã thôi đúng ngày ``was`` cùng chức vụ."""
    return Grant.objects.filter(follows=follows, valid_until=was).update(valid_until=valid_until)


def close(*, grant, valid_until):
    """Thôi một lần giao quyền từ ngày ``valid_until`` (exclusive)."""
    return Grant.objects.filter(pk=grant.pk, valid_from__lt=valid_until).update(valid_until=valid_until)


def renew(*, follows, rows):
    """Vai trò đi theo các chức vụ, xác định lại: ``follows`` keys of the posts, ``rows`` as of ``give_all``; a role that stays keeps its row.

    Roles given by hand that these posts took over hold again: ``take_over`` is asked anew.
    """
    _give_back_taken(follows)
    held = {grant.follows: grant for grant in Grant.objects.filter(follows__in=follows)}
    wanted = {row["follows"]: row for row in rows}
    Grant.objects.filter(pk__in=[grant.pk for key, grant in held.items() if key not in wanted]).delete()
    kept = [held[key] for key in wanted if key in held]
    for grant in kept:
        for name, value in wanted[grant.follows].items():
            setattr(grant, name, value)
    update_all(Grant, kept, ["person", "role", "unit", "reach", "valid_from", "valid_until"])
    give_all([row for key, row in wanted.items() if key not in held])


def end_at(*, unit, valid_until, because=""):
    """Thôi mọi vai trò ở một đơn vị và bên dưới từ ngày ``valid_until`` (exclusive); those that would begin later are taken back.

    ``because``: key of the record that ends them, by which ``give_back`` knows them.
    """
    there = Grant.objects.filter(units.today_q(unit.path, "unit__path"))
    there.filter(valid_from__gte=valid_until).delete()
    there.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=valid_until)).update(
        ended_by=because, lasted_until=F("valid_until"), valid_until=valid_until
    )


def end_all_at(*, units, valid_until, because):
    """Thôi mọi vai trò ở nhiều đơn vị (ids, or a query of them) từ ngày ``valid_until``, in one statement; none may begin later."""
    held = Grant.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=valid_until), unit__in=units, valid_from__lt=valid_until)
    return held.update(ended_by=because, lasted_until=F("valid_until"), valid_until=valid_until)


def give_back(*, because, was):
    """Giao lại những vai trò mà ``because`` đã cho thôi đúng ngày ``was``, tới ngày như trước đó."""
    ended = Grant.objects.filter(ended_by=because, valid_until=was)
    return ended.update(valid_until=F("lasted_until"), ended_by="", lasted_until=None)


def take_over(rows):
    """Vai trò giao bằng tay (cho người đầu tiên) thôi từ ngày người ấy giữ chức vụ mang chính vai trò ấy; ``rows``: of posts, as of ``give_all``.

    ``withdraw`` and ``renew`` of the post give the role back as it was.
    """
    wanted = {(row["person_id"], row["role"], row["unit"].pk): row for row in rows}
    above = {(row["person_id"], Role.CHAIR, row["unit"].pk): row for row in rows if row["role"] == Role.SUPERIOR_OFFICER}
    wanted = above | wanted  # above the grassroots the chair's post carries the role of an officer
    by_hand = Grant.objects.filter(follows="", delegation__isnull=True, ended_by="", person__in={person for person, _role, _unit in wanted})
    ended = []
    for grant in by_hand if wanted else ():
        row = wanted.get((grant.person_id, grant.role, grant.unit_id))
        if row is not None and (grant.valid_until is None or grant.valid_until > row["valid_from"]):
            grant.ended_by, grant.lasted_until = row["follows"], grant.valid_until
            grant.valid_until = max(row["valid_from"], grant.valid_from + datetime.timedelta(days=1))
            ended.append(grant)
    update_all(Grant, ended, ["ended_by", "lasted_until", "valid_until"])


def withdraw(*, follows):
    """Bỏ hẳn vai trò đi theo chức vụ ghi nhầm hoặc hoàn tác; a role given by hand that such a post took over holds again."""
    _give_back_taken(follows)
    return Grant.objects.filter(follows__in=follows).delete()


def _give_back_taken(follows):
    Grant.objects.filter(ended_by__in=follows).update(valid_until=F("lasted_until"), ended_by="", lasted_until=None)


def lend(*, by, unit, deputy, permissions, valid_from, valid_until, reason):
    """Ủy quyền: ``permissions`` of ``by`` at ``unit``, from a day until a day (exclusive), through each own grant that reaches there."""
    made = Delegation.objects.create(
        giver=by.person, deputy=deputy, unit=unit, permissions=sorted(permissions), reason=reason,
        valid_from=valid_from, valid_until=valid_until, given_at=by.now,
    )  # fmt: skip
    for own in by.grants:
        if own.lent_from_id is None and own.reaches(unit) and own.permissions & set(permissions):
            reach = own.reach if own.unit.path == unit.path else Reach.HERE_AND_BELOW
            Grant.objects.create(
                person=deputy, role=own.role, unit=unit, reach=reach, valid_from=valid_from, valid_until=valid_until,
                delegation=made, lent_from=own,
            )  # fmt: skip
    return made


def call_back(*, by, delegation):
    """Thôi ủy quyền sớm: the grants that it lent end at once."""
    Grant.objects.filter(delegation=delegation).delete()
    delegation.ended_at, delegation.ended_by = by.now, by.person
    if delegation.valid_from < by.today < delegation.valid_until:
        delegation.valid_until = by.today
    delegation.version += 1
    delegation.save(update_fields=["ended_at", "ended_by", "valid_until", "version"])
    return delegation
