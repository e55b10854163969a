"""What a person's page shows of the answers: to whom may see them, and to the person all of them."""

from congdoan.extras import queries


def card(*, by, unit, person_id, day, own=False, url=""):
    """{"lines": [(label, words, who else sees it)], "missing": labels still to be answered, "url": where they are written, or ""}.

    ``unit``: where the person is a member on the day; ``own``: it is the person's own page, which holds nothing back.
    """
    fields = queries.reaching(unit, day) if own else queries.seen(by, unit, day)
    held = queries.answers_of(person_id, fields, day)
    lines = [
        (field.label, queries.told(field, held[field.pk]), field.get_seen_by_display() if own else "")
        for field in fields
        if field.pk in held
    ]
    asked = [field for field in fields if field.self_filled] if own else fields
    return {"lines": lines, "missing": [field.label for field in asked if field.pk not in held], "url": url if asked else ""}
