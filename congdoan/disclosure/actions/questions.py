"""Hỏi về một lần công khai, trả lời, rút câu hỏi."""

from django.utils.translation import gettext as _

from congdoan.access.actions import action
from congdoan.disclosure import policies, queries
from congdoan.disclosure.choices import Permission
from congdoan.disclosure.models import Question, Reply
from congdoan.kernel.errors import Refused
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out


@action(None, at="membership.unit", own="membership.person")
def ask(*, by, membership, publication, words, shows_name=False):
    """Hỏi về một lần công khai; ``publication``: of those told to the member."""
    if not queries.own(by=by).filter(pk=publication.pk).exists():
        raise Refused(_("Lần công khai này không còn. Mở lại trang Công khai."), field="publication")
    policies.check_few_waiting(queries.waiting_of(by.person))
    policies.check_words(words, queries.named_in(publication.unit, words, by.today))
    facts = {"words": words, "shows_name": shows_name, "asked_on": by.today}
    return Question.objects.create(publication=publication, recorded_by=by.person, recorded_at=by.now, **facts)


@action(Permission.ANSWER_QUESTION, at="question.publication.unit")
def reply(*, by, question, words):
    """Trả lời câu hỏi của đoàn viên; a second answer stands beside the first."""
    held = Question.objects.select_for_update(of=("self",)).get(pk=question.pk)
    recorded.check_standing(held)
    policies.check_words(words, queries.named_in(question.publication.unit, words, by.today))
    Reply.objects.create(question=held, words=words, replied_on=by.today, replied_by=by.person, replied_at=by.now)
    return held


@action(Permission.ANSWER_QUESTION, at="question.publication.unit")
def cancel(*, by, question, version, reason):
    """Rút câu hỏi không phù hợp; the row stays with its reason."""
    held = Question.objects.select_for_update(of=("self",)).get(pk=question.pk)
    recorded.check_correctable(held, version)
    return taking_out.one(held, by=by, reason=reason)
