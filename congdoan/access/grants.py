"""Writing grants: by hand (give) and as a post's consequence (follow, end), called visibly from organization's actions."""

from django.db.models import Q

from congdoan.access.choices import Reach
from congdoan.access.models import Grant
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


def end_at(*, unit, valid_until):
    """Thôi mọi vai trò ở một đơn vị và bên dưới từ ngày ``valid_until`` (exclusive); those that would begin later are taken back."""
    there = Grant.objects.filter(units.today_q(unit.path, "unit__path"))
    there.filter(valid_from__gte=valid_until).delete()
    there.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=valid_until)).update(valid_until=valid_until)


def withdraw(*, follows):
    """Bỏ hẳn vai trò đi theo chức vụ ghi nhầm hoặc hoàn tác."""
    return Grant.objects.filter(follows__in=follows).delete()
