"""Hostile files: refused with the right sentence within 5 seconds and 200 MB, nothing stored; or read right where they do no harm."""

import json
import os
import subprocess
import sys

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congdoan import workbooks
from congdoan.kernel.errors import Refused
from congdoan.workbooks.models import Batch, StagedRow
from congdoan.workbooks.tests import hostile_old, measured

CORPUS = hostile_old.corpus()
SECONDS, MEGABYTES = 5, 200


@pytest.fixture(scope="session")
def outcomes(tmp_path_factory):
    """{name: what came of the file in a process of its own}."""
    folder = tmp_path_factory.mktemp("hostile")
    names = {}
    for number, case in enumerate(CORPUS.values()):
        (folder / f"{number}").write_bytes(case.content)
        names[f"{number}"] = case.name
    (folder / "names.json").write_text(json.dumps(names))
    given = {**os.environ, "DJANGO_SETTINGS_MODULE": "congdoan.config.settings.test", "PYTHONPATH": os.getcwd()}
    answer = subprocess.run([sys.executable, measured.__file__, folder], capture_output=True, text=True, env=given, check=False)
    told = [json.loads(line) for line in answer.stdout.splitlines()]
    assert len(told) == len(CORPUS), answer.stderr
    return dict(zip(CORPUS, told, strict=True))


def test_the_corpus_is_large_enough():
    assert sum(1 for case in CORPUS.values() if case.refused) >= 40


@pytest.mark.parametrize("name", CORPUS)
def test_it_is_refused_with_its_sentence_or_read_right(name, outcomes):
    case, outcome = CORPUS[name], outcomes[name]
    assert "broken" not in outcome, outcome
    if case.refused:
        assert case.refused in outcome.get("sentence", ""), outcome
    else:
        assert outcome.get("cells") == case.read, outcome


def test_none_takes_long_or_much(outcomes):
    taken = {name: (round(found["seconds"], 1), round(found["mb"])) for name, found in outcomes.items() if CORPUS[name].refused}
    assert not {name: both for name, both in taken.items() if both[0] > SECONDS or both[1] > MEGABYTES}, taken


def test_nothing_of_them_is_stored(cast, club_sheets):
    """They are refused while they are opened: nothing is even begun to be written, so this is the same on every database."""
    for name, case in CORPUS.items():
        if case.refused:
            with pytest.raises(Refused, match="."), CaptureQueriesContext(connection) as asked:
                workbooks.preview(by=cast.chair, unit=cast.union, file_name=case.name, content=case.content)
            assert not [one["sql"] for one in asked if one["sql"].startswith(("INSERT", "UPDATE", "DELETE"))], name
            assert not Batch.objects.exists(), name
    assert not StagedRow.objects.exists()
