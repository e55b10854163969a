"""Two persons as an officer may see them: facts, numbers masked, what is sensitive for those who may know."""

from django.utils.translation import gettext as _

from congdoan.duplicates import queries
from congdoan.duplicates.carrying import CARRIED
from congdoan.kernel import dates, ids
from congdoan.membership import queries as membership
from congdoan.membership.choices import Permission


def sides(by, persons):
    """{"one", "other": {"person", "short", "label", "facts", "spells", "counts"}} of two persons; what ``by`` may not see is not there."""
    keys = [person.pk for person in persons]
    spells, counts, standings = queries.named_units(keys), queries.counts(keys), membership.standings_of(keys)
    found = {}
    for side, short, person in zip(("one", "other"), (_("Bên thứ nhất"), _("Bên thứ hai")), persons, strict=True):
        held = spells.get(person.pk, [])
        where = held[0].unit.name if held else ""
        found[side] = {
            "person": person,
            "short": short,
            "label": f"{short}: {', '.join(filter(None, (person.birth_text, where)))}",
            "facts": _facts(by, person, held, standings.get(person.pk)),
            "spells": [_spell(row) for row in held],
            "counts": [(what, n) for column, what, n in counts.get(person.pk, []) if _sees(by, held, CARRIED[column].seen)],
        }
    return found


def why(one, other):
    """Why two may be one, in words."""
    told = [_("trùng họ tên") if one.match_key == other.match_key else _("tên giống, khác dấu")]
    if one.birth_on and one.birth_on == other.birth_on and one.birth_precision == other.birth_precision:
        told.append(_("cùng ngày sinh"))
    elif one.birth_on and other.birth_on and one.birth_on.year == other.birth_on.year:
        told.append(_("cùng năm sinh"))
    if one.phone and one.phone == other.phone:
        told.append(_("cùng điện thoại"))
    return ", ".join(told)


def _sees(by, held, permission):
    """True if ``by`` has the permission at a unit of the person, or none is asked for."""
    return permission is None or any(by.may(permission, row.unit) for row in held)


def _facts(by, person, held, standing):
    def sees(permission):
        return _sees(by, held, permission)

    facts = {
        "full_name": person.full_name,
        "birth": person.birth_text,
        "sex": person.get_sex_display(),
        "phone": ids.format_phone(person.phone) if person.phone else "",
        "email": person.email,
        "professional_level": person.professional_level,
    }
    if sees(Permission.VIEW_IDENTITY):
        facts["national_id"] = ids.mask_national_id(person.national_id) if person.national_id else ""
    if sees(Permission.VIEW_PARTY):
        facts["ethnic_group"] = person.ethnic_group
        facts["party"] = _party(standing)
    return facts


def _party(standing):
    if standing is None:
        return ""
    day = standing.joined_on or standing.introduced_on
    return (_("vào Đảng %s") if standing.joined_on else _("giới thiệu %s")) % dates.format_date(day)


def _spell(row):
    until = dates.format_date(row.last_day) if row.valid_until else _("đến nay")
    return f"{row.unit.name}: {dates.format_date(row.valid_from)}–{until}"
