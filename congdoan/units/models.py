"""Đơn vị, loại, vị trí trong cây, tên gọi, người sử dụng lao động, quyết định; tất cả theo ngày."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congdoan.kernel import dates
from congdoan.kernel.dated import Dated
from congdoan.kernel.fields import BytewiseField, FoldedField
from congdoan.units.caused import caused, caused_index


class NothingPersonal:
    """No field of a unit says anything about a person."""

    personal = ()
    sensitive = ()


class Decision(models.Model):
    """Quyết định: số, ngày ký, ngày hiệu lực, nơi ban hành."""

    number = models.CharField(_("số quyết định"), max_length=80)
    number_key = FoldedField(_("khóa so số"), of="number")
    signed_on = models.DateField(_("ngày ký"), null=True, blank=True)
    effective_on = models.DateField(_("ngày hiệu lực"), null=True, blank=True)
    issuer = models.CharField(_("nơi ban hành"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("quyết định")
        indexes = [models.Index(fields=["number_key"], name="units_decision_numbered")]

    class Privacy(NothingPersonal):
        """Không có dữ liệu cá nhân."""

    def __str__(self):
        return self.number

    @property
    def text(self):
        """As it is referred to: 12/QĐ-LĐLĐ ngày 05/02/2026 của Liên đoàn Lao động tỉnh."""
        words = [self.number]
        words += [_("ngày %(day)s") % {"day": dates.format_date(self.signed_on)}] if self.signed_on else []
        words += [_("của %(issuer)s") % {"issuer": self.issuer}] if self.issuer else []
        return " ".join(map(str, words))


class Event(models.Model):
    """Biến động tổ chức: một lần thay đổi (một đơn vị, hay cả một phương án) đã ghi vào cây; những dòng nó mở, khép đều chỉ về nó.

    ``about``: key of what it was carried out for ("reorganization.plan:12"); empty for a single change. Undone, the rows are again what
    they were, and the event stays with ``undone_at``.
    """

    decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True, verbose_name=_("quyết định"))
    effective_on = models.DateField(_("ngày hiệu lực"))
    about = models.CharField(_("thi hành theo"), max_length=60, blank=True, db_index=True)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    recorded_at = models.DateTimeField(_("ghi lúc"))
    undone_at = models.DateTimeField(_("hoàn tác lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("biến động tổ chức")

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recorded_by",)
        sensitive = ()

    def __str__(self):
        return f"{self.effective_on:%d/%m/%Y} {self.about}"

    @property
    def key(self):
        """As posts and roles name what ended them (``ended_by``)."""
        return f"units.event:{self.pk}"


class UnitKind(Dated):
    """Loại tổ chức công đoàn: có từ ngày đến ngày, theo văn bản nào."""

    key = models.CharField(_("mã loại"), max_length=40)
    label = models.CharField(_("tên loại"), max_length=120)
    level = models.PositiveSmallIntegerField(_("cấp"))
    source = models.CharField(_("căn cứ"), max_length=200)

    class Meta:
        verbose_name = _("loại tổ chức công đoàn")
        constraints = [
            models.UniqueConstraint(fields=["key", "valid_from"], name="units_kind_once"),
            Dated.order_constraint("units_kind_dates"),
        ]

    class Privacy(NothingPersonal):
        """Không có dữ liệu cá nhân."""

    def __str__(self):
        return self.label


class KindNesting(Dated):
    """Loại nào được ở dưới loại nào, từ ngày đến ngày."""

    parent_kind = models.CharField(_("loại cấp trên"), max_length=40)
    child_kind = models.CharField(_("loại cấp dưới"), max_length=40)
    source = models.CharField(_("căn cứ"), max_length=200)

    class Meta:
        verbose_name = _("quan hệ giữa các loại")
        constraints = [
            models.UniqueConstraint(fields=["parent_kind", "child_kind", "valid_from"], name="units_nesting_once"),
            Dated.order_constraint("units_nesting_dates"),
        ]

    class Privacy(NothingPersonal):
        """Không có dữ liệu cá nhân."""

    def __str__(self):
        return f"{self.child_kind} < {self.parent_kind}"


class Unit(models.Model):
    """Đơn vị (tổ chức công đoàn) với tên, loại và cấp trên của hôm nay; quá khứ ở các dòng theo ngày."""

    code = models.CharField(_("mã đơn vị"), max_length=40, unique=True)
    name = models.CharField(_("tên"), max_length=200)
    search_key = models.CharField(_("tên không dấu"), max_length=200, db_index=True)
    kind = models.CharField(_("loại"), max_length=40)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("trực thuộc"))
    serial = models.PositiveIntegerField(_("số thứ tự trong cây"), unique=True)
    path = BytewiseField(_("đường dẫn trong cây"), max_length=120, unique=True)
    founded_on = models.DateField(_("ngày thành lập"))
    closed_on = models.DateField(_("không còn từ ngày"), null=True, blank=True)
    founded_by = caused(_("lập theo biến động"))
    closed_by = caused(_("kết thúc theo biến động"))
    version = models.PositiveIntegerField(_("lần sửa"), default=1)

    class Meta:
        verbose_name = _("đơn vị")
        constraints = [
            models.CheckConstraint(condition=Q(closed_on__isnull=True) | Q(closed_on__gt=F("founded_on")), name="units_unit_dates"),
        ]
        indexes = [caused_index("founded_by", "units_unit_founded_by"), caused_index("closed_by", "units_unit_closed_by")]

    class Privacy(NothingPersonal):
        """Không có dữ liệu cá nhân."""

    def __str__(self):
        return self.name

    @property
    def decided_at(self):
        """The unit where decisions about this one are taken: the superior; the root takes its own."""
        return self.parent or self

    @property
    def is_group(self):
        """Là tổ công đoàn, tổ nữ công."""
        return self.kind in ("union_group", "women_group")


class Placement(Dated):
    """Trực thuộc: đơn vị ở dưới cấp trên nào, từ ngày đến ngày, theo quyết định nào."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="placements", verbose_name=_("đơn vị"))
    parent = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="placed", verbose_name=_("trực thuộc"))
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True, verbose_name=_("quyết định"))
    begun_by = caused(_("mở theo biến động"))
    ended_by = caused(_("khép theo biến động"))

    class Meta:
        verbose_name = _("vị trí trong cây")
        constraints = [
            models.UniqueConstraint(fields=["unit"], condition=Q(valid_until__isnull=True), name="units_placement_one_open"),
            Dated.order_constraint("units_placement_dates"),
        ]
        indexes = [caused_index("begun_by", "units_placement_begun_by"), caused_index("ended_by", "units_placement_ended_by")]

    class Privacy(NothingPersonal):
        """Không có dữ liệu cá nhân."""

    def __str__(self):
        return f"{self.unit_id} < {self.parent_id}"


class UnitSpell(Dated):
    """Tên và loại của đơn vị từ ngày đến ngày."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="spells", verbose_name=_("đơn vị"))
    name = models.CharField(_("tên"), max_length=200)
    kind = models.CharField(_("loại"), max_length=40)
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True, verbose_name=_("quyết định"))
    begun_by = caused(_("mở theo biến động"))
    ended_by = caused(_("khép theo biến động"))

    class Meta:
        verbose_name = _("tên và loại theo ngày")
        constraints = [
            models.UniqueConstraint(fields=["unit"], condition=Q(valid_until__isnull=True), name="units_spell_one_open"),
            Dated.order_constraint("units_spell_dates"),
        ]
        indexes = [caused_index("begun_by", "units_spell_begun_by"), caused_index("ended_by", "units_spell_ended_by")]

    class Privacy(NothingPersonal):
        """Không có dữ liệu cá nhân."""

    def __str__(self):
        return self.name


class Employer(models.Model):
    """Cơ quan, đơn vị sử dụng lao động."""

    name = models.CharField(_("tên cơ quan, đơn vị"), max_length=200)
    sector = models.CharField(_("loại cơ quan"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("cơ quan, đơn vị sử dụng lao động")
        constraints = [models.UniqueConstraint(fields=["name", "sector"], name="units_employer_once")]

    class Privacy(NothingPersonal):
        """Không có dữ liệu cá nhân."""

    def __str__(self):
        return self.name


class UnitEmployer(Dated):
    """Đơn vị công đoàn ở cơ quan nào, từ ngày đến ngày (một công đoàn có thể ở nhiều cơ quan)."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="employers", verbose_name=_("đơn vị"))
    employer = models.ForeignKey(Employer, models.PROTECT, related_name="unions", verbose_name=_("cơ quan"))
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("quyết định"))
    end_decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("quyết định thôi"))
    begun_by = caused(_("mở theo biến động"))
    ended_by = caused(_("khép theo biến động"))

    class Meta:
        verbose_name = _("cơ quan của đơn vị")
        constraints = [
            models.UniqueConstraint(fields=["unit", "employer", "valid_from"], name="units_employer_spell_once"),
            Dated.order_constraint("units_employer_dates"),
        ]
        indexes = [caused_index("begun_by", "units_employer_begun_by"), caused_index("ended_by", "units_employer_ended_by")]

    class Privacy(NothingPersonal):
        """Không có dữ liệu cá nhân."""

    def __str__(self):
        return str(self.employer)


class Succession(models.Model):
    """Kế tục: đơn vị nào nhận phần việc của đơn vị đã kết thúc hoặc chia ra, theo biến động nào."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="successions", verbose_name=_("biến động"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="successors", verbose_name=_("đơn vị trước"))
    successor = models.ForeignKey(Unit, models.PROTECT, related_name="predecessors", verbose_name=_("đơn vị kế tục"))

    class Meta:
        verbose_name = _("kế tục")
        constraints = [
            models.UniqueConstraint(fields=["event", "unit", "successor"], name="units_succession_once"),
            models.CheckConstraint(condition=~Q(unit=F("successor")), name="units_succession_of_another"),
        ]

    class Privacy(NothingPersonal):
        """Không có dữ liệu cá nhân."""

    def __str__(self):
        return f"{self.unit_id} > {self.successor_id}"
