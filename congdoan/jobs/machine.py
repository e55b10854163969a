"""This machine and its processes: is the process that took a run still there?"""

import os
import socket


def name():
    """The machine as its own processes see it: two containers of one name count their processes apart."""
    try:
        space = os.readlink("/proc/self/ns/pid")
    except OSError:
        space = ""
    return f"{socket.gethostname()} {space}".strip()


def start_of(process):
    """When a process began, in ticks since the machine started; None where the machine does not say, or there is no such process."""
    try:
        with open(f"/proc/{process}/stat", encoding="utf-8", errors="replace") as file:
            fields = file.read().rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] in ("Z", "X") else int(fields[19])


def runs(process, start):
    """True if the process that began at ``start`` still runs; another one that got its number since does not count."""
    if start is not None:
        return start_of(process) == start
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True
