"""A million people in two thousand unions, put into PostgreSQL by plain SQL: what an import has to be checked against.

Names as often as they really occur (a pool of made-up ones, their keys reckoned by the product), numbers that no office gives out.
"""

import datetime

from tools.bench.province import NAMES, named_people

UNIONS = 2000
ABOVE = "TREN"

_PEOPLE = """
INSERT INTO people_person (full_name, match_key, search_key, sort_key, sex, birth_on, birth_precision, national_id, phone, email,
                           ethnic_group, professional_level, version)
SELECT pool.full_name, pool.match_key, pool.search_key, pool.sort_key, pool.sex, date '1965-01-01' + (n::bigint * 7919 %% 13500)::int, 'day',
       '98' || lpad(n::text, 10, '0'), '08' || lpad(n::text, 8, '0'), '', 'Kinh', 'Đại học', 1
FROM generate_series(1, %(people)s) AS n JOIN bench_names AS pool ON pool.place = n * 31 %% %(names)s
"""
_MEMBERSHIPS = """
INSERT INTO membership_membership (person_id, unit_id, union_joined_on, union_joined_precision, how, why_left, why_left_note,
                                   member_number, job_title, version, recorded_by_id, recorded_at, valid_from, valid_until)
SELECT person.id, place.id, date '2015-01-01' + (person.id %% 3000)::int, 'day', 'admitted', '', '',
       'X' || lpad(person.id::text, 9, '0'), 'Chuyên viên', 1, %(by)s, now(), date '2015-01-01' + (person.id %% 3000)::int, NULL
FROM people_person AS person JOIN bench_places AS place ON place.number = person.id %% %(unions)s
WHERE person.national_id LIKE '98%%'
"""
_PARTY = """
INSERT INTO membership_partystanding (person_id, joined_on, introduced_on, recorded_by_id, recorded_at)
SELECT id, date '2016-01-01', NULL, %(by)s, now() FROM people_person WHERE national_id LIKE '98%%' AND id %% 3 = 0
"""


def gathered(by, people):
    """Fills the database; ``by``: an actor who may import at the unit ABOVE. Returns the codes of the unions."""
    from django.db import connection

    from congdoan.units import queries as units
    from congdoan.workbooks.actions import batches
    from tools.bench import books

    above = units.by_codes([ABOVE])[ABOVE]
    batch = batches.bring_in(by=by, unit=above, file_name="don-vi.xlsx", content=books.union_book(UNIONS, ABOVE, "X"))
    if batch.counts["new"] != UNIONS:
        raise SystemExit(f"the unions were not founded: {batch.counts}")
    with connection.cursor() as cursor:
        _pools(cursor)
        values = {"people": people, "names": NAMES, "unions": UNIONS, "by": by.person.pk}
        for statement in (_PEOPLE, _MEMBERSHIPS, _PARTY):
            cursor.execute(statement, values)
        cursor.execute("ANALYZE")
    return [f"X{number:05d}" for number in range(UNIONS)]


def _pools(cursor):
    """Tables of the session: names with their keys, unions with their numbers."""
    cursor.execute(
        'CREATE TEMP TABLE bench_names (place int, sex text, full_name text, match_key text, search_key text, sort_key text COLLATE "C")'
    )
    with cursor.copy("COPY bench_names FROM STDIN") as copy:
        for place, who in enumerate(named_people()):
            copy.write_row((place, *(who[key] for key in ("sex", "full_name", "match_key", "search_key", "sort_key"))))
    cursor.execute(
        "CREATE TEMP TABLE bench_places AS SELECT id, row_number() OVER (ORDER BY id) - 1 AS number FROM units_unit WHERE code LIKE 'X%'"
    )


def chair_of(code, username, now):
    """An actor who is chair of a union, with a sign-in."""
    from congdoan.access import grants
    from congdoan.access.actors import actor_for
    from congdoan.access.roles import Role
    from congdoan.accounts.actions import users
    from congdoan.people.actions import persons
    from congdoan.units import queries as units

    unit = units.by_codes([code])[code]
    person = persons.add(full_name="Trần Thị Đo", sex="female", birth=None)
    user = users.open(person=person, username=username, password="chi-de-do-thoi-2026", now=now)
    grants.give(person=person, role=Role.CHAIR, unit=unit, valid_from=datetime.date(2000, 1, 1))
    return actor_for(user, now)
