"""One visit: record, look at, correct, take out of the book."""

from django.urls import reverse
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.care import queries
from congdoan.care.actions import visits
from congdoan.care.choices import Permission
from congdoan.care.forms.visits import VisitForm, written_visitors
from congdoan.care.indicators import paid_from
from congdoan.care.policies import can_see_reason, who_sees_reason
from congdoan.care.views.found import of_address, voucher_fact
from congdoan.care.views.norms import norm_told
from congdoan.finance.choices import MoneySource
from congdoan.kernel.dates import format_date
from congdoan.kernel.money import format_money
from congdoan.ui.cancelling import Cancel
from congdoan.ui.opening import Doors
from congdoan.ui.screens import ActionScreen, RecordAction, UnitPage


def _privacy():
    return _t("%(who)s Báo cáo chỉ lấy số lượt và số tiền.") % {"who": who_sees_reason()}


PRIVACY = lazy(_privacy, str)()


class RecordVisit(ActionScreen):
    """Ghi nhận thăm hỏi."""

    action = visits.record
    form_class = VisitForm
    template_name = "care/visit_form.html"
    title = _("Ghi nhận thăm hỏi")
    explanation = _("Khoảng một phút. Ghi một lần, tự vào sổ chăm lo, sổ quỹ và báo cáo.")
    main_button = _("Ghi vào sổ")
    not_done = _("Chưa ghi vào sổ")
    privacy = PRIVACY

    def initial(self):
        return {
            "visited_on": self.by.today,
            "person": queries.member_asked_for(self.unit, self.by.today, self.request.GET.get("doan_vien", "")),
            "source": {"source": MoneySource.UNION_BUDGET.value, "fund": None},
            "visitors": [self.by.person.full_name],
        }

    def success_url(self, pk):
        return reverse("care:visit-detail", args=[self.unit.pk, pk]) if pk else self.cancel_url()

    def cancel_url(self):
        return reverse("care:visit-list", args=[self.unit.pk])

    def done_sentence(self, result):
        who = f"{result.person.title} {result.person.given_name}"
        return _t("Đã ghi lượt thăm %(who)s ngày %(day)s vào sổ.") % {"who": who, "day": format_date(result.visited_on)}


class VisitDetail(UnitPage):
    """Một lượt thăm hỏi."""

    permission = queries.visit.permission
    template_name = "care/visit.html"
    section = "care"

    def prepare(self):
        super().prepare()
        self.visit = of_address(self, queries.visit)
        self.title = _t("Thăm %(name)s") % {"name": self.visit.person.full_name}

    def context(self):
        visit = self.visit
        words = {"day": format_date(visit.visited_on), "amount": format_money(visit.amount)}
        return {
            "unit": self.unit,
            "visit": visit,
            "summary": _t("Ngày %(day)s, %(amount)s.") % words,
            "facts": self.facts(),
            "actions": self.actions(),
            "cancelled": format_date(visit.cancelled_on) if visit.is_cancelled else "",
            "privacy": PRIVACY,
        }

    def facts(self):
        """Everything that stands in the row, as far as the person may read it."""
        visit = self.visit
        sees = can_see_reason(self.by, visit)
        given = [
            (_t("Đơn vị"), visit.unit.name),
            (_t("Lý do"), capfirst(visit.reason_text) if sees else _t("Anh/chị không thuộc những người được xem lý do")),
            (_t("Số tiền"), format_money(visit.amount)),
            (_t("Định mức"), norm_told(visit, seen=sees)),
            (_t("Lý do chi vượt định mức"), visit.over_reason),
            (_t("Nguồn chi"), paid_from(visit)),
            (_t("Người thăm"), visit.visitors),
            (_t("Số chứng từ"), visit.voucher_number),
            (_t("Ghi chú"), visit.note if sees else ""),
        ]
        member = {"label": _t("Đoàn viên"), "text": visit.person.full_name, "url": Doors(self.by).url(visit.person), "opens": True}
        rows = [member, *({"label": label, "text": text} for label, text in given if text)]
        return [*rows, voucher_fact(self.by, visit)] if visit.voucher_id else rows

    def actions(self):
        """What may be done with it."""
        if self.visit.is_cancelled or not self.by.may(Permission.RECORD_VISIT, self.visit.unit):
            return []
        place = [self.unit.pk, self.visit.pk]
        return [
            {"label": _t("Bỏ khỏi sổ"), "icon": "loi", "url": reverse("care:visit-cancel", args=place)},
            {"label": _t("Sửa"), "icon": "sua", "url": reverse("care:visit-correct", args=place)},
        ]


class VisitAction(RecordAction):
    """An action on one visit."""

    gives = ("visit",)

    def find(self):
        return of_address(self, queries.visit)

    def cancel_url(self):
        return reverse("care:visit-detail", args=[self.unit.pk, self.record.pk])


class CorrectVisit(VisitAction):
    """Sửa lượt thăm hỏi."""

    action = visits.correct
    form_class = VisitForm
    template_name = "care/visit_form.html"
    title = _("Sửa lượt thăm hỏi")
    main_button = _("Ghi bản đã sửa")
    not_done = _("Chưa sửa trong sổ")
    confirmation = _("Đã sửa trong sổ.")
    cancel_label = _("Thôi, không sửa")
    privacy = PRIVACY

    def initial(self):
        visit = self.record
        known = queries.likely_visitors(visit.unit, self.by.today, self.by.person)
        chips, others = written_visitors(visit.visitors, known)
        return {
            **super().initial(),
            "person": visit.person,
            "reason": visit.reason,
            "relative": visit.relative_id,
            "visited_on": visit.visited_on,
            "amount": visit.amount,
            "source": {"source": visit.source, "fund": visit.fund},
            "visitors": chips,
            "other_visitors": others,
            "voucher_number": visit.voucher_number,
            "note": visit.note,
            "over_reason": visit.over_reason,
        }


class CancelVisit(VisitAction):
    """Bỏ lượt thăm hỏi khỏi sổ."""

    action = visits.cancel
    form_class = Cancel
    title = _("Bỏ lượt thăm hỏi khỏi sổ")
    main_button = _("Bỏ khỏi sổ")
    not_done = _("Chưa bỏ khỏi sổ")
    confirmation = _("Đã bỏ khỏi sổ. Dòng vẫn được giữ lại cùng lý do.")
    cancel_label = _("Thôi, giữ lại")

    @property
    def explanation(self):
        """Which visit."""
        visit = self.record
        words = {"name": visit.person.full_name, "day": format_date(visit.visited_on), "amount": format_money(visit.amount)}
        return _t("Lượt thăm %(name)s ngày %(day)s, %(amount)s. Bỏ rồi thì không còn tính vào báo cáo.") % words
