"""Bản chụp quyết định: đưa vào hồ sơ của đơn vị, bỏ ra có lý do."""

from django.utils.translation import gettext as _

from congdoan.access.actions import action
from congdoan.attachments import judging
from congdoan.audit.notes import note
from congdoan.kernel import text
from congdoan.papers import decision_queries, policies
from congdoan.papers.choices import Permission
from congdoan.papers.models import Scan
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out


@action(Permission.KEEP_SCANS, at="unit")
def put(*, by, unit, decision, files):
    """Đưa bản chụp của một quyết định vào hồ sơ của đơn vị.

    ``decision``: one that ``by`` sees from the unit; ``files``: bytes with a ``name`` each, PDF, JPG or PNG by their first bytes. A file that is
    there already is not kept twice. Returns the decision, with ``put`` and ``known``: how many were new, how many were there. All or none.
    """
    seen = policies.check_seen(decision_queries.decision(by=by, unit=unit, pk=decision.pk))
    policies.check_may_keep(hidden=seen.hidden)
    there = {scan.sha256 for scan in decision_queries.scans(by=by).filter(decision=seen.pk)}
    fresh, known = judging.read(files, there=there, most=policies.MOST_SCANS, of=_("Một quyết định"))
    made = [Scan.objects.create(unit=unit, decision_id=seen.pk, recorded_by=by.person, recorded_at=by.now, **facts) for facts in fresh]
    note(decision=seen.pk, rows=[scan.pk for scan in made], sha256=sorted(scan.sha256 for scan in made))
    seen.put, seen.known = len(made), known
    return seen


@action(Permission.KEEP_SCANS, at="scan.unit")
def cancel(*, by, scan, version, reason):
    """Bỏ một bản chụp khỏi hồ sơ, vì đưa nhầm. The file stays in the record with day and reason, and nobody opens it any more."""
    scan = decision_queries.locked_scan(scan.pk)
    recorded.check_correctable(scan, version)
    note(decision=scan.decision_id, sha256=scan.sha256)
    return taking_out.one(scan, by=by, reason=text.squeeze(reason))
