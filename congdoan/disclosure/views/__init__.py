"""Screens of the room disclosure."""

from congdoan.disclosure.views.displays import Add, CancelDisplay, DisplayList, TakeDown
from congdoan.disclosure.views.own import Ask, OwnPublications
from congdoan.disclosure.views.publication import PublicationPage
from congdoan.disclosure.views.publications import Cancel, PublicationList, Publish
from congdoan.disclosure.views.questions import CancelQuestion, QuestionList, Reply

__all__ = [
    "Add", "Ask", "Cancel", "CancelDisplay", "CancelQuestion", "DisplayList", "OwnPublications", "PublicationList", "PublicationPage",
    "Publish", "QuestionList", "Reply", "TakeDown",
]  # fmt: skip
