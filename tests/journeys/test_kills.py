"""A large import, a plan and posting killed at random moments: ten kills each here and twenty of books, hundreds by ./run soak import, plan, posting (docs/soak.md)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.killing import Broken
from tests.killing_books import BookKills
from tests.killing_imports import Kills
from tests.killing_plans import PlanKills

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.db
@pytest.mark.slow
@pytest.mark.parametrize(("name", "rows", "kills"), [("import", "30", 10), ("plan", "30", 10), ("posting", "1", 20)])
def test_kills_leave_nothing_or_everything_and_a_rerun_ends_the_same(name, rows, kills):
    server = os.environ.get("CONGDOAN_TEST_DATABASE", "")
    where = ["--database", "postgresql", "--server", server] if server.startswith("postgresql") else ["--database", "sqlite"]
    command = [sys.executable, "tools/soak.py", name, "--kills", str(kills), "--rows", rows, "--seed", "7", "--no-report", *where]
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("CONGDOAN_", "DJANGO_"))}
    answer = subprocess.run(command, cwd=ROOT, env=clean, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert f"{kills} kills, 0 broken" in answer.stdout


@pytest.mark.django_db
@pytest.mark.parametrize(("series", "phase"), [(Kills, "write"), (PlanKills, "undo")])
def test_half_of_it_would_be_found(series, phase):
    kills = series(keep=None, restore=None, rows=1, seed=1)
    kills.before, kills.after = dict.fromkeys(series.phases, "như trước"), dict.fromkeys(series.phases, "như sau")
    with pytest.raises(Broken, match="neither the state before nor the state after"):
        kills._look(phase)


@pytest.mark.django_db
@pytest.mark.parametrize("line", ["closing 99 abc", "voucher 1 receipt 2022 1 5000", "answer 3 declined", "duesrule 99999"])
def test_what_was_acknowledged_and_is_lost_would_be_found(line):
    kills = BookKills(keep=None, restore=None, rows=1, seed=1)
    kills.told.write_text(f"{line}\n")
    with pytest.raises(Broken, match="acknowledged and lost"):
        kills._look()
