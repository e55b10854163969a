"""Step 2 prepared: sheets of one shape together, what is to be looked at, and the words for it."""

import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from congdoan.kernel.money import format_number
from congdoan.overview.words import moment
from congdoan.workbooks import registry

MOST_OPEN = 12  # groups that are corrected at a time; the next ones come when these are saved
HOW = {
    "exact": {"label": later("Đúng tên"), "badge": "la", "icon": "dung"},
    "near": {"label": later("Đoán theo tên"), "badge": "nghe", "icon": "canh"},
    "content": {"label": later("Đoán theo các ô"), "badge": "nghe", "icon": "canh"},
    "chosen": {"label": later("Đã chọn"), "badge": "cham", "icon": "sua"},
    "": {"label": later("Chưa hiểu"), "badge": "khai", "icon": "canh"},
}


def groups(batch):
    """[[table, …]]: tables of the file as they were understood, those of one shape together, in the order of the file."""
    found = {}
    for table in batch.understood:
        key = (table.get("sheet"), table.get("signature"), table.get("header")) if table.get("signature") else table["index"]
        found.setdefault(key, []).append(table)
    return list(found.values())


def is_strange(table):
    """True for a sheet that somebody should look at: not understood, guessed, with a column unknown or missing."""
    if table.get("kind") == "chosen" and not table["sheet"]:
        return False
    unread = table["rows"] and not (table["sheet"] and table["header_row"])
    lacking = set(table.get("missing", ())) - set(table.get("fill", {}))
    seen, added = table.get("seen"), table.get("added", ())
    unknown = any(not column["column"] and (not seen or column["position"] in added) for column in table["columns"])
    return bool(unread or table.get("guesses") or lacking or unknown)


def opened(batch, asked):
    """(groups to correct, the others): the strange ones, or those with the ``asked`` table."""
    all_groups = groups(batch)
    here = [group for group in all_groups if any(is_strange(table) or str(table["index"]) in asked for table in group)]
    here = here[:MOST_OPEN] if not asked else [group for group in here if str(group[0]["index"]) in asked] or here[:MOST_OPEN]
    return here, [group for group in all_groups if group not in here]


def title_of(group):
    """ "Tháng 1" or "Tháng 1, Tháng 2, Tháng 3 và 9 trang cùng kiểu"."""
    titles = [table["title"] for table in group]
    shown = ", ".join(titles[:3])
    return shown if len(titles) <= 3 else _("%(shown)s và %(more)s trang cùng kiểu") % {"shown": shown, "more": len(titles) - 3}


def verdict(group):
    """What is said of the sheets of a group in one sentence."""
    first, rows = group[0], sum(table["rows"] for table in group)
    count = {"rows": format_number(rows), "sheet": first["sheet"], "header": _header(first)}
    if first.get("kind") == "chosen" and not first["sheet"]:
        return _("Đã chọn không nhập, %(rows)s dòng.") % count
    if not first["sheet"]:
        return _("Chưa hiểu trang này, %(rows)s dòng không được nhập. Chọn loại trang nếu muốn nhập.") % count
    if not first["header_row"]:
        return _("Không thấy dòng tiêu đề, %(rows)s dòng không được nhập. Ghi số dòng có tên các cột.") % count
    if remembered := first.get("remembered"):
        return _("Trang %(sheet)s, %(rows)s dòng, đọc như lần trước (%(by)s chọn ngày %(at)s).") % {
            **count,
            "by": remembered["by"],
            "at": moment(datetime.datetime.fromisoformat(remembered["at"])).split()[0],
        }
    guessed = _(" Máy đoán loại trang theo tên các cột.") if first.get("kind") == "headings" else ""
    if first["header_row"] > 1:
        return _("Trang %(sheet)s, %(rows)s dòng. Tiêu đề ở dòng %(header)s, các dòng phía trên được bỏ qua.") % count + guessed
    return _("Trang %(sheet)s, %(rows)s dòng.") % count + guessed


def _header(table):
    """ "6" or "6-7": the rows of the header."""
    first, last = table["header"], table["header_row"]
    return str(last) if first == last or last is None else f"{first}-{last}"


def sheets_for(by, unit, now):
    """[(name, name)] of the sheets that ``by`` may import into the unit; ``now``: the one that is chosen, in any case."""
    return [(sheet.name, sheet.name) for sheet in registry.sheets() if sheet.name == now or by.may(sheet.permission, unit)]


def targets_for(by, unit, sheet, now):
    """[(token, label)] of what a column may stand for; a column that takes a right of its own only for those who have it."""
    hidden = {name for name, permission in sheet.guarded.items() if not by.may(permission, unit)}
    return [(token, target.label) for token, target in sheet.targets.items() if token == now or target.name not in hidden]


def left_out(group):
    """[{"row", "text", "reason", "title"}] of all the sheets of a group."""
    several = len(group) > 1
    return [{**line, "title": table["title"] if several else ""} for table in group for line in table["left_out"]]
