"""Phòng jobs: việc chạy nền.

A job (việc) is a function in a room's tasks.py that loads and calls one action; a run (lần chạy) is one time that it is asked for:
by whom, about what, how often it was tried, what became of it. A worker (máy chạy nền) is a process that takes runs one after another.
A run whose worker died is put back; one that fails is tried again later, five times; then it stands among the dead until somebody
runs it again. Periodic work is declared as data and is run once for each due moment, however many workers there are.
"""

from congdoan.jobs.declaring import every, job

__all__ = ["every", "job"]
