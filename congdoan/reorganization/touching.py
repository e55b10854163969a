"""What a plan touches, where members go, sums before and after: worked out of its Sketch and Outcome. Pure."""

from django.utils.translation import gettext as _

from congdoan.kernel import dates
from congdoan.reorganization.findings import Touch
from congdoan.reorganization.outcome import code_of

MOST_PLACES = 12


def touches(drawn, found):
    """[Touch], in the order of the page; what is not touched is left out."""
    day, known = dates.format_date(drawn.day), drawn.known
    own = {step.unit_id for step in drawn.steps}
    renamed = [pk for pk, change in found.changed.items() if (change.name, change.kind) != (drawn.units[pk].name, drawn.units[pk].kind)]
    moved = [pk for pk, change in found.changed.items() if change.parent != code_of(drawn.units[pk].parent)]
    ended, going = members(drawn, found)
    leaving = sum(row.leaving for pk, row in known.members.items() if pk in found.moves)
    holders = {row.person_id for row in known.grants}
    rows = [
        (_("Đơn vị lập mới"), len(found.founded), _("Lập ngày %(day)s.")),
        (_("Đơn vị kết thúc"), len(found.closed), _("Kết thúc từ ngày %(day)s. Sổ cũ vẫn đọc được.")),
        (_("Đơn vị đổi tên, loại"), len(renamed), _("Tên, loại mới từ ngày %(day)s; trước đó giữ như cũ.")),
        (_("Đơn vị chuyển cấp trên"), len(moved), _("Cả nhánh đi theo; sổ đoàn viên trong nhánh không phải ghi lại.")),
        (_("Đoàn viên đổi nơi sinh hoạt"), sum(going.values()), _("Về nơi mới từ ngày %(day)s, không ngắt quãng.")),
        (_("Đoàn viên thôi sinh hoạt"), ended, _("Thôi là đoàn viên từ ngày %(day)s.")),
        (_("Trong đó đã ghi ngày rời sau đó"), leaving, _("Vẫn rời vào ngày đã ghi, từ nơi mới.")),
        (_("Chức vụ công đoàn"), len(known.posts), _("Thôi giữ từ ngày %(day)s.")),
        (_("Người có quyền ở đơn vị kết thúc"), len(holders), _("Hết quyền ở đơn vị ấy từ ngày %(day)s.")),
    ]
    shown = [Touch(str(what), count, str(becomes) % {"day": day}) for what, count, becomes in rows if count]
    followers = len([pk for pk in found.closed if pk not in own])
    if followers:
        shown.append(Touch(_("Tổ, bộ phận kết thúc theo"), followers, _("Đứng trong đơn vị giải thể nên kết thúc cùng.")))
    return shown


def members(drawn, found):
    """(how many leave the union, {CODE: how many go there}); those of whom nobody knows are in neither."""
    known, apart, going, ended = drawn.known, {}, {}, 0
    for unit_id, target in found.persons.values():
        apart[unit_id] = apart.get(unit_id, 0) + 1
        if target:
            going[target] = going.get(target, 0) + 1
        else:
            ended += 1
    for pk, row in known.members.items():
        count = row.now - apart.get(pk, 0)
        if pk in found.ends:
            ended += count
        elif pk in found.moves and count:
            going[found.moves[pk]] = going.get(found.moves[pk], 0) + count
    return ended, going


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


def sums(drawn, found):
    """{"units", "members"}: (before, after) below the deciding unit."""
    units, people = drawn.known.sums
    ended, _going = members(drawn, found)
    return {"units": (units, units - len(found.closed) + len(found.founded)), "members": (people, people - ended)}


def _name(drawn, found, code):
    if code in found.founded:
        return found.founded[code].name
    return drawn.by_code[code].name if code in drawn.by_code else code
