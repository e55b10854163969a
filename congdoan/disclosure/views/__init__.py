"""Screens of the room disclosure."""

from congdoan.disclosure.views.own import Ask, OwnPublications
from congdoan.disclosure.views.publications import Cancel, PublicationList, PublicationPage, Publish
from congdoan.disclosure.views.questions import CancelQuestion, QuestionList, Reply

__all__ = ["Ask", "Cancel", "CancelQuestion", "OwnPublications", "PublicationList", "PublicationPage", "Publish", "QuestionList", "Reply"]
