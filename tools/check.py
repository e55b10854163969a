"""./run check: lint, import contracts, migrations, generated pages; changes nothing and reports all failures at the end."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

CHECKS = {
    "lint": [BIN / "ruff", "check", "."],
    "format": [BIN / "ruff", "format", "--check", "--quiet", "."],
    "import contracts": [BIN / "lint-imports", "--no-cache"],
    "migrations": [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"],
    "shape of the code": [sys.executable, "-m", "pytest", "tests/architecture", "-q"],
    "generated pages": [sys.executable, "-m", "congdoan", "reference", "--check"],
}


def main():
    failed = []
    for name, command in CHECKS.items():
        answer = subprocess.run([str(part) for part in command], cwd=ROOT, capture_output=True, text=True, check=False)
        print(f"{'ok  ' if answer.returncode == 0 else 'FAIL'} {name}", flush=True)
        if answer.returncode:
            failed.append(name)
            print((answer.stdout + answer.stderr)[-3000:])
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
