"""What a plan touches, unit by unit, where members go, sums before and after: worked out of its Sketch and Outcome. Pure."""

import hashlib
from collections import Counter, defaultdict

from django.utils.translation import gettext as _

from congdoan.kernel import dates, money
from congdoan.organization.choices import GRASSROOTS_LEVEL
from congdoan.reorganization.choices import LEAVES, STAYS, UNDECIDED, Deed
from congdoan.reorganization.findings import WEIGHED, Touch
from congdoan.reorganization.outcome import code_of
from congdoan.reports import deadlines

MOST_PLACES = 12
REPORTS_WITHIN = 60  # days after which a report that falls due is nobody's business in a plan


def touches(drawn, found):
    """[Touch], in the order of the page; what is not touched is left out."""
    shown = [*_of_units(drawn, found), *_of_members(drawn, found), *_of_offices(drawn, found), *_of_works(drawn, found)]
    return [touch for touch in shown if touch.count]


def names(drawn, touched):
    """{unit id as text: name} of the units where something stands that is weighed when the plan is carried out."""
    return {str(pk): drawn.units[pk].name for touch in touched if touch.key in WEIGHED for pk, _count in touch.at}


def _touch(key, what, at, becomes, drawn, marks=None):
    day = dates.format_date(drawn.day)
    marked = {str(pk): marks[pk] for pk in at if pk in marks} if marks else {}
    return Touch(str(what), sum(at.values()), str(becomes) % {"day": day}, key, tuple(sorted(at.items())), marked)


def _mark(parts):
    """One short text for many ids or words, in whatever order they come."""
    return hashlib.sha256("\n".join(sorted(map(str, parts))).encode()).hexdigest()[:16]


def _marks(groups):
    return {pk: _mark(parts) for pk, parts in groups.items()}


def _of_units(drawn, found):
    own = {step.unit_id for step in drawn.steps}
    changed = {pk: (change, drawn.units[pk]) for pk, change in found.changed.items()}
    renamed = [pk for pk, (change, unit) in changed.items() if (change.name, change.kind) != (unit.name, unit.kind)]
    moved = [pk for pk, (change, unit) in changed.items() if change.parent != code_of(unit.parent)]
    followers = [pk for pk in found.closed if pk not in own]
    yield Touch(_("Đơn vị lập mới"), len(found.founded), _("Lập ngày %(day)s.") % {"day": dates.format_date(drawn.day)})
    for key, what, pks, becomes in (
        ("closed", _("Đơn vị kết thúc"), found.closed, _("Kết thúc từ ngày %(day)s. Sổ cũ vẫn đọc được.")),
        ("followers", _("Trong đó tổ, bộ phận kết thúc theo"), followers, _("Đứng trong đơn vị giải thể nên kết thúc cùng.")),
        ("renamed", _("Đơn vị đổi tên, loại"), renamed, _("Tên, loại mới từ ngày %(day)s; trước đó giữ như cũ.")),
        ("moved", _("Đơn vị chuyển cấp trên"), moved, _("Cả nhánh đi theo; sổ đoàn viên trong nhánh không phải ghi lại.")),
    ):
        marks = {pk: _mark([f"{drawn.units[pk].name}|{drawn.units[pk].kind}|{code_of(drawn.units[pk].parent)}"]) for pk in pks}
        yield _touch(key, what, dict.fromkeys(pks, 1), becomes, drawn, marks)


def _of_members(drawn, found):
    going, ended = _leaving(drawn, found)
    who_goes, who_ends = map(_marks, _who_leaves(drawn, found))
    ahead = {pk: row.leaving for pk, row in drawn.known.members.items() if pk in found.moves and row.leaving}
    yield _touch("going", _("Đoàn viên đổi nơi sinh hoạt"), going, _("Về nơi mới từ ngày %(day)s, không ngắt quãng."), drawn, who_goes)
    yield _touch("ended", _("Đoàn viên thôi sinh hoạt"), ended, _("Thôi là đoàn viên từ ngày %(day)s."), drawn, who_ends)
    yield _touch("ahead", _("Trong đó đã ghi ngày rời sau đó"), ahead, _("Vẫn rời vào ngày đã ghi, từ nơi mới."), drawn)


def _of_offices(drawn, found):
    known = drawn.known
    holders = {(row.unit_id, row.person_id) for row in known.grants}
    signing = Counter(unit_id for unit_id, person_id in holders if person_id in known.signing_in)
    posts, held = Counter(row.unit_id for row in known.posts), defaultdict(list)
    for row in known.posts:
        held[row.unit_id].append(f"{row.person_id} {row.post}")
    yield _touch("posts", _("Chức vụ công đoàn"), posts, _("Thôi giữ từ ngày %(day)s."), drawn, _marks(held))
    roles = Counter(unit_id for unit_id, _person_id in holders)
    yield _touch("roles", _("Người có quyền ở đơn vị kết thúc"), roles, _("Hết quyền ở đơn vị ấy từ ngày %(day)s."), drawn)
    becomes = _("Vẫn đăng nhập được; ở đơn vị kết thúc không còn làm gì.")
    yield _touch("signing", _("Trong đó có tài khoản đăng nhập"), signing, becomes, drawn)
    yield _touch("seats", _("Đại biểu, cấp ủy viên ghi ở đơn vị kết thúc"), known.seats, _("Vẫn giữ; đơn vị mới ghi tiếp."), drawn)


def _of_works(drawn, found):
    known = drawn.known
    left = {pk: 0 for pk, _left in known.funds}
    for pk, amount in known.funds:
        left[pk] += amount
    funds, total = Counter(pk for pk, _left in known.funds), money.format_money(sum(left.values()))
    yield _touch(
        "funds",
        _("Quỹ"),
        funds,
        _("Còn %(left)s: bàn giao cho nơi nhận; sổ quỹ cũ vẫn đọc được.") % {"left": total},
        drawn,
        {pk: str(amount) for pk, amount in left.items()},
    )
    waiting = Counter()
    for _words, pk, count in known.waiting:
        waiting[pk] += count
    yield _touch("waiting", _("Đơn, đề nghị đang chờ"), waiting, _("Trả lời trước ngày %(day)s."), drawn)
    yield _touch("books", _("Sổ Excel đang nhập dở"), known.books, _("Ghi hoặc bỏ trước ngày %(day)s."), drawn)
    unions = [pk for pk in found.closed if known.levels.get(drawn.units[pk].kind) == GRASSROOTS_LEVEL]
    due = deadlines.due(drawn.day, REPORTS_WITHIN)
    named = ", ".join(f"{one.title} ({dates.format_date(day)})" for day, one, _code in due)
    becomes = _("%(reports)s: làm đến ngày kết thúc, rồi nơi nhận báo cáo.") % {"reports": named.capitalize()}
    yield _touch("reports", _("Báo cáo sắp đến hạn"), dict.fromkeys(unions, len(due)) if due else {}, becomes, drawn)


def _leaving(drawn, found):
    """({unit id: who goes elsewhere}, {unit id: who leaves the union}); those of whom nobody knows are in neither."""
    apart, going, ended = Counter(), Counter(), Counter()
    for unit_id, target in found.persons.values():
        apart[unit_id] += 1
        (going if target else ended)[unit_id] += 1
    for pk, row in drawn.known.members.items():
        rest = row.now - apart[pk]
        if pk in found.ends and rest:
            ended[pk] += rest
        elif pk in found.moves and rest:
            going[pk] += rest
    return going, ended


def _who_leaves(drawn, found):
    """({unit id: ids of the persons who go elsewhere}, {unit id: of those who leave the union}): whom ``_leaving`` counts."""
    going, ended = defaultdict(list), defaultdict(list)
    for person_id, (unit_id, target) in found.persons.items():
        (going if target else ended)[unit_id].append(person_id)
    for pk, persons in drawn.known.standing.items():
        rest = [person_id for person_id in persons if person_id not in found.persons]
        (ended if pk in found.ends else going)[pk] += rest if pk in found.ends or pk in found.moves else []
    return going, ended


def members(drawn, found):
    """(how many leave the union, {CODE: how many go there}); those of whom nobody knows are in neither."""
    going, apart = Counter(code for _unit_id, code in found.persons.values() if code), Counter(pk for pk, _code in found.persons.values())
    for pk, row in drawn.known.members.items():
        if pk in found.moves and row.now > apart[pk]:
            going[found.moves[pk]] += row.now - apart[pk]
    return sum(_leaving(drawn, found)[1].values()), going


def undecided(drawn, found):
    """How many members of units that close have no place to go."""
    apart = sum(1 for unit_id, _target in found.persons.values() if unit_id in found.undecided)
    return sum(row.now for pk, row in drawn.known.members.items() if pk in found.undecided) - apart


def goes(drawn, found):
    """[(place, members)]: where members go, the largest first; the rest in one line, those without a place last."""
    ended, going = members(drawn, found)
    rows = sorted(((_name(drawn, found, code), count) for code, count in going.items()), key=lambda row: -row[1])
    if len(rows) > MOST_PLACES:
        rows = [
            *rows[:MOST_PLACES],
            (_("%(count)s nơi khác") % {"count": len(rows) - MOST_PLACES}, sum(row[1] for row in rows[MOST_PLACES:])),
        ]
    rows += [(_("Thôi là đoàn viên"), ended)] if ended else []
    left = undecided(drawn, found)
    return rows + ([(_("Chưa có nơi đến"), left)] if left > 0 else [])


def settles(drawn, found):
    """{unit id as text: code of the place, LEAVES, UNDECIDED or STAYS}: units whose members the drafter sends where each is to go."""
    places = {step.unit_id: STAYS for step in drawn.steps if step.deed == Deed.SPLIT}
    for pk, step in found.closed.items():
        if step.deed == Deed.DISSOLVE:
            places[pk] = LEAVES if pk in found.ends else found.moves.get(pk, UNDECIDED)
    return {str(pk): place for pk, place in places.items()}


def sums(drawn, found):
    """{"units", "members"}: (before, after) below the deciding unit."""
    units, people = drawn.known.sums
    ended, _going = members(drawn, found)
    return {"units": (units, units - len(found.closed) + len(found.founded)), "members": (people, people - ended)}


def _name(drawn, found, code):
    if code in found.founded:
        return found.founded[code].name
    return drawn.by_code[code].name if code in drawn.by_code else code
