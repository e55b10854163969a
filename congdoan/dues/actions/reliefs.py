"""Miễn, giảm, tạm dừng đóng kinh phí của một cơ quan theo quyết định; bỏ dòng ghi nhầm."""

from django.db.models import F

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.dues import policies, queries
from congdoan.dues.choices import Permission, Relief
from congdoan.dues.models import LevyRelief
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out

LIFTED = {Relief.WAIVED: 100, Relief.PAUSED: 0}


@action(Permission.RECORD_LEVY, at="unit")
def record(*, by, unit, employer, kind, percent, valid_from, valid_until, decision_number, decided_on, issuer):
    """Ghi miễn, giảm, tạm dừng đóng kinh phí của một cơ quan.

    ``valid_from``: first day of the first month, ``valid_until``: the day after the last, None for open; ``percent`` where it is reduced. What is due of these months
    follows from it, declared or not yet; the lines themselves stay.
    """
    policies.check_levy_unit(unit)
    kind = Relief(kind)
    policies.check_relief_months(kind, valid_from, valid_until)
    policies.check_relief_percent(kind, percent)
    policies.check_decided(decided_on, today=by.today)
    stands = any(work.employer_id == employer.pk for work in queries.levy_works(unit, valid_from, valid_until))
    policies.check_levy_place(stands, name=employer.name, month=valid_from)
    standing = [row for row in queries.reliefs_of(unit, employer.pk) if not row.is_cancelled]
    met = next((row for row in standing if _meets(row, valid_from, valid_until)), None)
    policies.check_relief_free(met, words=policies.said_relief_months(met.valid_from, met.valid_until) if met else "")
    alike = [(row.valid_from, row.valid_until) for row in standing if row.kind == kind and row.valid_until]
    start, until = policies.with_adjoining(alike, valid_from, valid_until)
    policies.check_relief_most(kind, percent, start=start, until=until, rules=queries.rules())
    _touch(unit, employer.pk, valid_from, valid_until)
    facts = {
        "decision_number": decision_number,
        "decided_on": decided_on,
        "issuer": issuer,
        "valid_from": valid_from,
        "valid_until": valid_until,
    }
    note(employer=employer.pk, kind=kind, month=valid_from.isoformat(), decision=decision_number)
    return LevyRelief.objects.create(
        unit=unit, employer=employer, kind=kind, percent=LIFTED.get(kind, percent), recorded_by=by.person, recorded_at=by.now, **facts
    )


def _meets(row, start, until):
    return (until is None or row.valid_from < until) and (row.valid_until is None or row.valid_until > start)


def _touch(unit, employer_id, start, until):
    """What is owed of these months is another: whoever has them open reads them anew."""
    queries.months_of_relief(unit, employer_id, start, until).update(version=F("version") + 1)


@action(Permission.RECORD_LEVY, at="relief.unit")
def cancel(*, by, relief, version, reason):
    """Bỏ một lần miễn, giảm, tạm dừng kinh phí ghi nhầm; what is due of its months is as it was without it."""
    found = LevyRelief.objects.select_for_update(of=("self",)).get(pk=relief.pk)
    recorded.check_correctable(found, version)
    _touch(found.unit_id, found.employer_id, found.valid_from, found.valid_until)
    return taking_out.one(found, by=by, reason=reason)
