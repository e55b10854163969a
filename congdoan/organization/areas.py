"""Cây địa bàn, cây ngành: rows of one day put into a tree with sums; and what may be done to it, as pure functions."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from congdoan.kernel import dates
from congdoan.kernel.covering import COVERED, covered
from congdoan.kernel.errors import Refused

NOWHERE = 0
"""Key of the units of which nobody has said where they belong."""


@dataclass
class Node:
    """Một nhánh: its row of the day, how deep, what belongs to it (``own``) and to it with all below (``all``): units, members, women."""

    row: object
    depth: int = 0
    own: tuple = (0, 0, 0)
    all: tuple = (0, 0, 0)
    below: list = field(default_factory=list)
    few: bool = False  # how many of each sex is not told


def grown(spells, counts):
    """[Node] in reading order, each after its superior. ``spells``: AreaSpells of the day; ``counts``: {area id: (units, members, women)}."""
    nodes = {row.area_id: Node(row, own=counts.get(row.area_id, (0, 0, 0))) for row in spells}
    tops = []
    for row in spells:
        above = nodes.get(row.parent_id)
        (above.below if above is not None else tops).append(nodes[row.area_id])
    found = []

    def walk(node, depth):
        node.depth = depth
        found.append(node)
        sums = [node.own, *(walk(each, depth + 1) for each in sorted(node.below, key=_order))]
        node.all = tuple(map(sum, zip(*sums, strict=True)))
        return node.all

    for top in sorted(tops, key=_order):
        walk(top, 0)
    return found


def cover(nodes):
    """Marks the nodes whose women, or men, are so few that they are not told, and those beside and below by which one could reckon them.

    ``nodes``: what ``grown`` returned. The parts of a branch (its own, and each below) are one table, the tops another.
    """

    def walk(parts, own):
        shown = covered([_rarer(own), *(_rarer(node.all) for node in parts)])[1:]
        for node, told in zip(parts, shown, strict=True):
            if told == COVERED:
                hide(node)
            else:
                walk(node.below, node.own)

    def hide(node):
        node.few = True
        for each in node.below:
            hide(each)

    walk([node for node in nodes if not node.depth], (0, 0, 0))
    return nodes


def _rarer(sums):
    """The smaller of women and men."""
    _units, members, women = sums
    return min(women, members - women)


def _order(node):
    return node.row.search_key, node.row.area_id


def below(spells, area_id):
    """Ids of an area and all below it on the day of these rows."""
    children, found, level = {}, {area_id}, [area_id]
    for row in spells:
        children.setdefault(row.parent_id, []).append(row.area_id)
    while level:
        level = [pk for parent in level for pk in children.get(parent, ()) if pk not in found]
        found |= set(level)
    return found


def check_day(*, effective_on, today):
    """What is recorded has happened."""
    if effective_on > today:
        raise Refused(
            _("Từ ngày %(day)s thì chưa đến. Đến ngày ấy hãy ghi.") % {"day": dates.format_date(effective_on)}, field="effective_on"
        )


def check_codes(*, rows, taken):
    """Codes of new areas: each once, none that there is. ``rows``: dicts with code; ``taken``: codes in capitals."""
    seen = set()
    for row in rows:
        code = row["code"].upper()
        if code in taken or code in seen:
            raise Refused(
                _("Mã %(code)s đã có trong cây này. Mã không dùng hai lần, cả khi nơi cũ không còn.") % {"code": row["code"]}, field="rows"
            )
        seen.add(code)


def check_parent(*, code, found):
    """A superior that is named is there on the day."""
    if code and found is None:
        raise Refused(_("Không có mã %(code)s trong cây vào ngày ấy. Ghi nơi trên trước nơi dưới.") % {"code": code}, field="rows")


def check_lasts(*, row, now, field="heir"):
    """What is to receive or to hold others has not ended since. ``now``: the rows that hold today."""
    if row is not None and row.area_id not in {one.area_id for one in now}:
        raise Refused(_("%(name)s đã thôi sau ngày ấy, nên không nhận thêm được. Ghi nơi còn hiện nay.") % {"name": row.name}, field=field)


def check_change(*, spell, effective_on, parent_id, spells, now):
    """A change comes after the last one, and stands not below itself. ``spells``: rows of the day; ``now``: rows that hold today."""
    if effective_on <= spell.valid_from:
        words = {"name": spell.name, "day": dates.format_date(spell.valid_from)}
        raise Refused(_("%(name)s đã ghi từ ngày %(day)s. Ngày mới phải sau ngày đó.") % words, field="effective_on")
    if parent_id is not None and parent_id in below(spells, spell.area_id) | below(now, spell.area_id):
        raise Refused(_("Nơi trên không thể ở dưới chính %(name)s.") % {"name": spell.name}, field="parent")


def check_end(*, spell, effective_on, heir, spells, facts, going):
    """What ends has nothing below it that stays, and its units have somewhere to go. ``going``: ids of all that end in the same go."""
    if effective_on <= spell.valid_from:
        words = {"name": spell.name, "day": dates.format_date(spell.valid_from)}
        raise Refused(_("%(name)s đã ghi từ ngày %(day)s. Ngày thôi phải sau ngày đó.") % words, field="effective_on")
    if spell.valid_until is not None:
        words = {"name": spell.name, "day": dates.format_date(spell.valid_until)}
        raise Refused(_("%(name)s đã ghi thay đổi từ ngày %(day)s. Ngày thôi phải sau ngày đó.") % words, field="effective_on")
    left = [row.name for row in spells if row.parent_id == spell.area_id and row.area_id not in going]
    if left:
        words = {"name": spell.name, "what": ", ".join(left[:6])}
        raise Refused(_("Dưới %(name)s còn %(what)s. Chuyển hoặc nhập những nơi ấy trước.") % words, field="areas")
    if facts and heir is None:
        words = {"name": spell.name, "count": facts}
        raise Refused(_("%(name)s còn %(count)s đơn vị. Ghi nơi nhận.") % words, field="heir")
    if heir is not None and heir.area_id in going:
        raise Refused(_("Nơi nhận không thể là nơi đang thôi."), field="heir")


def check_heir(*, code, heir):
    """The receiver, where one is named, is there on the day."""
    if code and heir is None:
        raise Refused(_("Không có mã %(code)s trong cây vào ngày ấy.") % {"code": code}, field="heir")


def check_news(*, late, effective_on):
    """No unit has been said to belong elsewhere on the day or later. ``late``: names of such units."""
    if late:
        words = {"what": ", ".join(late[:6]), "day": dates.format_date(effective_on)}
        raise Refused(_("%(what)s đã ghi nơi khác từ ngày %(day)s hoặc sau đó. Sửa những dòng ấy trước.") % words, field="effective_on")


def check_pairs(*, pairs, units, places, top):
    """Each unit once, at or below ``top``, and each place in the tree of the day. ``units``, ``places``: {CODE: ...}."""
    codes = [code.upper() for code, _place in pairs]
    missing = [code for code, _place in pairs if code.upper() not in units]
    nowhere = [place for _code, place in pairs if place.upper() not in places]
    twice = sorted({code for code in codes if codes.count(code) > 1}) if len(set(codes)) < len(codes) else []
    if missing:
        words = {"codes": ", ".join(missing[:6]), "unit": top.name}
        raise Refused(_("Không có mã %(codes)s ở %(unit)s và cấp dưới. Xem mã ở Danh sách đơn vị.") % words, field="pairs")
    if nowhere:
        raise Refused(_("Cây vào ngày ấy không có mã %(codes)s.") % {"codes": ", ".join(dict.fromkeys(nowhere[:6]))}, field="pairs")
    if twice:
        raise Refused(_("Mã %(codes)s ghi hai lần.") % {"codes": ", ".join(twice[:6])}, field="pairs")
