"""Checks that read the code as text: each yields sentences about what breaks the house rules, and is tried on a bad package."""

import ast
import re
from pathlib import Path

WRITES = {
    "save",
    "create",
    "bulk_create",
    "update",
    "bulk_update",
    "delete",
    "get_or_create",
    "update_or_create",
    "insert_all",
    "update_all",
    "asave",
    "acreate",
}
# rooms whose engine writes outside an actions folder, each with its reason
WRITE_EXCEPTIONS = {
    "access/guarding.py": "rules of second factors, visits of help: written by organization's and membership's actions, through this one file",
    "access/grants.py": "grants are written by organization's actions, through this one file",
    "kernel/db/inserts.py": "the tool that actions write with",
    "kernel/jobs.py": "the queue's own rows, moved by the actions of the room jobs",
}
FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc", "services", "managers", "signals"}
# dictionaries and sets also have update(); these receivers are no querysets
HARMLESS_RECEIVERS = re.compile(
    r"(document|hash|digest|sha256|dict|facts|collected|found|context|cells|values|parameters|known|names|seen|parts)$"
)
CLOCK = re.compile(r"\b(timezone\.now|timezone\.localdate|timezone\.localtime|datetime\.now|datetime\.utcnow|date\.today|time\.time)\(")
CLOCK_ALLOWED = {
    "ui/middleware.py",
    "overview/commanding.py",
    "overview/health.py",
    "jobs/worker.py",
    "jobs/performing.py",
    "demo",
    "config",
    "views",
    "tasks",
    "management",
}
RAW_FIGURES = re.compile(r"\b(engine|indicators|figures|queries)\.figures?\(|\bbelow\.(by_unit|split)\(")
LONG_FILES = {}  # file -> reason; may only shrink
LONG_FUNCTIONS = {}  # "file:function" -> reason; may only shrink
FILE_BUDGET, TEST_BUDGET, TEMPLATE_BUDGET, FUNCTION_BUDGET, SETTINGS_BUDGET = 300, 500, 150, 40, 350


def python_files(root, tests=False):
    """Python files below ``root`` with their path relative to it; migrations never, tests only on request."""
    for path in sorted(Path(root).rglob("*.py")):
        inside = path.relative_to(root).as_posix()
        is_test = "tests/" in inside or inside.startswith("test")
        if "migrations/" in inside or "/vendor/" in inside or is_test != tests:
            continue
        yield inside, path


def writes_outside_actions(root):
    """Writes to the database may stand only in actions."""
    for inside, path in python_files(root):
        if "/actions/" in inside or inside.endswith("/actions.py") or inside in WRITE_EXCEPTIONS:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if _is_write(node):
                yield f"{inside}:{node.lineno} writes (.{_called(node)}) outside actions: move it into the room's actions/"


def _called(node):
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _is_write(node):
    if not isinstance(node, ast.Call) or _called(node) not in WRITES:
        return False
    if not isinstance(node.func, ast.Attribute):
        return _called(node) in ("insert_all", "update_all")
    receiver = ast.unparse(node.func.value)
    return not HARMLESS_RECEIVERS.search(receiver) and not isinstance(node.func.value, ast.Dict)


def signals_and_generic_relations(root):
    """No signals, no generic relations: visible calls and real foreign keys instead. A field that fills itself (def pre_save) is no signal."""
    pattern = re.compile(
        r"@receiver\b|post_save|(?<!def )pre_save|post_delete|pre_delete|m2m_changed|GenericForeignKey|GenericRelation|\.connect\((?!\s*self)"
    )
    for inside, path in python_files(root):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if pattern.search(line) and "sqlite3" not in line:
                yield f"{inside}:{number} uses a signal or a generic relation: call the other room's action instead"


def clock_below_views(root):
    """Nobody below views, tasks and commands reads the clock: `by.today` and `by.now` are given."""
    for inside, path in python_files(root):
        if any(part in inside for part in CLOCK_ALLOWED):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if CLOCK.search(line):
                yield f"{inside}:{number} reads the clock below the views: take the day from the actor"


def forbidden_names(root):
    """A file called utils has no home yet."""
    for inside, path in python_files(root):
        if path.stem in FORBIDDEN_NAMES or path.parent.name in FORBIDDEN_NAMES:
            yield f"{inside} is called {path.stem}: name it after what it holds"


def figures_told_raw(root):
    """Figures reach a reader through ``indicators.telling`` alone: what is small is covered there."""
    for inside, path in python_files(root):
        if inside.startswith("indicators/"):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if RAW_FIGURES.search(line):
                yield f"{inside}:{number} shows a figure uncovered: ask indicators.telling.Telling"


def missing_docstrings(root):
    """Every module says in its first line what it is for."""
    for inside, path in python_files(root):
        text = path.read_text(encoding="utf-8")
        if text.strip() and not ast.get_docstring(ast.parse(text)):
            yield f"{inside} has no docstring: say in a line what it is for"


def over_budget(root):
    """Files and functions stay small."""
    for tests, budget in ((False, FILE_BUDGET), (True, TEST_BUDGET)):
        for inside, path in python_files(root, tests):
            text = path.read_text(encoding="utf-8")
            limit = SETTINGS_BUDGET if inside.endswith("settings/base.py") else budget
            lines = text.count("\n")
            if lines > limit and inside not in LONG_FILES:
                yield f"{inside} has {lines} lines, the budget is {limit}: make it a package, one noun a file"
            if not tests:
                yield from _long_functions(inside, text)
    for path in sorted(Path(root).rglob("*.html")):
        lines = path.read_text(encoding="utf-8").count("\n")
        if lines > TEMPLATE_BUDGET:
            yield f"{path.relative_to(root).as_posix()} has {lines} lines, the budget is {TEMPLATE_BUDGET}: cut it into partials"


def _long_functions(inside, text):
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            lines = (body[-1].end_lineno - body[0].lineno + 1) if body else 0
            if lines > FUNCTION_BUDGET and f"{inside}:{node.name}" not in LONG_FUNCTIONS:
                yield f"{inside}:{node.lineno} {node.name} has {lines} lines, the budget is {FUNCTION_BUDGET}: cut it at its joints"


def inline_code_in_templates(root):
    """No inline scripts, no style attributes, no event attributes, no foreign host: the page's policy forbids them."""
    pattern = re.compile(r"<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|(?:src|href)=[\"']https?://", re.IGNORECASE)
    for path in sorted(Path(root).rglob("*.html")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if pattern.search(line):
                yield f"{path.relative_to(root).as_posix()}:{number} has inline code or a foreign host: use a data- attribute or a class"


def workplace_words(root, words):
    """What is committed never names the machine it was written on."""
    for path in sorted(Path(root).rglob("*")):
        if path.is_file() and path.suffix in (".py", ".md", ".html", ".css", ".js", ".toml", ".txt", ".yml", ".cfg", ".in"):
            text = path.read_text(encoding="utf-8", errors="ignore")
            for word in words:
                if word in text:
                    yield f"{path.relative_to(root).as_posix()} names {word}"


def cases_outside_demo(root, codes):
    """No code outside tests and the demo generators knows a case."""
    for inside, path in python_files(root):
        if inside.startswith("demo/"):
            continue
        text = path.read_text(encoding="utf-8")
        for code in codes:
            if code in text:
                yield f"{inside} names the case {code}: cases live in demo/ and in tests"


def unused_templates(root):
    """Every template is named somewhere: by a view, another template or a component tag."""
    named = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted(Path(root).rglob("*")) if path.suffix in (".py", ".html") and path.is_file()
    )
    for path in sorted(Path(root).rglob("templates/**/*.html")):
        inside = path.relative_to(root).as_posix()
        name = inside.split("templates/", 1)[1]
        if name.startswith(("account/", "mfa/", "cotton/")):  # the first two are named by allauth
            used = not name.startswith("cotton/") or _component_tag(name) in named
        else:
            used = name in named
        if not used:
            yield f"{inside} is used nowhere: delete it"


def _component_tag(name):
    return "<c-" + name.removeprefix("cotton/").removesuffix(".html").replace("/", ".").replace("_", "-")
