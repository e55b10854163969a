"""A large import, a plan and posting killed at random moments: ten kills each here, two hundred by ./run soak import, plan, posting (docs/soak.md)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.killing import Broken
from tests.killing_imports import Kills
from tests.killing_plans import PlanKills

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.db
@pytest.mark.slow
@pytest.mark.parametrize(("name", "rows"), [("import", "30"), ("plan", "30"), ("posting", "1")])
def test_ten_kills_leave_nothing_or_everything_and_a_rerun_ends_the_same(name, rows):
    server = os.environ.get("CONGDOAN_TEST_DATABASE", "")
    where = ["--database", "postgresql", "--server", server] if server.startswith("postgresql") else ["--database", "sqlite"]
    command = [sys.executable, "tools/soak.py", name, "--kills", "10", "--rows", rows, "--seed", "7", "--no-report", *where]
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("CONGDOAN_", "DJANGO_"))}
    answer = subprocess.run(command, cwd=ROOT, env=clean, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert "10 kills, 0 broken" in answer.stdout


@pytest.mark.django_db
@pytest.mark.parametrize(("series", "phase"), [(Kills, "write"), (PlanKills, "undo")])
def test_half_of_it_would_be_found(series, phase):
    kills = series(keep=None, restore=None, rows=1, seed=1)
    kills.before, kills.after = dict.fromkeys(series.phases, "như trước"), dict.fromkeys(series.phases, "như sau")
    with pytest.raises(Broken, match="neither the state before nor the state after"):
        kills._look(phase)
