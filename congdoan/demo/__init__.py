"""demo: the made-up books that show the system at work (sổ mẫu).

Each case writes the Excel book (sổ công đoàn) of a union that might have existed: people from ``names``, records one
by one, never totals. The books come into the database through the import, like any union's own.

    names      made-up people: họ, đệm, tên; identity numbers and phones that belong to nobody
    workdays   days on which an office is open
    columns    the sheets and column titles of the workbook format
    writing    a book as .xlsx          dump   a book as plain text, to be read by a person
    cases      the unions               people who signs in to the demo as whom
"""
