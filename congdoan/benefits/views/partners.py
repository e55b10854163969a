"""Đối tác: ghi, sửa, bỏ; ghi ưu đãi của họ."""

from django.http import Http404
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.benefits import forms, queries
from congdoan.benefits.actions import offers, partners
from congdoan.benefits.views.lists import days, url
from congdoan.ui.cancelling import Cancel as CancelForm
from congdoan.ui.screens import ActionScreen, RecordAction


class RecordPartner(ActionScreen):
    """Ghi đối tác."""

    action = partners.record
    form_class = forms.Partner
    section = "care"
    title = _("Ghi đối tác ưu đãi")
    confirmation = _("Đã ghi đối tác. Bấm Ghi ưu đãi ở dòng ấy.")

    def cancel_url(self):
        return url("partners", self.unit.pk)


class _OnPartner(RecordAction):
    """Something done to one partner."""

    gives = ("partner",)
    section = "care"

    def find(self):
        row = queries.partner(by=self.request.actor, pk=self.kwargs["pk"])
        if row is None or row.unit_id != self.unit.pk:
            raise Http404
        return row

    def cancel_url(self):
        return url("partners", self.unit.pk)


class CorrectPartner(_OnPartner):
    """Sửa đối tác."""

    action = partners.correct
    form_class = forms.Partner
    title = _("Sửa đối tác")
    explanation = _("Thỏa thuận hết hạn thì ghi ngày cuối; đối tác tự rời danh sách. Ghi nhầm cả dòng thì bỏ.")
    confirmation = _("Đã sửa.")

    def initial(self):
        row = self.record
        known = {name: getattr(row, name) for name in ("name", "trade", "agreement", "contact", "valid_from", "last_day")}
        return super().initial() | known


class CancelPartner(_OnPartner):
    """Bỏ đối tác ghi nhầm."""

    action = partners.cancel
    form_class = CancelForm
    title = _("Bỏ đối tác ghi nhầm")
    main_button = _("Bỏ đối tác")
    not_done = _("Chưa bỏ")
    confirmation = _("Đã bỏ.")


class RecordOffer(_OnPartner):
    """Ghi ưu đãi."""

    action = offers.record
    form_class = forms.Offer
    title = _("Ghi ưu đãi")
    confirmation = _("Đã ghi. Đoàn viên thấy ngay từ ngày đầu của ưu đãi.")

    @property
    def explanation(self):
        """Whose, within which days."""
        return _t("%(name)s, thỏa thuận %(days)s.") % {"name": self.record.name, "days": days(self.record)}

    def initial(self):
        row = self.record
        return {"how": forms.CARD, "valid_from": max(row.valid_from, self.by.today), "last_day": row.last_day}

    def success_url(self, pk):
        return url("offer", self.unit.pk, pk) if pk else self.cancel_url()
