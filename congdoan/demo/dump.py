"""A written book as plain text, to be read through by a person: ``python -m congdoan.demo.dump SO.xlsx [sheet ...]``."""

import sys
from datetime import date

from python_calamine import load_workbook


def as_text(value):
    """One cell as a reader sees it."""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float):
        return f"{value:,.0f}".replace(",", ".") if value >= 10_000 else f"{value:g}"
    return str(value)


def lines(path, wanted=()):
    """The sheets of the file at ``path`` (those ``wanted``, or all) line by line."""
    book = load_workbook(str(path))
    for name in book.sheet_names:
        if wanted and name not in wanted:
            continue
        rows = book.get_sheet_by_name(name).to_python()
        yield f"== {name}: {len(rows)} dòng"
        yield from (" | ".join(as_text(value) for value in row).rstrip(" |") for row in rows)


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in lines(sys.argv[1], sys.argv[2:]))
