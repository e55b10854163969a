"""The officer at the screens: accepts what is proposed, makes the corrections that a Book asks for, writes."""

from congdoan.workbooks.actions import batches


def answered(by, book, batch):
    """The batch after the answers that an officer gives to proposals."""
    if book.settle:
        batch = book.settle(by, batch) or batch
    return batch


def committed(by, batch):
    """The batch written to the book."""
    return batches.commit(by=by, batch=batch)
