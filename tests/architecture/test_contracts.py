"""The import contracts hold, and a bad import is caught by name."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINTER = Path(sys.executable).parent / "lint-imports"


def lint(folder):
    """import-linter's answer for a folder."""
    return subprocess.run([LINTER, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False)


def test_the_contracts_hold():
    answer = lint(ROOT)
    assert answer.returncode == 0, answer.stdout


BAD = [
    ("care/policies.py", "import congdoan.education.policies\n", "Apps sit in tiers"),
    ("kernel/money.py", "import congdoan.care.policies\n", "Apps sit in tiers"),
    ("care/models/visit.py", "import congdoan.care.policies\n", "Inside an app"),
    ("care/queries/visits.py", "import congdoan.membership.models\n", "Other apps meet membership through its face"),
    ("care/queries/visits.py", "import congdoan.units.models\n", "Only the tree itself"),
    ("care/policies.py", "import congdoan.ui.forms\n", "The domain knows nothing of HTTP"),
    ("care/actions/visits.py", "import django_tasks_db.models\n", "One file knows the queue"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "line", "contract"), BAD)
def test_a_bad_import_is_caught_by_name(name, line, contract, tmp_path):
    shutil.copytree(
        ROOT / "congdoan", tmp_path / "congdoan", ignore=shutil.ignore_patterns("static", "fonts", "tests", "templates", "__pycache__")
    )
    shutil.copy(ROOT / ".importlinter", tmp_path)
    target = tmp_path / "congdoan" / name
    target.write_text(target.read_text(encoding="utf-8") + line, encoding="utf-8")
    answer = lint(tmp_path)
    broken = answer.stdout.partition("Broken contracts")[2]
    assert answer.returncode != 0
    assert contract in broken
