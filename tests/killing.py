"""Kill -9 at random moments of a large piece of work: nothing of it or everything, and a rerun ends the same.

The work runs in a child process on a database of its own, as it would run in life; the child is killed at a drawn moment, then the parent
looks at what stands, has it done again and compares with a run that nobody disturbed. What the work is: killing_imports, killing_plans.
Needs Django set up on an empty, migrated database: see tools/soak.py.
"""

import contextlib
import os
import random
import signal
import time
from collections import Counter
from dataclasses import dataclass, field

from django.db import connection, connections, transaction

from congdoan.overview import verifying


class Broken(Exception):
    """An invariant did not hold; the message says which, with the seed and the kill's number."""


@dataclass
class Seen:
    """What a series of kills met."""

    kills: int = 0
    phases: Counter = field(default_factory=Counter)
    moments: Counter = field(default_factory=Counter)  # before, during, after: what stood when the child was dead
    put_back: int = 0


class Series:
    """A series of kills. ``keep(name)`` and ``restore(name)`` copy the whole database aside and back; ``rows``: how large the work is.

    A kind of work says its ``phases``, how it ``prepare``s them (with ``_phase``), its ``state``, how it ``perform``s one and does one ``_again``.
    """

    phases = ()

    def __init__(self, *, keep, restore, rows, seed):
        self.keep, self.restore, self.rows = keep, restore, rows
        self.draw, self.seed, self.seen = random.Random(seed), seed, Seen()
        self.before, self.after, self.seconds = {}, {}, {}

    def _phase(self, phase):
        """The undisturbed run of a phase: its two states, how long it takes, and the database from which it starts."""
        self.before[phase] = self.state()
        self.keep(phase.replace(" ", "_"))
        began = time.perf_counter()
        if os.waitpid(self._forked(phase), 0)[1]:
            raise Broken("the undisturbed run failed")
        self.seconds[phase] = time.perf_counter() - began
        self.after[phase] = self.state()
        if self.before[phase] == self.after[phase]:
            raise Broken(f"{phase}: the undisturbed run changed nothing")

    def kill(self, number):
        """One kill; raises Broken if anything is not as it should be."""
        phase = self.phases[number % len(self.phases)]
        moment = self.draw.uniform(0, 1.1) * self.seconds[phase]
        self.restore(phase.replace(" ", "_"))
        child = self._forked(phase)
        time.sleep(moment)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        let_server_end()
        try:
            self._look(phase)
            self._again(phase)
        except Exception as problem:
            raise Broken(f"kill {number} of seed {self.seed}, {phase} after {moment:.3f} s: {problem}") from problem
        self.seen.kills += 1
        self.seen.phases[phase] += 1

    def _look(self, phase):
        """Nothing or everything."""
        now = self.state()
        if now not in (self.before[phase], self.after[phase]):
            raise Broken("neither the state before nor the state after")
        verify()
        self.seen.moments["after" if now == self.after[phase] else self._while(phase)] += 1

    def _while(self, _phase):
        """When the child died that left nothing behind: "before" or "during" the phase."""
        return "during"

    def _forked(self, phase):
        """A child that performs the phase; the database is opened anew on both sides."""
        connections.close_all()
        child = os.fork()
        if child:
            return child
        try:
            self.perform(phase)
        except BaseException as problem:  # whatever it is, the child ends here
            os.write(2, f"{phase}: {problem!r}\n".encode())
            os._exit(1)
        os._exit(0)


def let_server_end():
    """Waits for the dead client's backend: PostgreSQL ends a COMMIT that it was sent, whoever is there to hear of it."""
    if connection.vendor != "postgresql":
        return
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
    until = time.monotonic() + 30
    while True:
        with connection.cursor() as cursor:
            cursor.execute(others)
            if cursor.fetchone()[0] == 0:
                return
        if time.monotonic() > until:
            raise Broken("the killed client's backend still stands after 30 seconds")
        time.sleep(0.01)


@contextlib.contextmanager
def at_once():
    """A transaction that reads everything as of one moment."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def verify():
    """The book is sound, as ``congdoan verify`` sees it."""
    broken = [sentence for _title, sentences in verifying.checks() for sentence in sentences]
    if broken:
        raise Broken("; ".join(broken))
