"""Books killed while vouchers are written: whatever was acknowledged stands, numbers have no gap, the chain holds, books balance."""

import os
import random
import signal
import tempfile
import time
from pathlib import Path

from django.db import connections

from congdoan.kernel.errors import Refused
from congdoan.ledger.models import Book, Posting, Voucher
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
        told = self.told.read_text().splitlines()
        lost = [line for line in told if line not in {_line(one) for one in Voucher.objects.all()}]
        if lost:
            raise Broken(f"acknowledged and lost: {lost}")
        verify()
        self.keeping.look()
        self.seen.phases["acknowledged"] += len(told)
        self.seen.phases["written, the word not out"] += Voucher.objects.count() - self.opened - len(told)

    @property
    def opened(self):
        """How many vouchers the books were opened with."""
        return Book.objects.filter(vouchers__kind="opening", vouchers__words="Số dư khi mở sổ").distinct().count()

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
        keeping, known = self.keeping, set(Voucher.objects.values_list("pk", flat=True))
        keeping.rng = random.Random(f"{self.seed} {number}")
        with self.told.open("a") as told:
            while True:
                deed = keeping.rng.choice(DEEDS)
                try:
                    getattr(keeping, deed)()
                except Refused:
                    continue
                for one in Voucher.objects.exclude(pk__in=known):
                    known.add(one.pk)
                    told.write(_line(one) + "\n")
                told.flush()


def _line(voucher):
    return f"{voucher.book_id} {voucher.mark} {sum(Posting.objects.filter(voucher=voucher).values_list('amount', flat=True))}"
