"""Đồng ý cho một trang biết về mình, và rút lại: one's own affair alone."""

import secrets

from django.utils.translation import gettext as _

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.kernel.errors import Refused
from congdoan.sites import policies, queries
from congdoan.sites.actions import tokens
from congdoan.sites.models import Consent

_BYTES = 24


@action(None, at="site.unit", own="person", alone=False)
def give(*, by, site, person, learns):
    """Đồng ý cho một trang liên kết biết về mình; a new yes takes the place of the one before."""
    site = queries.to_change(site.pk)
    policies.check_open(site, by.today)
    policies.check_reach(stands=queries.stands(by, site), unit=site.unit, site=site)
    policies.check_learns(learns, allowed=site.learns)
    subject = queries.former_subject(site, person) or secrets.token_urlsafe(_BYTES)
    Consent.objects.filter(site=site, person=person, withdrawn_at__isnull=True).update(withdrawn_at=by.now)
    note(site=site.pk, learns=policies.learns_of(learns))
    return Consent.objects.create(site=site, person=person, learns=policies.learns_of(learns), subject=subject, given_at=by.now)


@action(None, at="consent.site.unit", own="consent.person", alone=False)
def withdraw(*, by, consent):
    """Rút lại đồng ý cho một trang liên kết; phiên của mình ở đó chết ngay."""
    consent = queries.consent_to_change(consent.pk)
    if consent.withdrawn_at is not None:
        raise Refused(_("Anh/chị đã rút lại đồng ý này rồi."))
    consent.withdrawn_at = by.now
    consent.save(update_fields=["withdrawn_at"])
    tokens.end(consent.site, user=by.user)
    note(site=consent.site_id)
    return consent
