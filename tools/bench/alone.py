"""What the bench runs in processes of its own: one import measured for memory, imports without end, another user's pages."""

import json
import os
import sys
import time
from pathlib import Path


def _ready(folder, database):
    os.environ["CONGDOAN_VAR"] = folder
    os.environ["CONGDOAN_DATABASE"] = database
    os.environ["CONGDOAN_HOSTS"] = "testserver,127.0.0.1"
    os.environ["DJANGO_SETTINGS_MODULE"] = "congdoan.config.settings.dev"
    import django

    django.setup()

    from congdoan.config.collecting import settle

    settle()


def _actor(user_id, unit_id):
    from django.utils import timezone

    from congdoan.access.actors import actor_for
    from congdoan.accounts.models import User
    from congdoan.units import queries as units

    by = actor_for(User.objects.get(pk=user_id), timezone.now())
    return by, units.units().get(pk=unit_id)


def _megabytes():
    """The most that this process ever held; what it was started by is no part of it."""
    held = next(line for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
    return int(held.split()[1]) / 1024


def memory(book, user_id, unit_id):
    """One import, and the most memory that the process ever held."""
    from congdoan.workbooks.actions import batches

    by, unit = _actor(user_id, unit_id)
    content, before = Path(book).read_bytes(), _megabytes()
    started = time.perf_counter()
    batch = batches.bring_in(by=by, unit=unit, file_name="do.xlsx", content=content)
    print(json.dumps({"counts": batch.counts, "seconds": time.perf_counter() - started, "megabytes": _megabytes(), "before": before}))


def again(book, user_id, unit_id):
    """Previews without end, until somebody stops it."""
    from congdoan.workbooks.actions import batches

    by, unit = _actor(user_id, unit_id)
    content = Path(book).read_bytes()
    print("begun", flush=True)
    while True:
        batches.preview(by=by, unit=unit, file_name="do.xlsx", content=content)


def pages(user_id, unit_id, times):
    """Seconds of some pages, one after another."""
    from django.test import Client
    from django.urls import reverse

    by, unit = _actor(user_id, unit_id)
    client = Client()
    client.force_login(by.user, backend="congdoan.accounts.backends.AnyNameBackend")
    at = {"unit_id": unit.pk}
    addresses = {
        "home": reverse("overview:home"),
        "member list": reverse("membership:member-list", kwargs=at),
        "unit": reverse("overview:unit", kwargs=at),
    }
    taken = {name: [] for name in addresses}
    for _time in range(int(times)):
        for name, address in addresses.items():
            started = time.perf_counter()
            answer = client.get(address)
            taken[name].append(time.perf_counter() - started)
            if answer.status_code != 200:
                raise SystemExit(f"{address}: {answer.status_code}")
    print(json.dumps({name: seconds[1:] for name, seconds in taken.items()}))


if __name__ == "__main__":
    name, folder, database, *rest = sys.argv[1:]
    _ready(folder, database)
    {"memory": memory, "again": again, "pages": pages}[name](*rest)
