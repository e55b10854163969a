"""What a module is asked for by name is there: a query that was renamed in its room is found where another room asks it."""

import ast
import importlib
import types
from pathlib import Path

import pytest

from tests.architecture.source import python_files

HOUSE = Path(__file__).resolve().parents[2] / "congdoan"
FILES = [*python_files(HOUSE), *python_files(HOUSE, tests=True)]


def modules_of(tree):
    """{name in this file: module} of what it imports from the house as a whole, to ask it by attribute."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("congdoan") and not node.level:
            home = importlib.import_module(node.module)
            for name in node.names:
                held = getattr(home, name.name, None)
                if isinstance(held, types.ModuleType):
                    found[name.asname or name.name] = held
    return found


def missing(text):
    """["papers.decisions, line 93"] of attributes of the house's modules that are not there; a name that is bound anew is passed over."""
    tree = ast.parse(text)
    asked = modules_of(tree)
    bound = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}
    bound |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and isinstance(node.ctx, ast.Load)):
            continue
        module = asked.get(node.value.id) if node.value.id not in bound else None
        if module is not None and not hasattr(module, node.attr):
            yield f"{node.value.id}.{node.attr}, line {node.lineno}"


@pytest.mark.parametrize("where", sorted({inside.split("/")[0] for inside, _path in FILES}))
def test_every_name_that_is_asked_of_a_module_is_there(where):
    found = {inside: list(missing(path.read_text(encoding="utf-8"))) for inside, path in FILES if inside.split("/")[0] == where}
    assert {inside: names for inside, names in found.items() if names} == {}


def test_a_query_that_is_not_there_is_named():
    text = "from congdoan.papers import queries as papers\n\nrows = papers.nowhere\nheld = papers.issued\n"
    assert list(missing(text)) == ["papers.nowhere, line 3"]
    assert list(missing("from congdoan.papers import queries\n\ndef f(queries):\n    return queries.nowhere\n")) == []
