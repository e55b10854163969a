"""Opens each file of a folder in a process of its own, and says what came of it: python measured.py FOLDER. One line of JSON a file.

A child is made by forking a process that has loaded everything and opened nothing, so that the memory is that of one import.
Seconds are those of the processor: what else the machine does has no part in them.
"""

import json
import os
import resource
import sys
from pathlib import Path

MOST_MEMORY = 1024 * 1024 * 1024  # a limit that stops the machine from being filled; what is asked for is asked by the test


def opened(path, name):
    """What an upload goes through before the database: {"sentence"} or {"cells"}."""
    from congdoan.kernel.errors import Refused
    from congdoan.workbooks import opening, reading, registry
    from congdoan.workbooks.models import Batch

    content = path.read_bytes()
    try:
        reading.read(Batch(content=content, file_name=name), registry.by_key())
        found = opening.opened(content, name)
        return {"cells": found.grid(found.sheet_names[0])[0][:3]}
    except Refused as refused:
        return {"sentence": str(refused)}


def measured(path, name):
    """The outcome with seconds and megabytes, from a child."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        try:
            outcome = opened(path, name)
        except BaseException as error:  # told, not raised: the parent goes on with the next file
            outcome = {"broken": repr(error)}
        used = resource.getrusage(resource.RUSAGE_SELF)
        outcome |= {"seconds": used.ru_utime + used.ru_stime, "mb": used.ru_maxrss / 1024}
        with os.fdopen(writer, "w") as out:
            json.dump(outcome, out, default=str)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as told:
        text = told.read()
    status = os.waitpid(child, 0)[1]
    return json.loads(text) if text else {"broken": f"the process ended with {status}", "seconds": 0, "mb": 0}


def main(folder):
    """All files of the folder, named in names.json: {file: name of the upload}."""
    import django

    django.setup()
    from congdoan.workbooks import opening, reading, registry  # noqa: F401 - loaded once, for all children

    registry.by_key()
    for file, name in json.loads((folder / "names.json").read_text()).items():
        print(json.dumps({"file": file, **measured(folder / file, name)}), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
