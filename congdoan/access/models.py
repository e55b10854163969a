"""Giao quyền."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.access.choices import Reach
from congdoan.access.roles import Role
from congdoan.kernel.dated import Dated


class Grant(Dated):
    """Giao quyền: một người giữ một vai trò ở một đơn vị, từ ngày đến ngày, với phạm vi.

    ``ended_by``: key of the record that ended a role given by hand ("units.unit:7", a unit that closed), ``lasted_until``: the end that it
    had before, so that it can be given back when that record turns out to be wrong.
    """

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="grants", verbose_name=_("người"))
    role = models.CharField(_("vai trò"), max_length=20, choices=Role.choices)
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="grants", verbose_name=_("đơn vị"))
    reach = models.CharField(_("phạm vi"), max_length=16, choices=Reach.choices, default=Reach.HERE_AND_BELOW)
    follows = models.CharField(_("theo chức vụ"), max_length=60, blank=True)
    ended_by = models.CharField(_("thôi vì"), max_length=60, blank=True)
    lasted_until = models.DateField(_("trước đó hết hiệu lực từ ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("giao quyền")
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="access_grant_role_known"),
            models.CheckConstraint(condition=Q(reach__in=Reach.values), name="access_grant_reach_known"),
            models.UniqueConstraint(fields=["follows"], condition=~Q(follows=""), name="access_grant_follows_once"),
            Dated.order_constraint("access_grant_dates"),
        ]
        indexes = [models.Index(fields=["person", "valid_from"], name="access_grant_of_person")]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("person",)
        sensitive = ()

    def __str__(self):
        return f"{self.get_role_display()} {self.unit_id}"
