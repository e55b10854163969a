"""Made-up members for tests."""

import datetime

from congdoan.kernel.dates import read_approximate_date
from congdoan.membership.actions import members

JOINED = datetime.date(2015, 6, 1)


def day(written):
    """ "2015-06-01" -> date."""
    return datetime.date.fromisoformat(written) if isinstance(written, str) else written


def facts(unit, full_name, sex="female", born="09/10/1986", joined="01/06/2015", **more):
    """One row as admit_all takes it; dates as people write them."""
    row = {
        "unit": unit, "full_name": full_name, "sex": sex, "birth": read_approximate_date(born) if born else None,
        "union_joined": read_approximate_date(joined), "how": "admitted",
    }  # fmt: skip
    for name in ("valid_from", "valid_until", "party_joined_on", "party_introduced_on"):
        if name in more:
            row[name] = day(more.pop(name))
    return row | more


def member(cast, full_name="Trần Thị Mai", sex="female", unit=None, by=None, **more):
    """A membership recorded by the chair."""
    row = facts(unit or cast.union, full_name, sex, **more)
    return members.admit_all(by=by or cast.chair, unit=cast.union, rows=[row])[0]


NAMES = ["An", "Bích", "Cường", "Dung", "Đăng", "Hà", "Hạnh", "Hằng", "Hùng", "Hương", "Khánh", "Lan", "Mai", "Nga", "Oanh", "Phúc"]


def many(cast, count, unit=None, start=0):
    """Many members of different names, every second one a man."""
    rows = [
        facts(
            unit or cast.group,
            f"Nguyễn {'Văn' if n % 2 else 'Thị'} {chr(65 + n // 16 % 26)}a {NAMES[n % 16]}",
            "male" if n % 2 else "female",
            born=f"{1 + n % 28:02}/0{1 + n % 9}/{1960 + n % 30}",
        )  # fmt: skip
        for n in range(start, start + count)
    ]
    return members.admit_all(by=cast.chair, unit=cast.union, rows=rows)
