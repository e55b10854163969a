"""Two persons as an officer may see them: facts, numbers masked, what is sensitive for those who may know."""

from django.utils.translation import gettext as _

from congdoan.cards.choices import Permission as Cards
from congdoan.care.choices import Permission as Care
from congdoan.congress.choices import Permission as Congress
from congdoan.duplicates import queries
from congdoan.education.choices import Permission as Education
from congdoan.extras.choices import Permission as Extras
from congdoan.finance.choices import Permission as Finance
from congdoan.kernel import dates, ids
from congdoan.membership import queries as membership
from congdoan.membership.choices import Permission
from congdoan.organization.choices import Permission as Posts
from congdoan.sites.choices import Permission as Sites

SEEN_WITH = {
    "membership.Membership.person": None,  # where somebody is a member is told on the page itself
    "access.Grant.person": Posts.VIEW_POSTS,
    "organization.Appointment.person": Posts.VIEW_POSTS,
    "extras.Answer.person": Extras.VIEW_FIELDS,
    "membership.PartyStanding.person": Permission.VIEW_PARTY,
    "membership.Outstanding.person": Permission.VIEW_OUTSTANDING,
    "membership.Relative.person": Permission.VIEW_FAMILIES,
    "membership.Relative.known_as": Permission.VIEW_FAMILIES,
    "membership.Transfer.person": Permission.VIEW_TRANSFERS,
    "membership.Misrecord.person": Permission.VIEW_MEMBERS,
    "membership.Qualification.person": Permission.VIEW_QUALIFICATIONS,
    "membership.CouncilSeat.person": Permission.VIEW_COUNCILS,
    "finance.Fund.beneficiary": Finance.VIEW_CONTRIBUTIONS,
    "finance.Contribution.donor": Finance.VIEW_CONTRIBUTIONS,
    "cards.Card.person": Cards.VIEW_CARDS,
    "sites.Consent.person": Sites.VIEW_SITES,
    "care.Gift.person": Care.VIEW_GIFTS,
    "care.Notice.person": Care.VIEW_VISITS,
    "care.Visit.person": Care.VIEW_VISITS,
    "education.Attendance.person": Education.VIEW_SESSIONS,
    "congress.Candidate.person": Congress.VIEW_CONGRESSES,
    "handovers.PostHandover.giver": "handovers.view_handovers",
    "handovers.PostHandover.receiver": "handovers.view_handovers",
}
"""With which permission of its room, at a unit of the person, the rows of a column are counted for the reader; of a column that is
not named, with that to see members."""


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
            "counts": [
                (what, n)
                for column, what, n in counts.get(person.pk, [])
                if _sees(by, held, SEEN_WITH.get(column, Permission.VIEW_MEMBERS))
            ],
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
