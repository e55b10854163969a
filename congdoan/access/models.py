"""Giao quyền, ủy quyền."""

import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.access import roles
from congdoan.access.choices import Reach
from congdoan.access.roles import Role
from congdoan.kernel.dated import Dated


class Delegation(Dated):
    """Ủy quyền: một cán bộ để người khác làm thay vài quyền của mình, từ ngày đến ngày; thôi sớm được, không ủy quyền tiếp được.

    ``permissions``: values of the rights lent. What the deputy has is reckoned at each request from what the giver has then.
    """

    giver = models.ForeignKey("people.Person", models.PROTECT, related_name="delegations_given", verbose_name=_("người ủy quyền"))
    deputy = models.ForeignKey("people.Person", models.PROTECT, related_name="delegations_held", verbose_name=_("người được ủy quyền"))
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    permissions = models.JSONField(_("các quyền"), default=list)
    reason = models.CharField(_("vì sao ủy quyền"), max_length=200)
    given_at = models.DateTimeField(_("ủy quyền lúc"))
    ended_at = models.DateTimeField(_("thôi sớm lúc"), null=True, blank=True)
    ended_by = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người ghi thôi sớm")
    )
    version = models.PositiveIntegerField(_("lần sửa"), default=1)

    class Meta:
        verbose_name = _("ủy quyền")
        constraints = [
            models.CheckConstraint(condition=~Q(giver=models.F("deputy")), name="access_delegation_to_another"),
            models.CheckConstraint(condition=Q(valid_until__isnull=False), name="access_delegation_for_a_time"),
            models.CheckConstraint(condition=~Q(reason=""), name="access_delegation_says_why"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("giver", "deputy", "reason", "ended_by")
        sensitive = ()

    def __str__(self):
        return f"{self.giver_id} > {self.deputy_id}"


class Grant(Dated):
    """Giao quyền: một người giữ một vai trò ở một đơn vị, từ ngày đến ngày, với phạm vi.

    ``delegation``, ``lent_from``: of a right lent by another, its delegation and the giver's own grant, without which it is nothing.
    ``ended_by``: key of the record that ended a role given by hand ("units.unit:7", a unit that closed), ``lasted_until``: the end that it
    had before, so that it can be given back when that record turns out to be wrong.
    """

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="grants", verbose_name=_("người"))
    role = models.CharField(_("vai trò"), max_length=20, choices=Role.choices)
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="grants", verbose_name=_("đơn vị"))
    reach = models.CharField(_("phạm vi"), max_length=16, choices=Reach.choices, default=Reach.HERE_AND_BELOW)
    follows = models.CharField(_("theo chức vụ"), max_length=60, blank=True)
    delegation = models.ForeignKey(
        Delegation, models.PROTECT, null=True, blank=True, related_name="grants", verbose_name=_("theo ủy quyền")
    )
    lent_from = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="lent", verbose_name=_("từ quyền của"))
    ended_by = models.CharField(_("thôi vì"), max_length=60, blank=True)
    lasted_until = models.DateField(_("trước đó hết hiệu lực từ ngày"), null=True, blank=True)
    needs_factor = was_helped = False  # of an actor's grants: a rule forces a second factor; somebody looked as the person of late

    class Meta:
        verbose_name = _("giao quyền")
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="access_grant_role_known"),
            models.CheckConstraint(condition=Q(reach__in=Reach.values), name="access_grant_reach_known"),
            models.UniqueConstraint(fields=["follows"], condition=~Q(follows=""), name="access_grant_follows_once"),
            models.CheckConstraint(
                condition=Q(delegation__isnull=True, lent_from__isnull=True)
                | Q(delegation__isnull=False, lent_from__isnull=False, follows=""),
                name="access_grant_lent_by_delegation",
            ),
            Dated.order_constraint("access_grant_dates"),
        ]
        indexes = [models.Index(fields=["person", "valid_from"], name="access_grant_of_person")]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("person",)
        sensitive = ()

    def __str__(self):
        return f"{self.get_role_display()} {self.unit_id}"

    @property
    def permissions(self):
        """The permission values that it gives: its role's; of a lent one those chosen, as far as the giver's role has them."""
        if self.lent_from is None:
            return roles.permissions_of(self.role)
        return roles.permissions_of(self.lent_from.role) & frozenset(self.delegation.permissions) - roles.NEVER_LENT

    def stands_on(self, day):
        """True if it holds on ``day``; a lent one only while the giver's own does, and as far as that reaches."""
        if self.lent_from is None:
            return self.holds_on(day)
        own = self.lent_from
        return self.holds_on(day) and own.lent_from_id is None and own.holds_on(day) and own.reaches(self.unit)

    def reaches(self, unit):
        """True if ``unit`` is the grant's own, or below it and the grant goes so far."""
        return unit.path == self.unit.path or (self.reach == Reach.HERE_AND_BELOW and unit.path.startswith(self.unit.path))


class FactorRule(Dated):
    """Bắt buộc bước xác nhận thứ hai: who holds a role at the unit or below must have a second factor, from a day on."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    role = models.CharField(_("vai trò"), max_length=20, choices=Role.choices)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    recorded_at = models.DateTimeField(_("ghi lúc"))
    version = models.PositiveIntegerField(_("lần sửa"), default=1)

    class Meta:
        verbose_name = _("bắt buộc bước xác nhận thứ hai")
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="access_factorrule_role_known"),
            Dated.order_constraint("access_factorrule_dates"),
        ]
        indexes = [models.Index(fields=["role", "valid_from"], name="access_factorrule_of_role")]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recorded_by",)
        sensitive = ()

    def __str__(self):
        return f"{self.get_role_display()} {self.unit_id}"


class SupportVisit(models.Model):
    """Xem hộ: một cán bộ cấp trên hoặc quản trị vào xem như một người khác để giúp, có lý do, có hạn, chỉ xem; ai trong hai người cũng kết thúc được."""

    helper = models.ForeignKey("people.Person", models.PROTECT, related_name="support_given", verbose_name=_("người xem hộ"))
    helped = models.ForeignKey("people.Person", models.PROTECT, related_name="support_had", verbose_name=_("người được xem hộ"))
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    TOLD = datetime.timedelta(days=14)  # how long a visit stands among the notices of the person helped
    reason = models.CharField(_("vì sao"), max_length=200)
    began_at = models.DateTimeField(_("bắt đầu lúc"))
    until_at = models.DateTimeField(_("hết hạn lúc"))
    ended_at = models.DateTimeField(_("kết thúc lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("lần xem hộ")
        constraints = [
            models.CheckConstraint(condition=~Q(helper=models.F("helped")), name="access_supportvisit_of_another"),
            models.CheckConstraint(condition=Q(until_at__gt=models.F("began_at")), name="access_supportvisit_for_a_time"),
            models.CheckConstraint(condition=~Q(reason=""), name="access_supportvisit_says_why"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("helper", "helped", "reason")
        sensitive = ()

    def __str__(self):
        return f"{self.helper_id} > {self.helped_id}"

    def stands_at(self, now):
        """True if it has neither ended nor run out."""
        return self.ended_at is None and self.began_at <= now < self.until_at
