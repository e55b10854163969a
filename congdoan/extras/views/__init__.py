"""Screens of the room extras."""

from congdoan.extras.views.fields import CorrectField, DeclareField, FieldList

__all__ = ["CorrectField", "DeclareField", "FieldList"]
