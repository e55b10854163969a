"""Con người: one row for one human being, apart from sign-in (accounts) and from membership (membership).

Nouns: person (người). A person's name is kept as typed (NFC), with a key for matching and one for sorting by given name.
"""
