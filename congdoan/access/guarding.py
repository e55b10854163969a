"""Writing rules of second factors and visits of help; called visibly from organization's and membership's actions, which check the rights."""

from django.db import transaction

from congdoan.access.models import FactorRule, SupportVisit
from congdoan.audit.actions import entries


def require(*, by, unit, roles, valid_from):
    """Bắt buộc bước xác nhận thứ hai với các vai trò ở đơn vị và bên dưới, từ một ngày."""
    rows = [FactorRule(unit=unit, role=role, valid_from=valid_from, recorded_by=by.person, recorded_at=by.now) for role in roles]
    return FactorRule.objects.bulk_create(rows)


def waive(*, rule, today):
    """Thôi bắt buộc; a rule that has not begun goes altogether."""
    if rule.valid_from >= today:
        rule.delete()
        return None
    rule.valid_until, rule.version = today, rule.version + 1
    rule.save(update_fields=["valid_until", "version"])
    return rule


def begin_support(*, by, person, unit, reason, until_at):
    """Bắt đầu xem hộ một người."""
    return SupportVisit.objects.create(helper=by.person, helped=person, unit=unit, reason=reason, began_at=by.now, until_at=until_at)


@transaction.atomic
def end_support(*, visit, by, now):
    """Kết thúc xem hộ, by either person (``by``), without any right; written into the log like an action. One that has run out keeps its end."""
    ended = SupportVisit.objects.filter(pk=visit.pk, ended_at__isnull=True, until_at__gt=now).update(ended_at=now)
    if ended:
        entries.append(
            unit=visit.unit, at=now, person=by, action="access.guarding.end_support", result=f"access.supportvisit:{visit.pk}",
            detail={"person": visit.helped_id, "helper": visit.helper_id},
        )  # fmt: skip
    return ended
