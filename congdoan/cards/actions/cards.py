"""Thẻ đoàn viên: cấp, giao, thôi dùng, cấp thẻ mới thay thẻ đã thôi dùng."""

import secrets

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.cards import policies, queries
from congdoan.cards.choices import CardKind, Permission
from congdoan.cards.models import Card
from congdoan.kernel.db import update_all
from congdoan.membership import queries as members
from congdoan.people import policies as recorded

_BYTES = 16  # 128 bits: 22 letters of an address


@action(Permission.ISSUE_CARD, at="unit")
def issue(*, by, unit, persons, valid_from, kind=CardKind.ORDINARY):
    """Cấp thẻ đoàn viên cho nhiều người."""
    held = queries.open_cards([person.pk for person in persons])
    spells = members.spells(unit, [person.pk for person in persons])
    policies.check_issue(persons=persons, valid_from=valid_from, today=by.today, members=spells, with_card=held)
    made = Card.objects.bulk_create([_card(by, person.pk, unit, valid_from, kind) for person in persons])
    note(rows=[card.pk for card in made])
    return made


@action(Permission.ISSUE_CARD, at="unit")
def hand_over(*, by, unit, persons, handed_on):
    """Ghi đã giao thẻ cho người được cấp."""
    ids = [person.pk for person in persons]
    cards = {row.person_id: row for row in Card.objects.select_for_update().filter(person__in=ids, valid_until__isnull=True).order_by("pk")}
    here = members.spells(unit, ids)
    cards = {pk: card for pk, card in cards.items() if here.on(pk, by.today)}
    policies.check_handed(persons=persons, cards=cards, handed_on=handed_on, today=by.today)
    for card in cards.values():
        card.handed_on, card.version = handed_on, card.version + 1
    update_all(Card, list(cards.values()), ["handed_on", "version"])
    note(rows=[card.pk for card in cards.values()])
    return list(cards.values())


@action(Permission.ISSUE_CARD, at="membership.unit")
def end(*, by, membership, version, ends_on, why_ended, end_note="", renews=False, kind=""):
    """Ghi thẻ thôi giá trị, và cấp thẻ mới với mã mới nếu cần.

    ``ends_on``: the first day on which it is good no more; the new card is good from today, of ``kind``, that of the old one if "". Returns the card that ended.
    """
    policies.check_here(membership=membership, today=by.today)
    card = Card.objects.select_for_update().filter(person=membership.person_id, valid_until__isnull=True).first()
    policies.check_end(card=card, ends_on=ends_on, why=why_ended, note=end_note, today=by.today)
    recorded.check_unchanged(card, version)
    card.valid_until, card.why_ended, card.end_note, card.version = ends_on, why_ended, end_note, card.version + 1
    card.save(update_fields=["valid_until", "why_ended", "end_note", "version"])
    if renews:
        made = _card(by, membership.person_id, membership.unit, by.today, kind or card.kind)
        made.save()
        note(rows=[card.pk, made.pk])
    return card


def _card(by, person_id, unit, valid_from, kind):
    return Card(
        person_id=person_id, unit=unit, kind=kind, token=secrets.token_urlsafe(_BYTES), valid_from=valid_from,
        recorded_by=by.person, recorded_at=by.now,
    )  # fmt: skip
