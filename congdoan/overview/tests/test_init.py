"""congdoan init: the first unit with those above it, and somebody who can sign in."""

import datetime

import pytest
from django.core.management import CommandError, call_command

from congdoan.accounts import queries as accounts
from congdoan.units import queries as units

pytestmark = pytest.mark.db
ABOVE = ("HN|LĐLĐ tỉnh Hà Nam|Liên đoàn Lao động tỉnh, thành phố", "BL|LĐLĐ huyện Bình Lục|district_federation")
FIRST = {
    "code": "CD-01", "name": "Công đoàn Công ty ABC", "founded": "26/03/2018", "person": "Nguyễn Thị Lan", "sex": "nữ", "username": "lan",
}  # fmt: skip


@pytest.fixture(autouse=True)
def no_migrate(monkeypatch):
    """The suite's database is migrated already."""
    monkeypatch.setattr("congdoan.overview.management.commands.init.call_command", lambda *_args, **_more: None)


def test_the_first_unit_stands_under_its_superiors(db, capsys):
    call_command("init", **FIRST, superior=list(ABOVE))
    found = [(unit.code, unit.parent.code if unit.parent else None, unit.founded_on) for unit in units.units()]
    day = datetime.date(2018, 3, 26)
    assert found == [("HN", None, day), ("BL", "HN", day), ("CD-01", "BL", day)]
    printed = capsys.readouterr().out
    password = printed.partition("Mật khẩu: ")[2].split()[0]
    assert accounts.by_any_name("lan").check_password(password)


@pytest.mark.parametrize(
    ("given", "sentence"), [({"superior": ["HN|LĐLĐ"]}, "MÃ|TÊN|LOẠI"), ({"kind": "Câu lạc bộ"}, "Không có loại đơn vị")]
)
def test_what_cannot_be_read_is_said(given, sentence, db):
    with pytest.raises(CommandError) as refused:
        call_command("init", **FIRST, **given)
    assert sentence in str(refused.value)
    assert not units.units().exists()
