"""Screens of the room cards."""

from congdoan.cards.views.faces import CardSheets, MemberCard, MyCard
from congdoan.cards.views.lists import CardList
from congdoan.cards.views.public import check
from congdoan.cards.views.writing import EndCard, HandOverCards, IssueCards

__all__ = ["CardList", "CardSheets", "EndCard", "HandOverCards", "IssueCards", "MemberCard", "MyCard", "check"]
