"""Nhiệm kỳ, chức vụ, điều ghi về đơn vị theo ngày."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congdoan.kernel.dated import Dated, DatedQuerySet
from congdoan.organization.choices import SHORT, SINGLE, AreaTree, Autonomy, FactKind, How, Post
from congdoan.people.recorded import Recorded, RecordedQuerySet
from congdoan.units.caused import caused, caused_index


class Term(models.Model):
    """Nhiệm kỳ của một đơn vị: từ năm đến năm, mở ở đại hội ngày nào, khép ở đại hội ngày nào."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="terms", verbose_name=_("đơn vị"))
    first_year = models.PositiveSmallIntegerField(_("từ năm"))
    last_year = models.PositiveSmallIntegerField(_("đến năm"))
    ordinal = models.PositiveSmallIntegerField(_("lần thứ"), null=True, blank=True)
    opened_on = models.DateField(_("ngày đại hội mở nhiệm kỳ"), null=True, blank=True)
    closed_on = models.DateField(_("ngày đại hội khép nhiệm kỳ"), null=True, blank=True)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    recorded_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("nhiệm kỳ")
        constraints = [
            models.UniqueConstraint(fields=["unit", "first_year"], name="organization_term_once"),
            models.CheckConstraint(condition=Q(last_year__gte=F("first_year")), name="organization_term_years"),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(opened_on__isnull=True) | Q(closed_on__gt=F("opened_on")),
                name="organization_term_days",
            ),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recorded_by",)
        sensitive = ()

    def __str__(self):
        return f"{self.first_year}-{self.last_year}"

    @property
    def code(self):
        """As periods are written in addresses and commands: "2017..2022"."""
        return f"{self.first_year}..{self.last_year}"


class HeldQuerySet(DatedQuerySet, RecordedQuerySet):
    """As of a day, and standing."""


class Appointment(Dated, Recorded):
    """Giữ chức vụ: ai giữ chức vụ gì ở đơn vị nào, từ ngày đến ngày, trong nhiệm kỳ nào, phụ trách việc gì.

    ``ended_by``: key of the record that made the holder step down ("congress.election:7"), ``lasted_until``: the end that the post
    had before, so that it can be given back when that record turns out to be wrong. Empty where a person ended the post.
    ``ended_before``, ``lasted_before``: the same of an earlier ending, which an event has cut shorter and which its undoing brings back.
    """

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="appointments", verbose_name=_("người"))
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="appointments", verbose_name=_("đơn vị"))
    post = models.CharField(_("chức vụ"), max_length=24, choices=Post.choices)
    term = models.CharField(_("nhiệm kỳ"), max_length=9, blank=True)
    duties = models.CharField(_("phụ trách"), max_length=200, blank=True)
    how = models.CharField(_("vì sao giữ chức vụ"), max_length=12, choices=How.choices, default=How.APPOINTED)
    ended_by = models.CharField(_("thôi vì"), max_length=60, blank=True)
    lasted_until = models.DateField(_("trước đó hết hiệu lực từ ngày"), null=True, blank=True)
    ended_before = models.CharField(_("lần trước thôi vì"), max_length=60, blank=True)
    lasted_before = models.DateField(_("trước lần ấy hết hiệu lực từ ngày"), null=True, blank=True)

    objects = HeldQuerySet.as_manager()

    class Meta:
        verbose_name = _("giữ chức vụ")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "unit", "post", "valid_from"],
                condition=Q(cancelled_on__isnull=True),
                name="organization_appointment_once",
            ),
            models.UniqueConstraint(
                fields=["unit", "post"],
                condition=Q(valid_until__isnull=True, cancelled_on__isnull=True, post__in=[str(post) for post in SINGLE]),
                name="organization_appointment_single_post",
            ),
            Recorded.cancelled_constraint("organization_appointment_cancelled"),
            models.CheckConstraint(condition=Q(post__in=Post.values), name="organization_appointment_post_known"),
            models.CheckConstraint(condition=Q(how__in=How.values), name="organization_appointment_how_known"),
            Dated.order_constraint("organization_appointment_dates"),
        ]
        indexes = [models.Index(fields=["unit", "valid_from", "valid_until"], name="organization_appt_of_unit")]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("person", "recorded_by", "cancel_reason")
        sensitive = ()

    def __str__(self):
        return f"{self.get_post_display()} {self.unit_id}"

    @property
    def key(self):
        """Khóa nối với quyền đi theo chức vụ (access.Grant.follows)."""
        return f"organization.appointment:{self.pk}"

    @property
    def short_post(self):
        """Chức vụ viết ngắn, cho thẻ cạnh tên: "UV BCH"."""
        return str(SHORT.get(Post(self.post), self.get_post_display()))


class Area(models.Model):
    """Địa bàn, ngành: một nhánh của cây thứ hai bên cạnh cây tổ chức; tên và chỗ đứng trong cây của từng ngày ở ``AreaSpell``.

    ``unit``: who keeps it in order; everybody at or below that unit, and above it, reads it.
    """

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="areas", verbose_name=_("nơi giữ cây"))
    tree = models.CharField(_("cây"), max_length=12, choices=AreaTree.choices)
    code = models.CharField(_("mã"), max_length=40)

    class Meta:
        verbose_name = _("địa bàn, ngành")
        constraints = [
            models.UniqueConstraint(fields=["tree", "code"], name="organization_area_code_once"),
            models.CheckConstraint(condition=Q(tree__in=AreaTree.values), name="organization_area_tree_known"),
            models.CheckConstraint(condition=~Q(code=""), name="organization_area_coded"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ()
        sensitive = ()

    def __str__(self):
        return self.code


class AreaSpell(Dated):
    """Tên, bậc và cấp trên của một địa bàn, ngành từ ngày đến ngày, theo văn bản nào."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="spells", verbose_name=_("địa bàn, ngành"))
    name = models.CharField(_("tên"), max_length=200)
    search_key = models.CharField(_("tên không dấu"), max_length=200)
    rank = models.CharField(_("bậc"), max_length=60, blank=True)
    parent = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("thuộc"))
    decision = models.ForeignKey("units.Decision", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("văn bản"))
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    recorded_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("địa bàn, ngành theo ngày")
        constraints = [
            models.UniqueConstraint(fields=["area"], condition=Q(valid_until__isnull=True), name="organization_area_one_open"),
            models.UniqueConstraint(fields=["area", "valid_from"], name="organization_area_spell_once"),
            models.CheckConstraint(condition=~Q(name=""), name="organization_area_named"),
            models.CheckConstraint(condition=Q(parent__isnull=True) | ~Q(parent=F("area")), name="organization_area_below_another"),
            Dated.order_constraint("organization_area_dates"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recorded_by",)
        sensitive = ()

    def __str__(self):
        return self.name


class UnitFact(Dated):
    """Điều ghi về đơn vị: trụ sở, con dấu, cấp ủy, thủ trưởng, địa bàn, ngành; từ ngày đến ngày, theo văn bản nào.

    A territory and a sector are named by ``area``, whose tree is dated too; ``value`` then is its name on the first day.
    """

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="facts", verbose_name=_("đơn vị"))
    kind = models.CharField(_("điều ghi"), max_length=12, choices=FactKind.choices)
    value = models.CharField(_("nội dung"), max_length=200)
    search_key = models.CharField(_("nội dung không dấu"), max_length=200)
    area = models.ForeignKey(
        "organization.Area", models.PROTECT, null=True, blank=True, related_name="facts", verbose_name=_("địa bàn, ngành trong cây")
    )
    decision = models.ForeignKey("units.Decision", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("văn bản"))
    begun_by = caused(_("mở theo biến động"))
    ended_by = caused(_("khép theo biến động"))
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    recorded_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("điều ghi về đơn vị")
        constraints = [
            models.UniqueConstraint(fields=["unit", "kind"], condition=Q(valid_until__isnull=True), name="organization_fact_one_open"),
            models.UniqueConstraint(fields=["unit", "kind", "valid_from"], name="organization_fact_once"),
            models.CheckConstraint(condition=Q(kind__in=FactKind.values), name="organization_fact_kind_known"),
            models.CheckConstraint(condition=~Q(value=""), name="organization_fact_said"),
            models.CheckConstraint(
                condition=Q(kind__in=[FactKind.TERRITORY, FactKind.SECTOR], area__isnull=False)
                | (~Q(kind__in=[FactKind.TERRITORY, FactKind.SECTOR]) & Q(area__isnull=True)),
                name="organization_fact_in_its_tree",
            ),
            Dated.order_constraint("organization_fact_dates"),
        ]
        indexes = [
            models.Index(fields=["kind", "search_key"], name="organization_fact_searched"),
            caused_index("begun_by", "organization_fact_begun_by"),
            caused_index("ended_by", "organization_fact_ended_by"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recorded_by",)
        sensitive = ()

    def __str__(self):
        return f"{self.get_kind_display()}: {self.text}"

    @property
    def text(self):
        """The value as people read it."""
        return str(Autonomy(self.value).label) if self.kind == FactKind.AUTONOMY else self.value
