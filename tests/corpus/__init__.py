"""Bừa bộn thật: messy workbooks as communes keep them, made by code from made-up people, each cell labelled with what must come of it.

What is right is written from the format's own description, not from what the program does. ``people``: who stands in the book
already; ``cells``, ``pages``: how a mess and its labels are written down; ``rendering``: files; ``books_*``: the mess itself;
``checking``: the import and the comparison.
"""
