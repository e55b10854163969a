"""Cards: the list of members with theirs, one person's cards, and whether a token's card is good on a day."""

import re
from dataclasses import dataclass

from django.db.models import Case, Count, Exists, F, OuterRef, Prefetch, Q, When

from congdoan.access.actions import reads
from congdoan.cards.choices import Permission
from congdoan.cards.models import Card
from congdoan.kernel.db import listed
from congdoan.membership import queries as membership
from congdoan.organization import queries as organization

TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")


@reads(Permission.VIEW_CARDS)
def card_holders(*, by, unit, on=None):
    """Members of the unit and below ``on`` a day (today if None), by given name, each with ``person.cards_now`` (at most one card, of that day)."""
    seen = membership.members(by=by, unit=unit, on=on).filter(by.scope(Permission.VIEW_CARDS).q("unit__path"))
    return seen.prefetch_related(Prefetch("person__cards", queryset=_handed(_of(on), on).order_by("pk"), to_attr="cards_now"))


@dataclass(frozen=True)
class CardCounts:
    """Đoàn viên, đã có thẻ, thẻ chưa giao."""

    members: int
    carded: int
    waiting: int


def counts(rows, on=None):
    """CardCounts of ``card_holders``."""
    held, waiting = with_card_q(on), with_card_q(on, handed=False)
    return CardCounts(
        **rows.order_by().aggregate(members=Count("pk"), carded=Count("pk", filter=held), waiting=Count("pk", filter=waiting))
    )


def with_card_q(on=None, handed=None):
    """Q of memberships whose person has a card (of that day, open if None); ``handed``: that was handed over by then, or was not."""
    cards = _of(on).filter(person=OuterRef("person"))
    if handed is not None:
        given = Q(handed_on__isnull=False) if on is None else Q(handed_on__lte=on)
        cards = cards.filter(given) if handed else cards.exclude(given)
    return Q(Exists(cards.order_by()))


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


def _handed(cards, day):
    """Cards with ``handed_then``: the day of handing over as it was known on a day, today if None."""
    come = F("handed_on") if day is None else Case(When(handed_on__lte=day, then=F("handed_on")))
    return cards.annotate(handed_then=come)


def _of(day):
    return _open() if day is None else Card.objects.as_of(day)


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


def filtered(rows, *, words="", state="", on=None):
    """``card_holders`` whose name or number answers the words, and whose card is not there ("chua"), waits ("cho") or is handed over ("giao")."""
    if words:
        rows = rows.filter(membership.search_q(words))
    if state == "chua":
        return rows.filter(~with_card_q(on))
    if state in ("cho", "giao"):
        return rows.filter(with_card_q(on, handed=state == "giao"))
    return rows
