"""All messy files: every module of them, read once."""

from tests.corpus import (
    books_dates,
    books_excel,
    books_formats,
    books_headings,
    books_names,
    books_numbers,
    books_repeats,
    books_rooms,
    books_tabs,
    pages,
)

MODULES = (books_headings, books_tabs, books_dates, books_numbers, books_names, books_repeats, books_rooms, books_excel, books_formats)


def declared():
    """What ``pages.one_made`` takes, for each of them."""
    return list(pages.BOOKS)
