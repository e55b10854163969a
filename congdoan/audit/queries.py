"""Reading the log; rights are checked by the room that shows it."""

from django.db.models import Case, CharField, OuterRef, Subquery, Value, When
from django.db.models.functions import Cast, Concat

from congdoan.audit import chain
from congdoan.audit.models import Entry, Head
from congdoan.audit.notes import STEP_OF


def entries_of_unit(unit):
    """The unit's entries, newest first, with persons."""
    return Entry.objects.filter(unit=unit).select_related("by", "unit").order_by("-sequence")


def entries_below(unit_q):
    """Entries of the units that ``unit_q`` (a Q on unit__...) keeps, newest first."""
    return Entry.objects.filter(unit_q).select_related("by", "unit").order_by("-at", "-id")


def entries_by(person):
    """Everything a person did, newest first."""
    return Entry.objects.filter(by=person).select_related("by", "unit").order_by("-at", "-id")


def without_steps(entries):
    """The entries but those of inner steps: an import or an election is one piece of work."""
    return entries.exclude(detail__has_key=STEP_OF)


def entries_about(results):
    """Entries that made or changed one of ``results`` ("app.model:pk"), newest first."""
    return Entry.objects.filter(result__in=list(results)).select_related("by", "unit").order_by("-at", "-id")


def entries_of(*actions):
    """Entries of these actions (their keys), newest first."""
    return Entry.objects.filter(action__in=actions).select_related("by", "unit").order_by("-at", "-id")


def last_by(person, action, record):
    """When a person last did ``action`` (its key) with a record; None if never."""
    found = Entry.objects.filter(by=person, action=action, result=f"{record._meta.label_lower}:{record.pk}").order_by("-at", "-id")
    return found.values_list("at", flat=True).first()


def last_of(label, words, day, record="pk"):
    """Expression: what ``words`` ({action's key: word}) says of the last of these actions with the record by the end of a day; NULL for none.

    ``label``: "app.model"; ``record``: the record's key as the outer row names it.
    """
    about = Concat(Value(f"{label}:"), Cast(OuterRef(record), CharField()))
    done = Entry.objects.filter(result=about, action__in=list(words), at__date__lte=day).order_by("-at", "-id")
    told = Case(*(When(action=key, then=Value(str(word))) for key, word in words.items()), output_field=CharField())
    return Subquery(done.annotate(told=told).values("told")[:1])


def by_request_key(key):
    """The entry that a request key belongs to, or None."""
    return Entry.objects.filter(request_key=key).first()


def broken_chains():
    """[(unit or None, sentence)] for every break found in any unit's chain, head rows included."""
    found = []
    heads = Head.objects.select_related("unit").order_by("pk")
    for head in heads:
        entries = list(Entry.objects.filter(unit=head.unit).order_by("sequence"))
        found += [(head.unit, sentence) for sentence in chain.breaks(entries)]
        last = entries[-1] if entries else None
        if (last.sequence if last else 0) != head.sequence or (last.hash if last else "") != head.hash:
            found.append((head.unit, "dòng cuối không khớp với đầu chuỗi"))
    known = set(heads.values_list("unit_id", flat=True))
    orphans = Entry.objects.exclude(unit_id__in=[pk for pk in known if pk]).filter(unit__isnull=False)
    found += [(entry.unit, "có dòng nhật ký mà không có đầu chuỗi") for entry in orphans.select_related("unit").order_by("pk")]
    return found
