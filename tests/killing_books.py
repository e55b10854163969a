"""Books killed while they are kept: whatever was acknowledged stands (vouchers, closings, answers, rules, dues), numbers have no gap, the chain holds."""

import os
import random
import signal
import tempfile
import time
from pathlib import Path

from django.db import connections
from django.db.models import Sum

from congdoan.care.models import Visit
from congdoan.dues.models import Adjustment, DuesLine, DuesRule, MonthSheet
from congdoan.finance.models import Contribution, Fund, Handover
from congdoan.kernel.errors import Refused
from congdoan.ledger.choices import Answer
from congdoan.ledger.models import Account, CashCount, Closing, Reopening, Voucher
from tests import people
from tests.keeping import DEEDS, Keeping
from tests.killing import Broken, Seen, let_server_end, verify

LONGEST = 1.5
"""Seconds after which a child is killed at the latest."""


class BookKills:
    """A series of kills. ``keep(name)`` and ``restore(name)`` copy the whole database aside and back; ``rows`` is not used."""

    def __init__(self, *, keep, restore, rows, seed):
        self.keep, self.restore = keep, restore
        self.draw, self.seed, self.seen, self.seconds = random.Random(seed), seed, Seen(), {}
        self.told = Path(tempfile.mkdtemp()) / "told"

    def prepare(self):
        """A union with its books, kept aside."""
        self.keeping = Keeping(seed=self.seed, cast=people.cast())
        self.before = _facts()
        self.keep("books")
        self.seconds = {"longest child": LONGEST}

    def kill(self, number):
        """One kill; raises Broken if anything is not as it should be."""
        moment = self.draw.uniform(0.05, LONGEST)
        self.restore("books")
        self.told.write_text("")
        child = self._forked(number)
        time.sleep(moment)
        os.kill(child, signal.SIGKILL)
        _pid, status = os.waitpid(child, 0)
        let_server_end()
        try:
            if not os.WIFSIGNALED(status):
                raise Broken("the child ended by itself")
            self._look()
        except Exception as problem:
            raise Broken(f"kill {number} of seed {self.seed}, after {moment:.3f} s: {problem!r}") from problem
        self.seen.kills += 1

    def _look(self):
        """What was acknowledged stands, and the books are whole."""
        told, stands = self.told.read_text().splitlines(), _facts()
        lost = [line for line in told if line not in stands]
        if lost:
            raise Broken(f"acknowledged and lost: {lost}")
        verify()
        self.keeping.look()
        self.seen.phases.update(f"{line.split()[0]} acknowledged" for line in told)
        self.seen.phases["written, the word not out"] += len(stands - self.before) - len(told)

    def _forked(self, number):
        """A child that writes until it is killed; the database is opened anew on both sides."""
        connections.close_all()
        child = os.fork()
        if child:
            return child
        try:
            self._write(number)
        except BaseException as problem:  # whatever it is, the child ends here
            os.write(2, f"books: {problem!r}\n".encode())
        os._exit(1)

    def _write(self, number):
        keeping, known = self.keeping, _facts()
        keeping.rng = random.Random(f"{self.seed} {number}")
        with self.told.open("a") as told:
            while True:
                deed = keeping.rng.choice(DEEDS)
                try:
                    getattr(keeping, deed)()
                except Refused:
                    continue
                stands = _facts()
                told.writelines(f"{line}\n" for line in sorted(stands - known))
                told.flush()
                known |= stands


GROWING = (Account, Adjustment, CashCount, Contribution, DuesLine, DuesRule, Fund, Handover, MonthSheet, Visit)
"""Rows that no deed takes away."""


def _facts():
    """What nothing that is done later takes back, a line each."""
    sums = Voucher.objects.annotate(sum=Sum("postings__amount")).values_list("book", "kind", "year", "number", "sum")
    found = {f"voucher {book} {kind} {year} {number} {amount}" for book, kind, year, number, amount in sums}
    for model in (Closing, MonthSheet):  # each save counts its version up by one
        for pk, version in model.objects.values_list("pk", "version"):
            found |= {f"{model.__name__.lower()} {pk} saved {nth}" for nth in range(1, version + 1)}
    for pk, hash_, reopened_at in Closing.objects.values_list("pk", "hash", "reopened_at"):
        found |= {f"closing {pk} {hash_}"} | ({f"reopened {pk}"} if reopened_at else set())
    for pk, answer in Reopening.objects.values_list("pk", "answer"):
        found |= {f"request {pk}"} | ({f"answer {pk} {answer}"} if answer != Answer.WAITING else set())
    for model in GROWING:
        found |= {f"{model.__name__.lower()} {pk}" for pk in model.objects.values_list("pk", flat=True)}
    return found
