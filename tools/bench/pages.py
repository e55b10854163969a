"""The bench of pages, on PostgreSQL: every screen that an officer above opens over 125 unions and over 12,500, and a chair among them.

For each: how many screens opened, how many SQL statements the most asking one took (goal: at most 10), and the slowest of them.
"""

import sys
import tempfile
from pathlib import Path
from unittest import mock

from tools.bench import province
from tools.bench.measuring import prepare

FEW, MANY = 125, 12_500
MEMBERS = 24
SLOWEST = 5
PATIENCE = "20s"
"""A statement that takes longer is broken off: its page is told as one that did not answer."""


def grown(made, unions, first):
    """``unions`` more below the officer's level, each with members, a chair, a vice chair and an accountant."""
    from django.db import connection, transaction

    from congdoan.audit.models import Head
    from congdoan.units.models import Unit

    with transaction.atomic():
        places = province.units(made.places["parent"], "grassroots_union", [f"G{first + number}" for number in range(unions)])
        persons = province.members(places, MEMBERS)
        province.chairs(places, persons, MEMBERS)
        Head.objects.bulk_create([Head(unit=unit) for unit in Unit.objects.exclude(pk__in=Head.objects.values("unit"))])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return len(persons)


def readers(made):
    """[(who, account, the relation of the unit whose screens are opened)]"""
    from congdoan.access import grants
    from congdoan.access.roles import Role
    from tests import people

    found = [("chair of one union", made.users[Role.CHAIR], "own")]
    for role in (Role.SUPERIOR_OFFICER, Role.ADMINISTRATOR):
        who = people.person(f"Người Cấp Trên {role.value}")
        grants.give(person=who, role=role, unit=made.places["parent"], valid_from=people.FOUNDED)
        found.append((f"{role.value} above", people.account(who, f"tren-{role.value}"), "parent"))
    return found


def told(title, pages):
    """Prints what one reader's walk took."""
    opened = [page for page in pages if page.status == 200]
    most = max(page.asked for page in opened)
    silent = [page.name for page in pages if page.status >= 500]
    slow = sorted(opened, key=lambda page: -page.seconds)[:SLOWEST]
    print(f"  {title}: {len(opened)} screens opened, at most {most} SQL statements (goal: 10)")
    if silent:
        print(f"    did not answer in {PATIENCE}: " + ", ".join(silent))
    print("    slowest: " + ", ".join(f"{page.name} {page.form or 'page'} {page.seconds * 1000:.0f} ms" for page in slow), flush=True)


def looked(made, who):
    """Every reader's walk over every screen; prints figures, returns what asked more than ten times."""
    from django.db import connection

    from tests import people
    from tests.matrix.asking import signed_in
    from tests.matrix.drawing import too_many, walk

    wrong = []
    with connection.cursor() as cursor:
        cursor.execute(f"SET statement_timeout = '{PATIENCE}'")
    with mock.patch("congdoan.ui.middleware.timezone.now", lambda: people.NOW):
        for title, user, relation in who:
            client = signed_in(user)
            client.raise_request_exception = False
            pages = list(walk(client, made, relation=relation, forms=()))
            told(title, pages)
            wrong += [f"{title}: {one}" for one in too_many(pages)] + [
                f"{title}: {page.name} did not answer" for page in pages if page.status >= 500
            ]
    with connection.cursor() as cursor:
        cursor.execute("RESET statement_timeout")
    return wrong


def main():
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    import test

    with test.postgresql() as address, tempfile.TemporaryDirectory() as folder:
        prepare(folder, address)
        from tests.matrix.world import world

        made, wrong = world(), []
        who = readers(made)
        for unions, first in ((FEW, 0), (MANY - FEW, FEW)):
            members = grown(made, unions, first)
            print(f"{first + unions} unions, {members} members added:")
            wrong += looked(made, who)
    print("\n".join(wrong) or "every page answered and asked at most 10 times")
    return bool(wrong)
