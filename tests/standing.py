"""Records that several tests share: made once, below each test's own transaction, and undone when the last of them has run.

    @pytest.fixture(scope="module")
    def union(stand_for_module):
        return stand_for_module(people.set_up)

What a test does to the records is undone after it, as ever. The objects given are the same for all: whoever changes one copies it first.
"""

import pytest
from django.db import transaction


def _standing(blocker, make):
    with blocker.unblock():
        below = transaction.atomic()
        below.__enter__()
        try:
            made = make()
        except BaseException:
            transaction.set_rollback(True)
            below.__exit__(None, None, None)
            raise
    yield made
    with blocker.unblock():
        transaction.set_rollback(True)
        below.__exit__(None, None, None)


def _fixture(scope):
    @pytest.fixture(scope=scope, name=f"stand_for_{scope}")
    def stand(django_db_setup, django_db_blocker):
        begun = []

        def made(make):
            begun.append(_standing(django_db_blocker, make))
            return next(begun[-1])

        yield made
        for one in reversed(begun):
            next(one, None)

    return stand


stand_for_module, stand_for_class = _fixture("module"), _fixture("class")
