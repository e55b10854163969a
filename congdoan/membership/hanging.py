"""Việc thật đứng trên một thời gian là đoàn viên: rooms above know what they wrote of a member; one of them answers for all.

Asked before a membership recorded by mistake is taken out. The room duplicates, which knows every column that names a person, answers in its
navigation.py; nothing hangs on anything before that.
"""

_ANSWERS = []


class Words(str):
    """Words for one row, or for several of a kind at once: ``rows``."""

    rows = 1

    @classmethod
    def of(cls, words, rows):
        """The words with how many rows they stand for."""
        made = cls(words)
        made.rows = rows
        return made


def answer(finder):
    """Declares who knows. ``finder(membership, others)`` -> [words for one row]; ``others``: the person's other memberships, with units."""
    _ANSWERS.append(finder)


def on(membership, others):
    """[words for one row] of what would stand without a membership if this one went."""
    return [words for finder in _ANSWERS for words in finder(membership, others)]
