"""Định mức chi: the list as of a day, one norm, adding, correcting, ending, taking out."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.care import policies, queries
from congdoan.care.actions import norms
from congdoan.care.choices import Per, Permission
from congdoan.care.forms.norms import EndNorm, NormForm
from congdoan.care.models import Gift
from congdoan.care.views.books import Book
from congdoan.care.views.found import of_address
from congdoan.kernel.dates import format_date
from congdoan.kernel.money import format_money
from congdoan.ui.cancelling import Cancel
from congdoan.ui.screens import ActionScreen, AsOf, RecordAction, UnitPage
from congdoan.ui.tables import Column, Table


def norm_told(row, *, seen):
    """Which norm a visit or gift was held to, of its day; "" without one. ``seen``: whether the reader may know of what."""
    on = row.given_on if isinstance(row, Gift) else row.visited_on
    allowed = queries.rules(row.unit, on).one(row)
    if allowed is None:
        return ""
    if not seen:
        return _t("Vượt định mức") if policies.is_over(row.amount, allowed) else _t("Trong định mức")
    words = {"norm": policies.norm_in_words(allowed), "source": source_told(allowed.norm)}
    told = _t("%(norm)s (%(source)s)") % words
    return capfirst(told)


def source_told(norm):
    """ "quy chế 05/QC-CĐCS ngày 02/01/2022 của Công đoàn khối dân Đảng"."""
    words = {"number": norm.regulation, "day": format_date(norm.issued_on), "unit": norm.unit.name}
    return _t("quy chế %(number)s ngày %(day)s của %(unit)s") % words


class NormList(AsOf, Book):
    """Định mức chi áp dụng ở đơn vị vào một ngày."""

    query = queries.norms
    title = _("Định mức chi")
    print_title = _("Định mức chi theo quy chế chi tiêu nội bộ")
    file_name = "dinh-muc-chi.xlsx"
    order = ("event", "relation", "pk")
    things = _("định mức")
    empty_title = _("Chưa ghi định mức nào")
    empty_text = _("Ghi mức chi của quy chế chi tiêu nội bộ; từ đó mỗi lần thăm hỏi, tặng quà có sẵn số tiền, chi hơn thì máy hỏi vì sao.")
    empty_icon = "tim"

    def prepare(self):
        super().prepare()
        self.table = Table(
            _("Định mức đang áp dụng"),
            (
                Column(_("Việc"), lambda norm: capfirst(str(norm.get_event_display())), link=self._way),
                Column(_("Cho ai"), lambda norm: capfirst(norm.get_relation_display()), phone="nhan"),
                Column(_("Mức chi (đ)"), lambda norm: norm.amount, "money", phone="nhan"),
                Column(_("Tính cho"), lambda norm: norm.get_per_display(), phone="nhan"),
                Column(_("Quy chế"), lambda norm: norm.regulation, note=_approved, phone="khoi"),
                Column(_("Của"), lambda norm: norm.unit.name, phone="khoi"),
                Column(_("Từ ngày"), lambda norm: norm.valid_from, "date", phone="an"),
            ),
        )

    def _way(self, norm):
        """The page of a norm of a unit where the reader may see norms."""
        return reverse("care:norm-detail", args=[norm.unit_id, norm.pk]) if self.by.may(Permission.VIEW_NORMS, norm.unit) else ""

    def query_arguments(self):
        return {"on": self.past_day}

    def page_label(self, row):
        return str(row.get_event_display())

    def summary(self):
        return _t("Việc đơn vị chưa có mức riêng thì theo mức của cấp trên gần nhất.")

    def actions(self):
        if not self.by.may(Permission.KEEP_NORMS, self.unit):
            return []
        return [{"label": _t("Ghi định mức"), "icon": "them", "url": reverse("care:norm-add", args=[self.unit.pk]), "main": True}]


def _approved(norm):
    words = {"day": format_date(norm.issued_on), "who": norm.approved_by}
    return _t("ngày %(day)s, %(who)s") % words


class NormDetail(UnitPage):
    """Một định mức chi."""

    permission = queries.norm.permission
    template_name = "care/norm.html"
    section = "care"

    def prepare(self):
        super().prepare()
        self.norm = of_address(self, queries.norm)
        self.title = capfirst(str(self.norm.get_event_display()))

    def context(self):
        norm = self.norm
        given = [
            (_t("Cho ai"), norm.get_relation_display()),
            (_t("Mức chi"), f"{format_money(norm.amount)} {norm.get_per_display()}"),
            (_t("Quy chế"), source_told(norm)),
            (_t("Nơi thông qua"), norm.approved_by),
            (_t("Áp dụng từ ngày"), format_date(norm.valid_from)),
            (_t("Ngày áp dụng cuối"), format_date(norm.last_day) if norm.valid_until else ""),
            (_t("Rộng hơn cấp trên vì"), norm.wider_reason),
        ]
        return {
            "unit": self.unit,
            "norm": norm,
            "facts": [{"label": label, "text": text} for label, text in given if text],
            "summary": f"{format_money(norm.amount)} {norm.get_per_display()}",
            "actions": self.actions(),
            "cancelled": format_date(norm.cancelled_on) if norm.is_cancelled else "",
            "list_url": reverse("care:norm-list", args=[self.unit.pk]),
        }

    def actions(self):
        """What may be done with it."""
        if self.norm.is_cancelled or not self.by.may(Permission.KEEP_NORMS, self.unit):
            return []
        place = [self.unit.pk, self.norm.pk]
        ended = _t("Đã hết hiệu lực.") if self.norm.valid_until else ""
        return [
            {"label": _t("Bỏ khỏi sổ"), "icon": "loi", "url": reverse("care:norm-cancel", args=place)},
            {"label": _t("Hết hiệu lực"), "icon": "lich", "url": reverse("care:norm-end", args=place), "why_not": ended},
            {"label": _t("Sửa"), "icon": "sua", "url": reverse("care:norm-correct", args=place)},
        ]


class AddNorm(ActionScreen):
    """Ghi định mức chi."""

    action = norms.add
    form_class = NormForm
    section = "care"
    title = _("Ghi định mức chi")
    explanation = _("Mức của quy chế mới cho cùng việc, cùng người thì mức cũ tự hết hiệu lực ngày hôm trước.")
    main_button = _("Ghi định mức")
    not_done = _("Chưa ghi định mức")
    confirmation = _("Đã ghi định mức chi.")

    def initial(self):
        last = queries.own_norms(self.unit).first()
        known = {"regulation": last.regulation, "issued_on": last.issued_on, "approved_by": last.approved_by} if last else {}
        return {"per": Per.CASE.value, "valid_from": last.valid_from if last else self.by.today.replace(month=1, day=1), **known}

    def success_url(self, pk):
        return reverse("care:norm-detail", args=[self.unit.pk, pk]) if pk else self.cancel_url()

    def cancel_url(self):
        return reverse("care:norm-list", args=[self.unit.pk])


class NormAction(RecordAction):
    """An action on one norm."""

    gives = ("norm",)
    section = "care"

    def find(self):
        return of_address(self, queries.norm)

    def cancel_url(self):
        return reverse("care:norm-detail", args=[self.unit.pk, self.record.pk])

    @property
    def explanation(self):
        """Which norm."""
        words = {"what": self.record, "amount": format_money(self.record.amount), "per": self.record.get_per_display()}
        return _t("Định mức %(what)s: %(amount)s %(per)s.") % words


class CorrectNorm(NormAction):
    """Sửa định mức chi."""

    action = norms.correct
    form_class = NormForm
    title = _("Sửa định mức chi")
    main_button = _("Ghi bản đã sửa")
    not_done = _("Chưa sửa")
    confirmation = _("Đã sửa định mức chi.")
    cancel_label = _("Thôi, không sửa")

    def initial(self):
        return {**super().initial(), **{name: getattr(self.record, name) for name in norms.FACTS}}


class EndNormScreen(NormAction):
    """Cho định mức chi hết hiệu lực."""

    action = norms.end
    form_class = EndNorm
    title = _("Định mức hết hiệu lực")
    main_button = _("Ghi hết hiệu lực")
    not_done = _("Chưa ghi")
    confirmation = _("Đã ghi. Sau ngày ấy việc này theo mức của cấp trên, nếu có.")

    def initial(self):
        return {**super().initial(), "last_day": self.by.today}


class CancelNorm(NormAction):
    """Bỏ định mức chi ghi nhầm."""

    action = norms.cancel
    form_class = Cancel
    title = _("Bỏ định mức chi khỏi sổ")
    main_button = _("Bỏ khỏi sổ")
    not_done = _("Chưa bỏ khỏi sổ")
    confirmation = _("Đã bỏ khỏi sổ. Dòng vẫn được giữ lại cùng lý do.")
    cancel_label = _("Thôi, giữ lại")
