"""What members asked about it."""

from django.db.models import Exists, OuterRef, Prefetch, Q

from congdoan.access.actions import reads
from congdoan.disclosure.choices import Permission
from congdoan.disclosure.models import Question, Reply


@reads(Permission.VIEW_PUBLICATIONS)
def questions(*, by, unit, on=None):
    """Questions about what the unit published, those that wait first, with ``answered``; as of a day."""
    rows = Question.objects.standing(on).filter(by.scope(Permission.VIEW_PUBLICATIONS).q("publication__unit__path"), publication__unit=unit)
    return _answered(rows if on is None else rows.filter(asked_on__lte=on), on).order_by("answered", "-asked_on", "-pk")


@reads(Permission.ANSWER_QUESTION)
def unanswered(*, by, unit):
    """Questions at the very unit that wait, the oldest first."""
    rows = Question.objects.standing().filter(by.scope(Permission.ANSWER_QUESTION).q("publication__unit__path"), publication__unit=unit)
    return _answered(rows).filter(answered=False).order_by("asked_on", "pk")


def asked(publications, by):
    """Answered questions of these publications, and the reader's own that wait, with replies, in order."""
    rows = _answered(Question.objects.standing().filter(publication__in=publications))
    return rows.filter(Q(answered=True) | Q(recorded_by=by.person)).order_by("publication_id", "asked_on", "pk")


def waiting_of(person):
    """How many questions of a person wait for an answer."""
    return _answered(Question.objects.standing().filter(recorded_by=person)).filter(answered=False).count()


def _answered(rows, on=None):
    """With ``answered`` and replies; ``on``: those of the end of a day."""
    replies = Reply.objects.order_by("pk") if on is None else Reply.objects.filter(replied_on__lte=on).order_by("pk")
    told = Prefetch("replies", replies.select_related("replied_by"))
    return (
        rows.annotate(answered=Exists(replies.filter(question=OuterRef("pk"))))
        .select_related("publication__unit", "recorded_by")
        .prefetch_related(told)
    )
