"""The worker (máy chạy nền): takes runs one after another; a second thread beats, puts back what the dead have left, and keeps the clock."""

import contextlib
import logging
import secrets
import signal
import threading

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone
from django.utils.translation import gettext as _

from congdoan.jobs.actions import runs, workers
from congdoan.kernel import jobs
from congdoan.kernel.errors import NotAllowed, Refused

logger = logging.getLogger(__name__)
BEAT = 5  # seconds between beats
PAUSE = 1  # seconds between two looks into an empty queue
ENDING_TRIES = 5


class Worker:
    """One process that takes runs. ``once``: stops when nothing is due any more."""

    def __init__(self, *, once=False, name=""):
        self.name = name or secrets.token_hex(8)
        self.once = once
        self.stopping = threading.Event()

    def work(self):
        """Until told to stop; the run in hand is always ended first."""
        workers.beat(self.name, now=timezone.now())
        pulse = threading.Thread(target=self.pulse, daemon=True)
        pulse.start()
        try:
            while not self.stopping.is_set():
                close_old_connections()
                if not self.one() and (self.once or self.stopping.wait(PAUSE)):
                    break
        finally:
            self.stopping.set()
            pulse.join(timeout=BEAT)
            workers.leave(self.name)

    def one(self):
        """Takes and performs one run; False if there was none, or the database is busy."""
        try:
            if not jobs.anything_due(now=timezone.now()):
                return False
            run = runs.take(self.name, now=timezone.now())
        except DatabaseError as busy:
            logger.warning("cannot take a job: %s", busy)
            return False
        if run is not None:
            attempt(run)
        return run is not None

    def pulse(self):
        """Beats until the worker stops; a database that is busy is asked again at the next beat."""
        while not self.stopping.is_set():
            try:
                care(self.name, now=timezone.now())
            except DatabaseError as busy:
                logger.warning("no beat: %s", busy)
            finally:
                connection.close()
            self.stopping.wait(BEAT)

    def stop(self, *_signal):
        """Takes no more; what is in hand is ended."""
        self.stopping.set()

    @contextlib.contextmanager
    def until_told(self):
        """Within the block, SIGTERM and Ctrl+C mean: end what is in hand, then stop."""
        before = {number: signal.signal(number, self.stop) for number in (signal.SIGTERM, signal.SIGINT)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def care(name, *, now):
    """One beat of the worker ``name``: it lives; what the dead left is put back; what is due is asked for."""
    workers.beat(name, now=now)
    for run in runs.put_back_lost(now=now):
        logger.warning("put back run %s (%s), try %s: its worker is gone", run.pk, run.job, run.attempts)
    workers.clear_dead(now=now)
    runs.enqueue_periodic(now=now)


def attempt(run, clock=timezone.now):
    """One try: the job in its own transaction, then what became of it. ``clock``: tells the moment, for tests."""
    try:
        jobs.call(run.delivery)
    except (Refused, NotAllowed) as refused:
        sentence = str(refused)
        _ended(lambda: runs.refuse(run, sentence, now=clock()))
    except Exception as problem:
        error = problem
        logger.exception("run %s (%s), try %s", run.pk, run.job, run.attempts)
        sentence = (
            _("Máy gặp lỗi khi làm việc này (%s). Chưa có gì được ghi dở; người quản trị xem nhật ký máy chủ.") % type(error).__name__
        )
        _ended(lambda: runs.fail(run, sentence, error, now=clock()))
    else:
        _ended(lambda: runs.done(run, now=clock()))


def _ended(write):
    """What became of a run is written even if the database is busy for a while; if it stays so, the run is put back as lost."""
    for left in reversed(range(ENDING_TRIES)):
        try:
            write()
            return
        except DatabaseError as busy:
            logger.warning("cannot write what became of a job: %s", busy)
            connection.close()
            if not left:
                raise


def run_waiting(clock=timezone.now):
    """Performs, here and one after another, whatever is due; returns how many tries that took. For tests."""
    tries = 0
    while (run := runs.take("here", now=clock())) is not None:
        attempt(run, clock)
        tries += 1
    return tries
