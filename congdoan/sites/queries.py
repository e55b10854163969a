"""Trang liên kết: the list, one site, who may sign in there, what a site is told; consents of one person."""

from allauth.idp.oidc.models import Client
from django.db.models import Count, Q

from congdoan.access.actions import reads
from congdoan.audit import queries as log
from congdoan.kernel.text import fold
from congdoan.membership import queries as membership
from congdoan.organization import queries as organization
from congdoan.sites.choices import Learn, Permission
from congdoan.sites.models import Consent, Site
from congdoan.units import queries as units

MOST_SHOWN = 50


@reads(Permission.VIEW_SITES)
def sites(*, by, unit, on=None):
    """Sites declared at the unit and below, with ``letting``: how many persons let each in; ``on``: those open on a day, and how many then."""
    seen = Site.objects.filter(by.scope(Permission.VIEW_SITES).q("unit__path"), units.today_q(unit.path, "unit__path"))
    letting = Q(consents__withdrawn_at__isnull=True)
    if on is not None:
        seen = seen.filter(pk__in=Site.objects.as_of(on).order_by().values("pk"))
        letting = Q(letting | Q(consents__withdrawn_at__date__gt=on), consents__given_at__date__lte=on)
    return seen.select_related("unit", "recorded_by").annotate(letting=Count("consents", filter=letting))


def site(*, by, unit, pk):
    """One site of this very unit that ``by`` may see, or None."""
    return sites(by=by, unit=unit).filter(pk=pk, unit=unit).select_related("client", "unit", "recorded_by").first()


def to_change(pk):
    """One site with its client, held until the transaction ends."""
    return Site.objects.select_for_update(of=("self",)).select_related("client", "unit").get(pk=pk)


def open_names(unit, day, but=None):
    """Folded names of the sites that the unit has open."""
    return {fold(row.name) for row in Site.objects.as_of(day).filter(unit=unit).exclude(pk=but).order_by("pk")}


def history(row):
    """What was done with a site, newest first; the right is checked where the site was found."""
    return log.entries_about([f"sites.site:{row.pk}"])[:MOST_SHOWN]


def open_site(client_id, day):
    """The site of a client's id while it is open, with its client and unit; None for every other id. Unscoped: who asks is the site."""
    if not isinstance(client_id, str) or len(client_id) > Client._meta.pk.max_length or "\0" in client_id:
        return None
    return Site.objects.as_of(day).filter(client=client_id).select_related("client", "unit").order_by("pk").first()


def member_rows(person_id, row, day):
    """The person's memberships of the day at the site's unit or below, with units."""
    rows = membership.members_on(row.unit, day).filter(person=person_id)
    return rows.select_related("unit").order_by("-valid_from", "pk")


def stands(actor, row):
    """True if the account leads to the site's unit or below: a role of one's own there, or a membership of today."""
    own = (grant for grant in actor.grants if grant.lent_from_id is None)
    return any(grant.unit.path.startswith(row.unit.path) for grant in own) or bool(list(member_rows(actor.person.pk, row, actor.today)[:1]))


def consent(row, person):
    """The consent of a person to a site that stands, or None."""
    return Consent.objects.filter(site=row, person=person, withdrawn_at__isnull=True).first()


def former_subject(row, person):
    """By what the site knew the person before; "" for who never let it in."""
    found = Consent.objects.filter(site=row, person=person).order_by("-given_at", "-pk")
    return found.values_list("subject", flat=True).first() or ""


def own_consents(*, by):
    """The signed-in person's own consents, those that stand first, then the newest first."""
    rows = Consent.objects.filter(person=by.person).select_related("site__unit")
    return rows.order_by("withdrawn_at", "-given_at", "-pk")[:MOST_SHOWN]


def own_consent(*, by, pk):
    """One consent of the signed-in person's own, or None."""
    return Consent.objects.filter(person=by.person, pk=pk).select_related("site__unit", "person").first()


def consent_to_change(pk):
    """One consent, held until the transaction ends."""
    return Consent.objects.select_for_update(of=("self",)).select_related("site__unit", "site__client", "person__account").get(pk=pk)


def claims(row, given, user, learns, day):
    """What the site is told of a person beside the subject: asked for, still allowed to the site, and agreed to by the person."""
    told = {"sub": given.subject}
    agreed = set(learns) & set(row.learns) & set(given.learns)
    if Learn.NAME in agreed:
        told["name"] = user.person.full_name
    if Learn.EMAIL in agreed and user.email:
        told |= {"email": user.email, "email_verified": False}
    if Learn.UNIT in agreed:
        told["don_vi"] = _units(user, row, day)
    return told


def _units(user, row, day):
    active = membership.active_member(user.person_id, day)
    found = []
    for each in member_rows(user.person_id, row, day):
        union = organization.union_around(each.unit)
        found.append(
            {
                "ten": each.unit.name,
                "cong_doan": union.name if union.path.startswith(row.unit.path) else row.unit.name,
                "doan_vien": active is not None and active.unit_id == each.unit_id,
            }
        )
    return found
