"""Trang liên kết, và điều đoàn viên đã cho trang biết."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congdoan.kernel.dated import DatedQuerySet
from congdoan.sites.choices import Kind


class Site(models.Model):
    """Trang liên kết: tên, địa chỉ nhận về, được biết gì, do đơn vị nào khai, từ ngày đến ngày.

    ``client`` is what allauth's provider reads, written from this row alone; it holds the hash of the secret. Half-open days; a site closed
    on the day it was declared was open on no day. ``addresses``: one a line, compared letter by letter.
    """

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="sites", verbose_name=_("nơi khai"))
    client = models.OneToOneField("allauth_idp_oidc.Client", models.PROTECT, related_name="site", verbose_name=_("mã trang"))
    name = models.CharField(_("tên trang"), max_length=80)
    addresses = models.TextField(_("địa chỉ nhận về"))
    learns = models.JSONField(_("được biết"), default=list)
    kind = models.CharField(_("trang chạy ở đâu"), max_length=12, choices=Kind.choices, default=Kind.CONFIDENTIAL)
    secret_at = models.DateTimeField(_("cấp mã bí mật lúc"), null=True, blank=True)
    valid_from = models.DateField(_("mở từ ngày"))
    valid_until = models.DateField(_("đóng từ ngày"), null=True, blank=True)
    why_closed = models.CharField(_("vì sao đóng"), max_length=200, blank=True)
    version = models.PositiveIntegerField(_("lần sửa"), default=1)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    recorded_at = models.DateTimeField(_("ghi lúc"))

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("trang liên kết")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="sites_site_kind_known"),
            models.CheckConstraint(condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")), name="sites_site_dates"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True, why_closed="") | (Q(valid_until__isnull=False) & ~Q(why_closed="")),
                name="sites_site_end_says_why",
            ),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recorded_by",)
        sensitive = ()

    def __str__(self):
        return self.name


class Consent(models.Model):
    """Đồng ý của đoàn viên: cho một trang biết những gì, từ lúc nào, rút lại lúc nào.

    ``subject``: by what the site knows the person, drawn at random for this site alone; it stays when somebody says yes anew.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="consents", verbose_name=_("trang"))
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="site_consents", verbose_name=_("người"))
    learns = models.JSONField(_("cho biết"), default=list)
    subject = models.CharField(_("mã người ở trang ấy"), max_length=43)
    given_at = models.DateTimeField(_("đồng ý lúc"))
    withdrawn_at = models.DateTimeField(_("rút lại lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("đồng ý của đoàn viên")
        constraints = [
            models.UniqueConstraint(fields=["site", "person"], condition=Q(withdrawn_at__isnull=True), name="sites_consent_one_open"),
            models.UniqueConstraint(fields=["site", "subject"], condition=Q(withdrawn_at__isnull=True), name="sites_consent_one_subject"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("person", "learns", "subject", "given_at", "withdrawn_at")
        sensitive = ()

    def __str__(self):
        return f"{self.person_id} {self.site_id}"

    @property
    def valid_until(self):
        """When it ended; None while it stands."""
        return self.withdrawn_at
