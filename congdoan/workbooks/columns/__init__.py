"""Cột của sổ: what a cell holds, how it is read, found, compared, written and shown. Apps subclass them in columns.py.

A canonical value is JSON-able and hashable: text, int, True/False, a tuple of these, or None for an empty cell. Days are
ISO text ("2022-05-24"), money is whole đồng, persons, units and other records are their primary keys.
"""

from congdoan.workbooks.columns.base import Column, as_text, told_apart
from congdoan.workbooks.columns.choices import Choice, YesNo
from congdoan.workbooks.columns.dates import ApproximateDate, Date, LastDay, Year, day, last_day
from congdoan.workbooks.columns.lookups import Lookup, UnitCode
from congdoan.workbooks.columns.numbers import Count, Money, Number
from congdoan.workbooks.columns.texts import Email, NationalId, Phone, Text

__all__ = [
    "ApproximateDate",
    "Choice",
    "Column",
    "Count",
    "Date",
    "Email",
    "LastDay",
    "Lookup",
    "Money",
    "NationalId",
    "Number",
    "Phone",
    "Text",
    "UnitCode",
    "Year",
    "YesNo",
    "as_text",
    "day",
    "last_day",
    "told_apart",
]
