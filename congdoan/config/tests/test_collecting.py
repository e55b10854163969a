"""The entrances of the program ask for fewer searches for unused cycles."""

import subprocess
import sys

import pytest

from congdoan.config.collecting import MIDDLE, NEW_OBJECTS, YOUNG

ASK = "import gc; print(*gc.get_threshold(), gc.get_freeze_count() > 0)"


@pytest.mark.parametrize(
    "entrance",
    [
        "import congdoan.config.wsgi",
        "import sys; sys.argv = ['congdoan', 'help']; from congdoan import __main__; __main__.main()",
    ],
)
def test_what_stands_at_the_start_is_not_looked_through_again(entrance, tmp_path):
    given = {"CONGDOAN_VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "congdoan.config.settings.dev", "PATH": ""}
    answer = subprocess.run([sys.executable, "-c", f"{entrance}; {ASK}"], capture_output=True, text=True, check=True, env=given)
    assert answer.stdout.splitlines()[-1] == f"{NEW_OBJECTS} {YOUNG} {MIDDLE} True"
