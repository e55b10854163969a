"""What ends with a membership, whichever way its end is recorded: the pause that runs, posts in the union; with a life, everything."""

from congdoan.accounts import queries as accounts
from congdoan.accounts.actions import users
from congdoan.kernel.db import listed, update_all
from congdoan.membership import moving, queries
from congdoan.membership.choices import Permission, TransferState, WhyLeft
from congdoan.membership.models import Membership, Suspension, Transfer
from congdoan.organization import queries as organization
from congdoan.organization.actions import leaving
from congdoan.organization.choices import Post
from congdoan.organization.policies import no_member_from

_CUT = ["valid_until", "lasted_until", "cut_by_leaving", "version"]


def key_of(membership):
    """By which posts that ended with a membership know it."""
    return f"membership.membership:{membership.pk}"


def same_union(one, other):
    """True if two units stand in one grassroots union."""
    return organization.union_around(one).pk == organization.union_around(other).pk


def end(by, membership, until):
    """The membership and what hangs on it end on ``until`` (exclusive); ``membership.why_left`` is set by the caller."""
    was = {membership.pk: (membership.valid_until, "")}
    membership.valid_until, membership.version = until, membership.version + 1
    membership.save(update_fields=["valid_until", "why_left", "why_left_note", "version"])
    follow(by, [membership], was)


def follow(by, rows, was):
    """What hangs on memberships that were just written follows their ends; at most eight statements, and some for each that died.

    Refused: a post or a pause that begins after the last day.
    ``was``: {pk: (valid_until, why_left) before}, nothing for those that are new or were open. Where an end was taken back or put off, the
    posts that had ended with it hold again; the sign-in that a death closed stays closed until somebody opens it.
    """
    moved = [row for row in rows if was.get(row.pk, (None, "")) != (row.valid_until, row.why_left)]
    give_back({row: was[row.pk][0] for row in moved if row.pk in was})
    ended = [row for row in moved if row.valid_until is not None]
    if not ended:
        return
    _end_pauses(ended)
    _end_posts(by, ended)
    dead = {row.person_id for row in ended if row.why_left == WhyLeft.DIED}
    if dead:
        _end_lives(by, dead)


def check_begun(rows, was):
    """A first day that moves to a later one leaves no post in the union before it. ``was``: {pk: the first day before}; asked once the rows are written."""
    later = [row for row in rows if was[row.pk] < row.valid_from]
    persons = {row.person_id for row in later}
    posts = organization.appointments_of_all(persons) if later else {}
    if not posts:
        return
    around, spells = organization.unions_around({row.unit for row in later}), queries.spells_of(persons)
    for row in later:
        union = around[row.unit_id] or row.unit.path
        between = [post for post in posts.get(row.person_id, ()) if was[row.pk] <= post.valid_from < row.valid_from]
        lost = [post for post in between if post.unit.path.startswith(union) and post.post != Post.OFFICER]
        lost = [post for post in lost if no_member_from(post.valid_from, union=union, spells=spells[row.person_id]) == post.valid_from]
        moving.check_no_post_before(name=row.person.full_name, first_day=row.valid_from, posts=lost)


def give_back(was):
    """Posts and pauses that ended with these memberships hold again. ``was``: {membership: the end it had (exclusive), None for none}."""
    ends = {row: until for row, until in was.items() if until is not None}
    if not ends:
        return
    leaving.give_back_posts({key_of(row): until for row, until in ends.items()})
    until = {row.pk: end for row, end in ends.items()}
    cut = Suspension.objects.filter(membership__in=listed(until), cut_by_leaving=True).order_by("pk")
    pauses = [pause for pause in cut if pause.valid_until == until[pause.membership_id]]
    for pause in pauses:
        pause.valid_until, pause.lasted_until, pause.cut_by_leaving, pause.version = pause.lasted_until, None, False, pause.version + 1
    update_all(Suspension, pauses, _CUT)


def _end_pauses(ended):
    until, known = {row.pk: row.valid_until for row in ended}, {}
    for pause in Suspension.objects.filter(membership__in=listed(until)).order_by("pk"):
        known.setdefault(pause.membership_id, []).append(pause)
    for row in ended:
        later = [pause for pause in known.get(row.pk, ()) if pause.valid_from >= row.valid_until]
        moving.check_no_pause_after(name=row.person.full_name, last_day=row.last_day, pauses=later)
    pauses = [
        pause for held in known.values() for pause in held if pause.valid_until is None or pause.valid_until > until[pause.membership_id]
    ]
    for pause in pauses:
        pause.lasted_until, pause.cut_by_leaving = pause.valid_until, True
        pause.valid_until, pause.version = until[pause.membership_id], pause.version + 1
    update_all(Suspension, pauses, _CUT)


def _end_posts(by, ended):
    """Posts in the union that is left, unless the person goes on in it; all of them after a death."""
    posts = organization.appointments_of_all({row.person_id for row in ended})
    leaves = [row for row in ended if row.person_id in posts and row.why_left != WhyLeft.MOVED_GROUP]
    if not leaves:
        return
    held = {}
    for other in Membership.objects.filter(person__in={row.person_id for row in leaves}).select_related("unit").order_by("pk"):
        held.setdefault(other.person_id, []).append(other)
    around = organization.unions_around({other.unit for others in held.values() for other in others} | {row.unit for row in leaves})
    sees, found = by.scope(Permission.VIEW_MEMBERS).contains, []
    for row in leaves:
        union = around[row.unit_id] or row.unit.path
        died = row.why_left == WhyLeft.DIED
        there = [post for post in posts[row.person_id] if died or post.unit.path.startswith(union)]
        others = [] if died else [other for other in held[row.person_id] if around[other.unit_id] == union]
        later = [post for post in there if moving.contradicts(post, row, others)]
        moving.check_no_post_after(name=row.person.full_name, last_day=row.last_day, died=died, posts=later, sees=sees)
        if not any(other.holds_on(row.valid_until) for other in others):
            found += [(post, row.valid_until, key_of(row)) for post in there]
    leaving.end_posts(found)


def _end_lives(by, persons):
    """Nothing goes on after a death: no sign-in, no request to move."""
    for account in accounts.accounts_of(persons):
        if account.is_active:
            users.set_active(user=account, is_active=False)
    asked = list(Transfer.objects.filter(person__in=listed(persons), state=TransferState.ASKED).order_by("pk"))
    for row in asked:
        row.state, row.answered_on, row.version = TransferState.CALLED_BACK, by.today, row.version + 1
    update_all(Transfer, asked, ["state", "answered_on", "version"])
