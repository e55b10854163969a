"""Thư viện đọc: python-calamine, its errors as our sentences."""

import python_calamine

from congdoan.workbooks.opening import limits


def opened(file):
    """The library's workbook of a file that was judged before. Raises Refused."""
    return _guarded(lambda: python_calamine.load_workbook(file))


def rows(book, title):
    """(rows of cells from A1, merged ranges) of one sheet."""
    sheet = _guarded(lambda: book.get_sheet_by_name(title))
    return sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges or []


def _guarded(work):
    try:
        return work()
    except python_calamine.PasswordError as error:
        raise limits.locked() from error
    except (python_calamine.CalamineError, python_calamine.XmlError, python_calamine.ZipError, OSError, ValueError) as error:
        raise limits.damaged() from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # the library's own bug; it is no Exception, and nothing is broken but this call
            raise
        raise limits.damaged() from error
