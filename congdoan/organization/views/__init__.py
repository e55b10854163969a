"""Screens of the room organization."""

from congdoan.organization.views.areas import AssignUnits, ChangeArea, FoundAreas, MergeAreas, Sectors, Territories
from congdoan.organization.views.employers import BeginEmployer, EmployerList, EndEmployer, TakeBackEmployer
from congdoan.organization.views.facts import FactList, StateFact, TakeBackFact
from congdoan.organization.views.lists import PostList, UnitList
from congdoan.organization.views.posts import EndPost, TakeOutPost
from congdoan.organization.views.tree import UnitTree
from congdoan.organization.views.units import ChangeUnit, CloseUnit, CorrectUnit, FoundUnit, TakeBackChange

__all__ = [
    "AssignUnits",
    "ChangeArea",
    "FoundAreas",
    "MergeAreas",
    "Sectors",
    "Territories",
    "BeginEmployer",
    "ChangeUnit",
    "CloseUnit",
    "CorrectUnit",
    "EmployerList",
    "EndEmployer",
    "EndPost",
    "TakeOutPost",
    "FactList",
    "FoundUnit",
    "PostList",
    "StateFact",
    "TakeBackChange",
    "TakeBackEmployer",
    "TakeBackFact",
    "UnitList",
    "UnitTree",
]
