"""A large import killed at random moments: ten kills here, two hundred by ./run soak import (docs/soak.md)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.killing import PHASES, Broken, Kills

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.db
@pytest.mark.slow
def test_ten_kills_leave_nothing_or_everything_and_a_rerun_ends_the_same():
    server = os.environ.get("CONGDOAN_TEST_DATABASE", "")
    where = ["--database", "postgresql", "--server", server] if server.startswith("postgresql") else ["--database", "sqlite"]
    command = [sys.executable, "tools/soak.py", "import", "--kills", "10", "--rows", "30", "--seed", "7", "--no-report", *where]
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("CONGDOAN_", "DJANGO_"))}
    answer = subprocess.run(command, cwd=ROOT, env=clean, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert "10 kills, 0 broken" in answer.stdout


@pytest.mark.django_db
def test_half_an_import_would_be_found():
    kills = Kills(keep=None, restore=None, rows=1, seed=1)
    kills.before, kills.after = dict.fromkeys(PHASES, "như trước"), dict.fromkeys(PHASES, "như sau")
    with pytest.raises(Broken, match="neither the state before nor the state after"):
        kills._look("write")
