"""Ai xem được tôi: which persons can see what of one member today, and who did look at what is sensitive."""

import datetime
from itertools import islice

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.access import queries as access
from congdoan.access import roles
from congdoan.aid.choices import Permission as Aid
from congdoan.audit import queries as log
from congdoan.care.choices import Permission as Care
from congdoan.duplicates.choices import Permission as Duplicates
from congdoan.extras import queries as extras
from congdoan.extras.choices import Permission as Extras
from congdoan.extras.choices import Sight
from congdoan.finance.choices import Permission as Finance
from congdoan.kernel.dates import VIETNAM, day_of
from congdoan.membership.choices import Permission as Members
from congdoan.units import tree

MATTERS = (
    (gettext_lazy("Tên, ngày sinh, điện thoại, công việc"), Members.VIEW_MEMBERS),
    (gettext_lazy("Số CCCD: che bớt; xem đủ thì phải ghi vì sao"), Members.VIEW_IDENTITY),
    (gettext_lazy("Ngày vào Đảng, dân tộc"), Members.VIEW_PARTY),
    (gettext_lazy("Ngày vào Đảng, dân tộc: che; mở xem thì phải ghi vì sao"), Members.UNMASK_PARTY),
    (gettext_lazy("Gia đình: con, vợ, chồng, cha mẹ"), Members.VIEW_FAMILIES),
    (gettext_lazy("Được thăm, được tặng quà"), Care.VIEW_VISITS),
    (gettext_lazy("Vì sao được thăm (ốm đau, việc riêng)"), Care.VIEW_VISIT_REASON),
    (gettext_lazy("Vì sao được thăm: che; mở xem thì phải ghi vì sao"), Care.UNMASK_VISIT_REASON),
    (gettext_lazy("Đề nghị trợ cấp: số tiền, đang ở đâu"), Aid.VIEW_AID),
    (gettext_lazy("Đề nghị trợ cấp kín"), Aid.VIEW_CONFIDENTIAL_AID),
    (gettext_lazy("Khoản đã ủng hộ"), Finance.VIEW_CONTRIBUTIONS),
    (gettext_lazy("Nhập hai người trùng làm một: thấy tên, ngày sinh, điện thoại của hai người đặt cạnh nhau"), Duplicates.MERGE_PERSONS),
)
LOOKED = {
    "membership.looking.unmask": gettext_lazy("xem đủ số CCCD của anh/chị"),
    "membership.looking.unmask_party": gettext_lazy("xem ngày vào Đảng, dân tộc của anh/chị"),
    "care.looking.unmask_reasons": gettext_lazy("xem lý do các lần thăm anh/chị"),
    "membership.helping.reset_factor": gettext_lazy("gỡ bước xác nhận thứ hai của anh/chị"),
    "membership.accounts.renew_password": gettext_lazy("cấp lại mật khẩu của anh/chị"),
    "membership.unlocking.unlock": gettext_lazy("mở khóa tài khoản của anh/chị bằng lệnh trên máy chủ"),
}
"""{key of an action that shows what is masked, or opens a way in: what it did, to the one whom it is about}."""
WAYS_IN = ("membership.helping.reset_factor", "membership.accounts.renew_password", "membership.unlocking.unlock")
TAKEN = {
    "workbooks.books.export": gettext_lazy("tải sổ Excel của %s, có thông tin nhạy cảm"),
    "papers.rolls.take_members": gettext_lazy("lập danh sách đoàn viên %s, có số CCCD"),
    "papers.rolls.take_candidates": gettext_lazy("lập danh sách trích ngang ở %s, có dân tộc, ngày vào Đảng"),
    "dissolution.printing.take": gettext_lazy("lập biên bản bàn giao ở %s, có tên và nơi đến của anh/chị"),
    "dissolution.printing.look": gettext_lazy("mở danh sách đoàn viên của đơn vị kết thúc ở %s, có tên anh/chị"),
    "reorganization.people.look": gettext_lazy("mở danh sách đoàn viên trong phương án sắp xếp ở %s, có tên anh/chị"),
}
"""{key of an action that takes sensitive facts of many away: what it did, at which unit}; ``persons`` in its detail names those in it."""
MOST = 50
BEGINNING = datetime.datetime(2000, 1, 1, tzinfo=VIETNAM)


def who_sees(unit, today):
    """[{"what", "count", "who": [{"names", "as", "where"}]}]: each matter with those, and how many, who can see it of a member of ``unit`` today.

    Two queries.
    """
    grants = access.holders_at(unit, today)
    lent = access.lent_at(unit, today)
    found = [_matter(what, [*_holders(grants, str(permission)), *_deputies(lent, str(permission))]) for what, permission in MATTERS]
    return [*found, *_extra(unit, today, grants, lent)]


def _matter(what, who):
    """Somebody who sees it by two rights is one."""
    return {"what": what, "who": who, "count": len({pk for one in who for pk in one["persons"]})}


def _extra(unit, today, grants, lent):
    """What is asked besides: the fields that the same persons see in one line."""
    groups = {}
    for field in extras.reaching(unit, today):
        groups.setdefault((field.seen_by, field.unit if field.seen_by == Sight.LEVEL else unit), []).append(field.label)
    for (sight, at), labels in groups.items():
        permission = str(Members.VIEW_MEMBERS if sight == Sight.EVERYONE else Extras.VIEW_KEPT_ANSWERS)
        held, given = (grants, lent) if at == unit else (access.holders_at(at, today), access.lent_at(at, today))
        yield _matter(_("Thông tin thêm: %s") % ", ".join(labels), [*_holders(held, permission), *_deputies(given, permission)])


def _holders(grants, permission):
    found = {}
    for grant in grants:
        if permission in roles.permissions_of(grant.role):
            found.setdefault((grant.get_role_display(), grant.unit.name), {})[grant.person_id] = grant.person.full_name
    return [
        {"names": ", ".join(dict.fromkeys(names.values())), "as": role, "where": where, "persons": tuple(names)}
        for (role, where), names in found.items()
    ]


def _deputies(lent, permission):
    return [
        {
            "names": row.deputy.full_name,
            "as": _("làm thay %s") % row.giver.full_name,
            "where": row.unit.name,
            "persons": (row.deputy_id,),
        }
        for row, permissions in lent
        if permission in permissions
    ]


def who_looked(person, memberships, account_id):
    """[{"at", "who", "what", "why"}], newest first: the masked number looked at, and books taken away with what is sensitive in them.

    A book of a unit above that of a membership holds the member too, from the first day on; those who left stand in it as well.
    """
    mine = Q(result=f"people.person:{person.pk}") | Q(action__in=WAYS_IN, result=f"accounts.user:{account_id}")
    about = log.entries_of(*LOOKED).filter(mine)[:MOST]
    since = {}
    for row in memberships:
        for path in tree.ancestors(row.unit.path):
            since[path] = min(row.valid_from, since.get(path, row.valid_from))
    taken = log.entries_of(*TAKEN).filter(unit__path__in=since, detail__sensitive=True)
    mine_too = (
        entry
        for entry in taken.iterator()
        if person.pk in entry.detail.get("persons", (person.pk,)) and day_of(entry.at) >= since[entry.unit.path]
    )
    books = list(islice(mine_too, MOST))
    found = [_line(entry, LOOKED[entry.action]) for entry in about]
    helped = access.support_of(person, since=BEGINNING)[:MOST]
    found += [
        {"at": row.began_at, "who": row.helper.full_name, "what": _("vào xem hộ như anh/chị, chỉ xem"), "why": row.reason} for row in helped
    ]
    found += [_line(entry, TAKEN[entry.action] % entry.unit.name) for entry in books]
    return sorted(found, key=lambda line: line["at"], reverse=True)


def _line(entry, what):
    who = entry.by.full_name if entry.by else _("người quản trị máy chủ")
    return {"at": entry.at, "who": who, "what": what, "why": entry.detail.get("reason", "")}
