"""Phần không có trong tệp: what of the book a person may not see, so that a file says what is not in it instead of showing it empty."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from congdoan.workbooks import registry

TITLE = "Không có trong tệp này"
"""The sheet of an exported book that says so; passed over when the book comes back."""


@dataclass(frozen=True)
class Withheld:
    """Một trang không đủ: the sheet; whether all of it is left out, or only its rows below the unit; titles of columns left out."""

    sheet: object
    whole: bool
    only_here: bool
    columns: tuple

    @property
    def sentence(self):
        """What is missing, in words."""
        if self.whole:
            return _("cả trang %(sheet)s") % {"sheet": self.sheet.name}
        said = []
        if self.columns:
            said.append(_("cột %(columns)s") % {"columns": ", ".join(self.columns)})
        if self.only_here:
            said.append(_("dòng của đơn vị cấp dưới"))
        return _("%(what)s ở trang %(sheet)s") % {"what": _(" và ").join(said), "sheet": self.sheet.name}


def withheld(*, by, unit):
    """[Withheld] of the sheets that ``by`` sees not at all, or not whole, at the unit and below."""
    found = []
    for sheet in registry.sheets():
        scope = by.scope(sheet.seen_with) if sheet.seen_with else None
        whole = scope is not None and not scope.touches(unit)
        only_here = scope is not None and not scope.contains_all_below(unit)
        columns = () if whole else tuple(column.title for column in sheet.columns if column.name in hidden(sheet, by=by, unit=unit))
        if whole or only_here or columns:
            found.append(Withheld(sheet, whole, only_here, columns))
    return found


def guards():
    """Permissions that guard what is sensitive in a book: those of single columns, and of sheets that say ``sensitive``."""
    of_columns = {str(permission) for sheet in registry.sheets() for permission in sheet.guarded.values()}
    return of_columns | {str(sheet.seen_with) for sheet in registry.sheets() if sheet.sensitive}


def hidden(sheet, *, by, unit):
    """Names of the sheet's columns that ``by`` may not see at the unit."""
    return {name for name, permission in sheet.guarded.items() if not by.may(permission, unit)}
