"""An import prepared for the screen: its steps, what was understood, chips by status, problems gathered by their repair."""

from collections import Counter

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.kernel.money import format_number
from congdoan.kernel.text import header_key
from congdoan.overview import asking, laying
from congdoan.ui import paging
from congdoan.workbooks import queries as workbooks
from congdoan.workbooks.choices import BatchState, RowStatus
from congdoan.workbooks.problems import Problem

LINES_SHOWN = 10  # of one kind of problem on the preview; the page of problems has them all
PAGE_SIZE = 50
ROWS_ABOVE = 3  # shown above the row that a problem leads to
ICONS = {RowStatus.NEW: "them", RowStatus.CHANGED: "sua", RowStatus.SAME: "dung", RowStatus.ERROR: "loi"}
STATE_BADGES = {
    BatchState.WAITING: "khai",
    BatchState.UNREADABLE: "son",
    BatchState.PREVIEWED: "nghe",
    BatchState.WRITING: "khai",
    BatchState.COMMITTED: "la",
    BatchState.UNDONE: "",
    BatchState.DISCARDED: "",
}
WORDS = {
    BatchState.COMMITTED: {
        RowStatus.NEW: gettext_lazy("Đã ghi"),
        RowStatus.CHANGED: gettext_lazy("Đã sửa"),
        RowStatus.SAME: gettext_lazy("Đã có"),
        RowStatus.ERROR: gettext_lazy("Bỏ lại"),
    },
    BatchState.UNDONE: {
        RowStatus.NEW: gettext_lazy("Đã hoàn tác"),
        RowStatus.CHANGED: gettext_lazy("Đã trả như cũ"),
        RowStatus.SAME: gettext_lazy("Đã có"),
        RowStatus.ERROR: gettext_lazy("Bỏ lại"),
    },
}
"""What a row's status is called once the import is decided; before that the status has its own word."""
NOTHING_TO_SEE = (BatchState.WAITING, BatchState.UNREADABLE, BatchState.WRITING, BatchState.DISCARDED)


def steps(batch, current, page):
    """[{"label", "url"}] of the four steps; one may go back to those that have an address. ``page``: gives the addresses."""
    urls = [page.upload_url(), "", "", ""]
    if batch is not None and batch.state not in NOTHING_TO_SEE:
        urls[1:3] = [page.at("import-columns"), page.at("import")]
    urls[current - 1] = ""
    labels = [_("Chọn tệp"), _("Đọc hiểu các cột"), _("Xem trước"), _("Ghi vào sổ")]
    return [{"label": label, "url": url} for label, url in zip(labels, urls, strict=True)]


def step_of(batch):
    """Which of the four steps a batch has come to."""
    return 4 if batch.state in (BatchState.COMMITTED, BatchState.UNDONE) else 3


def list_url(unit):
    """The list of imports."""
    return reverse("overview:import-list", kwargs={"unit_id": unit.pk})


def total(batch):
    """How many rows the batch has."""
    return sum(batch.counts.values())


def word(batch, status):
    """What became of the rows of a status."""
    return WORDS.get(batch.state, {}).get(status) or RowStatus(status).label


def chips(batch, chosen, page):
    """Statuses with their counts, each an address; the first stands for all rows."""
    shown = [
        {"label": _("Cả %s dòng") % format_number(total(batch)), "icon": "", "count": "", "url": page.at("import"), "current": not chosen}
    ]
    for status in RowStatus:
        count = batch.counts.get(str(status.value), 0)
        url = page.at("import", loai=status.value) if count else ""
        chip = {"label": word(batch, status), "icon": ICONS[status], "count": format_number(count), "url": url, "current": chosen == status}
        shown.append(chip)
    return shown


def problems(batch):
    """[(position or None, sheet name, Problem)]: what rows say, in the order of the run, then what whole sheets say."""
    found = workbooks.rows(batch).exclude(problems=[]).values_list("position", "sheet", "problems")
    said = [(position, sheet, Problem(**facts)) for position, sheet, of_row in found for facts in of_row]
    return said + [(None, "", Problem(**remark)) for remark in batch.remarks]


def places(sheets, page):
    """position, sheet name -> address of the row in the preview."""
    first, before = {}, 0
    for sheet in sheets:
        first[sheet["sheet"]] = before
        before += sheet["rows"]

    def url(position, sheet):
        cursor = {}
        if position - first[sheet] >= PAGE_SIZE:
            cursor = {"sau": paging.encode([position - ROWS_ABOVE - 1])}
        return f"{page.at('import', trang=sheet, **cursor)}#d{position}"

    return url


def groups(found, url_of, blocking, asks=None):
    """[{"kind", "count", "lines", "more", "asks", "more_asks", "failed"}]: problems that are mended the same way, the largest group first.

    ``asks``: {kind: what can be answered} of overview.asking; a group with a refused answer is ``failed``.
    """
    by_kind, counts = {}, Counter()
    covered = asking.covers(asks or {})
    for position, sheet, problem in found:
        if problem.blocks == blocking:
            counts[str(problem.kind)] += 1
            lines = by_kind.setdefault(str(problem.kind), [])
            if (position, problem.name) in covered:
                continue
            line = {"where": place(problem), "url": url_of(position, sheet) if position is not None else "", "words": said(problem)}
            lines.append(line)
    return [
        {"kind": kind, "count": counts[kind], "lines": lines[:LINES_SHOWN], "more": max(len(lines) - LINES_SHOWN, 0)} | _asked(kind, asks)
        for kind, lines in sorted(by_kind.items(), key=lambda group: (-counts[group[0]], group[0]))
    ]


def _asked(kind, asks):
    found = (asks or {}).get(kind, {"asks": [], "more": 0})
    return {"asks": found["asks"], "more_asks": found["more"], "failed": any(ask["error"] for ask in found["asks"])}


def place(problem):
    """ "Thăm hỏi, dòng 14, cột Ngày"."""
    parts = [problem.sheet]
    parts += [_("dòng %s") % problem.row] if problem.row else []
    parts += [_("cột %s") % plain_title(problem.column)] if problem.column else []
    return ", ".join(parts)


def plain_title(title):
    """A heading without the asterisk of a required column."""
    return title.rstrip(" *")


def said(problem):
    """ "“31/02/2019”. Tháng 2 không có ngày 31. Ghi lại ngày đã thăm."; what the sentence says already is not said twice."""
    return f"“{problem.value}”. {problem.text}" if problem.value and problem.value not in problem.text else problem.text


def understood_table(table):
    """What the machine made of one sheet of the file: columns known and unknown, lines left out."""
    return {
        "title": table["title"],
        "rows": table["rows"],
        "known": [_known(column) for column in table["columns"] if column["column"]],
        "unknown": [column["title"] for column in table["columns"] if not column["column"]],
        "left_out": table["left_out"],
    }


def _known(column):
    """The title in the file, and ours where it is another word."""
    same = header_key(column["title"]) == header_key(column["column"])
    return {"title": plain_title(column["title"]), "ours": "" if same else column["column"]}


def wants_a_look(batch):
    """True if something was not understood, or guessed, or typed with an old encoding, so that step 2 should be seen before the preview."""
    return bool(batch.old_text) or any(laying.is_strange(table) for table in batch.understood)
