"""Cards: the list of members with theirs, one person's cards, and whether a token's card is good on a day."""

import re
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Prefetch, Q

from congdoan.access.actions import reads
from congdoan.cards.choices import Permission
from congdoan.cards.models import Card
from congdoan.kernel.db import listed
from congdoan.membership import queries as membership
from congdoan.organization import queries as organization

TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")


@reads(Permission.VIEW_CARDS)
def card_holders(*, by, unit):
    """Today's members of the unit and below, by given name, each with ``person.cards_now`` (a list of at most one card)."""
    seen = membership.members(by=by, unit=unit).filter(by.scope(Permission.VIEW_CARDS).q("unit__path"))
    return seen.prefetch_related(Prefetch("person__cards", queryset=_open().order_by("pk"), to_attr="cards_now"))


@dataclass(frozen=True)
class CardCounts:
    """Đoàn viên, đã có thẻ, thẻ chưa giao."""

    members: int
    carded: int
    waiting: int


def counts(rows):
    """CardCounts of ``card_holders``."""
    held, waiting = with_card_q(), with_card_q(handed_on__isnull=True)
    return CardCounts(
        **rows.order_by().aggregate(members=Count("pk"), carded=Count("pk", filter=held), waiting=Count("pk", filter=waiting))
    )


def with_card_q(**facts):
    """Q of memberships whose person has an open card (of these facts)."""
    return Q(Exists(_open().filter(person=OuterRef("person"), **facts).order_by()))


def card_of(membership_row):
    """The open card of a member, or None; the right is checked where the membership was found."""
    return _open().filter(person=membership_row.person_id).first()


def cards_of(person_id):
    """All cards of a person, the newest first; the right is checked where the person was found, everyone may see one's own."""
    return Card.objects.filter(person=person_id).select_related("unit", "recorded_by").order_by("-valid_from", "-pk")


def open_cards(person_ids):
    """{person id: open Card}; unscoped, for policies."""
    return {row.person_id: row for row in _open().filter(person__in=listed(person_ids)).order_by("pk")}


def _open():
    return Card.objects.filter(valid_until__isnull=True)


def valid_unit(token, day):
    """The union (đơn vị) whose member bears the card of this token on a day; None for every card that is not good, and for no card at all.

    Good is a card that holds on the day, of somebody who is a member that day and does not pause. Nothing else is said, so that an ended
    card, a wrong token and one that never was give the same answer.
    """
    if not TOKEN.fullmatch(token):
        return None
    card = Card.objects.as_of(day).filter(token=token).first()
    row = membership.active_member(card.person_id, day) if card else None
    return organization.union_around(row.unit) if row else None


def good_on(person_id, day):
    """(the open card or None, True if it is good on the day, the membership of the day or None), for one's own card and the officer's page."""
    card = Card.objects.as_of(day).filter(person=person_id, valid_until__isnull=True).first()
    row = membership.active_member(person_id, day)
    return card, card is not None and row is not None, row


def filtered(rows, *, words="", state=""):
    """``card_holders`` whose name or number answers the words, and whose card is not there ("chua"), waits ("cho") or is handed over ("giao")."""
    if words:
        rows = rows.filter(membership.search_q(words))
    if state == "chua":
        return rows.filter(~with_card_q())
    if state in ("cho", "giao"):
        return rows.filter(with_card_q(handed_on__isnull=state == "cho"))
    return rows
