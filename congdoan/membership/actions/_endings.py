"""What ends with a membership: the pause that runs, requests to move, posts in the union; with a life, everything."""

from django.db.models import Q

from congdoan.accounts import queries as accounts
from congdoan.accounts.actions import users
from congdoan.membership.choices import TransferState
from congdoan.membership.models import Suspension, Transfer
from congdoan.organization import queries as organization
from congdoan.organization.actions import leaving


def key_of(membership):
    """By which posts that ended with a membership know it."""
    return f"membership.membership:{membership.pk}"


def same_union(one, other):
    """True if two units stand in one grassroots union."""
    return organization.union_around(one).pk == organization.union_around(other).pk


def end(by, membership, until, keeps_posts=False):
    """The membership and what hangs on it end on ``until`` (exclusive); ``membership.why_left`` is set by the caller."""
    membership.valid_until, membership.version = until, membership.version + 1
    membership.save(update_fields=["valid_until", "why_left", "why_left_note", "version"])
    besides(by, membership, until, keeps_posts)


def besides(by, membership, until, keeps_posts=False):
    """What hangs on a membership that ends on ``until``."""
    running = Q(valid_until__isnull=True) | Q(valid_until__gt=until)
    for pause in Suspension.objects.filter(running, membership=membership, valid_from__lt=until):
        pause.valid_until, pause.version = until, pause.version + 1
        pause.save(update_fields=["valid_until", "version"])
    if not keeps_posts:
        leaving.end_posts_of(membership.person_id, on=until, because=key_of(membership), within=organization.union_around(membership.unit))


def end_life(by, membership, until):
    """Nothing goes on after a death: no post anywhere, no sign-in, no request to move."""
    leaving.end_posts_of(membership.person_id, on=until, because=key_of(membership))
    account = accounts.account_of(membership.person_id)
    if account is not None and account.is_active:
        users.set_active(user=account, is_active=False)
    for asked in Transfer.objects.filter(person=membership.person_id, state=TransferState.ASKED):
        asked.state, asked.answered_on, asked.version = TransferState.CALLED_BACK, by.today, asked.version + 1
        asked.save(update_fields=["state", "answered_on", "version"])
