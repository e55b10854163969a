"""What stands against a plan among members, posts and facts of units that close."""

from django.utils.translation import gettext as _

from congdoan.kernel import dates
from congdoan.organization.policies import has_members
from congdoan.reorganization.checking.places import must
from congdoan.reorganization.findings import naming


def members_go_somewhere(drawn, found, places):
    """No unit closes with members of whom nobody knows where they go; who receives members may have some."""
    known, apart = drawn.known, {}
    for person_id, (unit_id, _code_of) in found.persons.items():
        row = known.persons.get(person_id)
        if row is not None and row.unit_id == unit_id:
            apart[unit_id] = apart.get(unit_id, 0) + 1
    left = {pk: known.members[pk].now - apart.get(pk, 0) for pk in found.undecided if pk in known.members}
    rows = [_("%(unit)s còn %(count)s người") % {"unit": drawn.units[pk].name, "count": count} for pk, count in left.items() if count > 0]
    if rows:
        total = sum(count for count in left.values() if count > 0)
        yield must(
            _("Còn %(count)s đoàn viên chưa có nơi đến") % {"count": total},
            _("%(rows)s. Chọn nơi đến, hoặc ghi thôi là đoàn viên.") % {"rows": naming(rows)},
        )
    receiving = {code for pk, code in found.moves.items() if pk in known.members} | {code for _pk, code in found.persons.values() if code}
    for code in sorted(receiving):
        kind = places.kind(code) if places.exists(code) else ""
        if kind and not has_members(kind, known.levels.get(kind, 0)):
            yield must(
                _("Nơi đến không có đoàn viên riêng"),
                _("%(unit)s không nhận đoàn viên. Chọn công đoàn cơ sở hoặc tổ công đoàn.") % {"unit": places.name(code)},
            )


def persons_are_there(drawn, found, _places):
    """Whoever is named apart is a member of that unit, and named once."""
    for person_id, (unit_id, _target) in found.persons.items():
        row, unit = drawn.known.persons.get(person_id), drawn.units[unit_id]
        if row is None or row.unit_id != unit_id:
            yield must(
                _("Người được chọn không ở đơn vị"),
                _("Có người được chọn riêng không là đoàn viên của %(unit)s trước ngày hiệu lực. Chọn lại.") % {"unit": unit.name},
            )
    for person_id in found.twice:
        unit = drawn.units[found.persons[person_id][0]]
        yield must(
            _("Một người ở hai nơi"),
            _("Có người được chọn riêng ở %(unit)s và ở một việc khác của phương án, sẽ ở hai công đoàn trong một ngày.")
            % {"unit": unit.name},
        )


def nothing_in_the_air(drawn, found, _places):
    """Nothing recorded on the day or later would stand at a unit that is no more."""
    known, day = drawn.known, dates.format_date(drawn.day)
    names = {pk: drawn.units[pk].name for pk in found.closed}
    late = {pk: row for pk, row in known.members.items() if row.late}
    if late:
        rows = [_("%(unit)s %(count)s người") % {"unit": names[pk], "count": row.late} for pk, row in late.items()]
        yield must(
            _("Có đoàn viên về đơn vị sau ngày hiệu lực"),
            _("%(rows)s: về từ ngày %(day)s trở đi. Sửa ngày về, hoặc xem lại ngày hiệu lực.") % {"rows": naming(rows), "day": day},
        )
    posts = [
        _("%(unit)s: %(post)s") % {"unit": names[row.unit_id], "post": row.get_post_display()}
        for row in known.posts
        if row.valid_from >= drawn.day
    ]
    posts += [
        _("%(unit)s: %(role)s") % {"unit": names[row.unit_id], "role": row.get_role_display()}
        for row in known.grants
        if row.valid_from >= drawn.day and not row.follows
    ]
    if posts:
        yield must(_("Có chức vụ, quyền bắt đầu sau ngày hiệu lực"), _("%(rows)s. Bỏ hoặc sửa ngày trước.") % {"rows": naming(posts)})
    facts = [_("%(unit)s: %(count)s %(what)s") % {"unit": names[pk], "count": count, "what": what} for what, pk, count in known.facts]
    if facts:
        yield must(
            _("Có việc ghi ở đơn vị từ ngày hiệu lực"),
            _("%(rows)s, ngày %(day)s trở đi. Ghi sang đơn vị khác, hoặc xem lại ngày hiệu lực.") % {"rows": naming(facts), "day": day},
        )


def nothing_waits(drawn, found, _places):
    """No application or transfer waits for an answer that nobody would give any more."""
    rows = [
        _("%(unit)s: %(count)s %(what)s") % {"unit": drawn.units[pk].name, "count": count, "what": what}
        for what, pk, count in drawn.known.waiting
    ]
    if rows:
        yield must(_("Có đơn, đề nghị đang chờ ở đơn vị kết thúc"), _("%(rows)s. Trả lời trước.") % {"rows": naming(rows)})
