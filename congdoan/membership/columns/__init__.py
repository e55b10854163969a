"""How other rooms find members: cells of the workbook (PersonColumn, PeopleColumn, ChildColumn), fields of forms (MemberField, MembersField)."""

from congdoan.membership.columns.cells import ChildColumn, PeopleColumn, PersonColumn
from congdoan.membership.columns.fields import MemberField, MembersField, suggested

__all__ = ["ChildColumn", "MemberField", "MembersField", "PeopleColumn", "PersonColumn", "suggested"]
