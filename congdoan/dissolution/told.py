"""Sổ ghi gì về từng mục: worked out of the rooms below, for one file or many; the number of statements does not grow with the files."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _

from congdoan.dissolution import leaving, queries
from congdoan.dissolution.choices import Kind
from congdoan.finance import queries as finance
from congdoan.kernel import dates, money
from congdoan.kernel.db.gathering import gather
from congdoan.kernel.money import format_number as number
from congdoan.reorganization import queries as plans
from congdoan.reorganization.choices import Deed, Fate
from congdoan.reports import deadlines

REPORTS_WITHIN = 60  # days after the last one in which a report falls due that the receiver will have to make
LEFT = "-"  # where those go who are members no more


@dataclass(frozen=True)
class Told:
    """Sổ ghi: words, how many rows there are, a sum; ``stands_open``: why this cannot be called done."""

    text: str
    count: int = 0
    amount: int = 0
    stands_open: str = ""


@dataclass(frozen=True)
class Way:
    """Nơi đến: of the unit's members, and of those who are sent another way: {person id: place}; None where nobody knows."""

    place: str | None
    apart: dict


def of(files, today, left=None):
    """{file id: {Kind: Told}}. ``left``: leaving.left_in of them, where that was asked before."""
    files = list(files)
    if not files:
        return {}
    left = leaving.left_in(files) if left is None else left
    funds = finance.balances_below(leaving.below_q(files, left))
    ways, counts, funds = gather(ways_asked(files), queries.with_counts([one.pk for one in files], left), funds)
    counted, going = {row.pk: row for row in counts}, queries.going(files, left)
    found = {}
    for one in files:
        mine = [fund for fund in funds if leaving.holds(one, left, fund.unit.path)]
        rows = [row for row in going if leaving.holds(one, left, row["path"])]
        found[one.pk] = {
            Kind.FUNDS: _funds(mine),
            Kind.MEMBERS: _members(one, rows, ways[one.pk]),
            Kind.REPORTS: _reports(one),
            **_counted(one, counted[one.pk], one.closes_on <= today),
        }
    return found


def ways_of(files):
    """{file id: Way}: where the plan of each sends its members."""
    [ways] = gather(ways_asked(files))
    return ways


def ways_asked(files):
    """As ``ways_of``, for a page that asks other things at once: through ``gather``."""
    planned = [one for one in files if one.plan_id is not None]
    if not planned:
        return {one.pk: Way(None, {}) for one in files}
    ids = {one.plan_id for one in planned}
    steps, parts = yield plans.ending_steps(ids, [one.unit_id for one in planned]), plans.person_parts(ids)
    names = plans.names_in(steps, [part.target_code for part in parts])
    by_unit, apart = {(step.plan_id, step.unit_id): step for step in steps}, {}
    for part in parts:
        code = part.target_code or (part.step.target_code if part.step.deed != Deed.DISSOLVE else "")
        apart.setdefault((part.step.plan_id, part.step.unit_id), {})[part.person_id] = names.get(code.upper(), code) if code else LEFT
    return {one.pk: _way(by_unit.get((one.plan_id, one.unit_id)), apart.get((one.plan_id, one.unit_id), {}), names) for one in files}


def _way(step, apart, names):
    if step is None:
        return Way(None, apart)
    code = step.target_code.upper()
    if step.deed == Deed.MERGE or step.fate == Fate.MOVE:
        return Way(names.get(code, step.target_code) or None, apart)
    return Way(LEFT if step.fate == Fate.END else None, apart)


def place_of(row, way, closes_on):
    """Where a member goes: a name, LEFT, or None for nobody knows. ``row``: as ``queries.members`` gives it."""
    if row.valid_until == closes_on:
        return row.next_name or LEFT
    return way.apart.get(row.person_id, way.place)


def said_of(place):
    """A place as people read it."""
    if place is None:
        return _("Chưa có nơi đến")
    return _("Thôi là đoàn viên") if place == LEFT else _("Về %(unit)s") % {"unit": place}


def _members(one, rows, way):
    places, waiting = Counter(), 0
    for row in rows:
        if row["gone"]:
            places[row["next_name"] or LEFT] += row["n"]
        else:
            waiting += row["n"]
    if waiting:
        apart = Counter(way.apart.values())
        places += apart
        places[way.place] += max(waiting - sum(apart.values()), 0)
    nowhere, total = places.pop(None, 0), sum(row["n"] for row in rows)
    told = [_("%(count)s thôi là đoàn viên") % {"count": number(count)} if place == LEFT else _("%(count)s về %(unit)s") % {"count": number(count), "unit": place}
            for place, count in places.most_common() if count]  # fmt: skip
    told += [_("%(count)s chưa có nơi đến") % {"count": number(nowhere)}] if nowhere else []
    text = _("%(count)s đoàn viên: %(where)s") % {"count": number(total), "where": "; ".join(told)} if total else _("Không có đoàn viên")
    way_out = _("Chọn nơi đến trong phương án.") if one.plan_id else _("Ghi chuyển hoặc ghi rời từng người.")
    return Told(
        text,
        total,
        0,
        _("Còn %(count)s đoàn viên chưa có nơi đến. %(way)s") % {"count": number(nowhere), "way": way_out} if nowhere else "",
    )


def _funds(funds):
    left = sum(fund.left for fund in funds)
    text = _("%(count)s quỹ, còn %(left)s") % {"count": number(len(funds)), "left": money.format_money(left)}
    return Told(text if funds else _("Không có quỹ"), len(funds), left)


def _reports(one):
    due = deadlines.due(one.closes_on, REPORTS_WITHIN)
    named = "; ".join(_("%(what)s, hạn %(day)s") % {"what": what.title, "day": dates.format_date(day)} for day, what, _code in due)
    return Told(f"{named[:1].upper()}{named[1:]}" if due else _("Không có báo cáo sắp đến hạn"), len(due))


def _counted(one, row, ended):
    day = dates.format_date(one.closes_on)
    grants = _("%(count)s quyền, %(accounts)s có tài khoản; hết từ ngày %(day)s")
    left = _("Còn %(count)s chức vụ chưa thôi. Ghi thôi giữ chức vụ trước.")
    right = _("Còn %(count)s quyền ở đơn vị đã kết thúc. Thu hồi trước.")
    waits, books = _("Còn %(count)s đơn, đề nghị chưa trả lời. Trả lời trước."), _("Còn %(count)s sổ nhập dở. Ghi hoặc bỏ trước.")
    words = {"day": day, "accounts": number(row.accounts)}
    return {
        Kind.RECORDS: _told(row.records, _("%(count)s lần thu, trao trong sổ"), _("Sổ không ghi lần thu, trao nào"), words),
        Kind.SEAL: Told(row.seal or _("Sổ không ghi con dấu"), 1 if row.seal else 0),
        Kind.DOCUMENTS: _told(row.documents, _("%(count)s quyết định đã lập"), _("Sổ không có quyết định đã lập"), words),
        Kind.POSTS: _told(
            row.posts,
            _("%(count)s chức vụ, thôi từ ngày %(day)s"),
            _("Không có ai giữ chức vụ"),
            words,
            left,
            row.posts_left if ended else 0,
        ),
        Kind.SIGN_INS: _told(row.rights, grants, _("Không còn ai có quyền ở đây"), words, right, row.rights if ended else 0),
        Kind.WAITING: _told(row.waiting, _("%(count)s đơn, đề nghị"), _("Không có đơn nào chờ"), words, waits, row.waiting),
        Kind.BOOKS: _told(row.books, _("%(count)s sổ"), _("Không có sổ nhập dở"), words, books, row.books),
    }


def _told(count, some, none, words, stands_open="", left=0):
    """A Told of ``count`` rows; ``left`` of them stand against calling it done."""
    text = some % {**words, "count": number(count)} if count else none
    return Told(text, count, 0, stands_open % {"count": number(left)} if left else "")
