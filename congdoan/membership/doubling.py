"""What is said where somebody about to be written may be a member of another union already. Pure."""

from django.utils.translation import gettext as _

MOST_NAMED = 6
CODE = "noi-khac"
"""The warning's code, kept in the log when somebody goes on."""


def sentence(found):
    """One sentence about all of them; ``found`` as ``queries.elsewhere``: {Wanted: Membership or None}. "" for none."""
    if not found:
        return ""
    seen = [_who(row) for row in found.values() if row is not None]
    hidden = [f"{one.full_name} ({one.birth})" for one, row in found.items() if row is None]
    told = []
    if seen:
        told.append(_("Có thể là người này: %s.") % _listed(seen))
    if hidden:
        told.append(_("Đã có người cùng tên, ngày sinh ở đơn vị khác: %s.") % _listed(hidden))
    told.append(_("Hỏi lại người ấy: đang là đoàn viên nơi khác thì làm Đề nghị chuyển sinh hoạt về đây; là người khác thì vẫn tiếp tục."))
    return " ".join(told)


def _who(row):
    where = ", ".join(unit.name for unit in (row.unit, row.unit.parent) if unit is not None)
    words = {"name": row.person.full_name, "birth": row.person.birth_text, "where": where}
    return (_("%(name)s (%(birth)s) ở %(where)s") if row.valid_until is None else _("%(name)s (%(birth)s), trước ở %(where)s")) % words


def _listed(words):
    told = "; ".join(words[:MOST_NAMED])
    return told + _("; và %(n)s người nữa") % {"n": len(words) - MOST_NAMED} if len(words) > MOST_NAMED else told
