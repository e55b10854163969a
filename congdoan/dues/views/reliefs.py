"""Miễn, giảm, tạm dừng đóng kinh phí: the list, recording one of an employer, taking out what was written by mistake."""

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.dues import forms, policies, queries
from congdoan.dues.actions import reliefs
from congdoan.dues.choices import Permission, Relief
from congdoan.dues.views.levying import OfWork
from congdoan.dues.views.ways import url
from congdoan.kernel import dates
from congdoan.ui.cancelling import Cancel
from congdoan.ui.screens import ListScreen, RecordAction, UpTo
from congdoan.ui.tables import Column, Table

BADGES = {Relief.WAIVED: "cham", Relief.REDUCED: "cham", Relief.PAUSED: "khai"}


def words_of(row):
    """ "giảm 20%"; empty for none."""
    return str(row) if row else ""


def decision_of(row):
    """ "12/QĐ-LĐLĐ ngày 05/01/2022, LĐLĐ tỉnh Hà Nam"; empty for none."""
    if row is None:
        return ""
    words = {"number": row.decision_number, "day": dates.format_date(row.decided_on), "issuer": row.issuer}
    return _("%(number)s ngày %(day)s, %(issuer)s") % words


def months_of(row):
    """ "01/2022 - 06/2022"."""
    return policies.said_relief_months(row.valid_from, row.valid_until)


class ReliefList(UpTo, ListScreen):
    """Cơ quan được miễn, giảm, tạm dừng đóng kinh phí."""

    query = queries.reliefs
    happened = "decided_on"
    filter_form = forms.ReliefFilter
    section = "funds"
    title = gettext_lazy("Miễn, giảm, tạm dừng kinh phí")
    print_title = gettext_lazy("Sổ theo dõi miễn, giảm, tạm dừng đóng kinh phí công đoàn")
    file_name = "mien-giam-kinh-phi.xlsx"
    order = ("-valid_from", "-pk")
    things = gettext_lazy("lần")
    empty_title = gettext_lazy("Chưa cơ quan nào được miễn, giảm, tạm dừng")
    empty_text = gettext_lazy("Có quyết định thì mở một dòng kinh phí của cơ quan, bấm Miễn, giảm, tạm dừng.")
    empty_icon = "quy"

    @property
    def table(self):
        """Columns; a row is taken out by who writes there."""
        writes = self.by.scope(Permission.RECORD_LEVY)
        loose = lambda row: not row.is_cancelled and writes.contains(row.unit)  # noqa: E731
        return Table(
            gettext_lazy("Tháng đầu gần đây trước"),
            (
                Column(gettext_lazy("Cơ quan"), lambda row: row.employer.name, link=lambda row: f"{url('levy-list', row.unit)}?co_quan={row.employer_id}", note=lambda row: _("về sau đã bỏ") if row.is_cancelled else ""),
                Column(gettext_lazy("Công đoàn"), lambda row: row.unit.name, phone="nhan"),
                Column(gettext_lazy("Được gì"), words_of, "badge", badge=lambda row: BADGES[Relief(row.kind)], phone="nhan"),
                Column(gettext_lazy("Các tháng"), months_of, phone="nhan"),
                Column(gettext_lazy("Quyết định"), decision_of, phone="nhan"),
                Column(gettext_lazy("Người ghi"), lambda row: row.recorded_by.full_name, phone="an"),
                Column(
                    gettext_lazy("Ghi nhầm"), lambda row: _("Bỏ") if loose(row) else "",
                    link=lambda row: url("levy-relief-cancel", row.unit, row.pk) if loose(row) else "", phone="nhan", printed=False, exported=False, optional=True,
                ),
            ),
        )  # fmt: skip

    def query_arguments(self):
        return {"on": self.past_day}

    def page_label(self, row):
        return f"{row.valid_from:%m/%Y}"

    def actions(self):
        return [{"label": _("Sổ kinh phí"), "icon": "sach", "url": url("levy-list", self.unit)}]


class RecordRelief(OfWork):
    """Ghi miễn, giảm, tạm dừng đóng kinh phí của một cơ quan."""

    action = reliefs.record
    form_class = forms.RecordRelief
    gives = ("unit", "employer")
    main_button = gettext_lazy("Ghi vào sổ kinh phí")
    not_done = gettext_lazy("Chưa ghi")
    explanation = gettext_lazy(
        "Theo quyết định. Miễn, giảm thì số phải nộp của các tháng ấy bớt đi; tạm dừng thì số giữ nguyên, hết tạm dừng mới đến hạn, trước đó không tính là chậm."
    )
    confirmation = gettext_lazy("Đã ghi miễn, giảm, tạm dừng kinh phí.")

    @property
    def title(self):
        """Whose."""
        return _("Miễn, giảm, tạm dừng kinh phí: %(name)s") % {"name": self.record.employer.name}

    def given(self):
        return {"unit": self.unit, "employer": self.record.employer}

    def initial(self):
        return {"kind": Relief.PAUSED, "valid_from": self.by.today.replace(day=1)}

    def success_url(self, pk):
        return url("levy-reliefs", self.unit)


class CancelRelief(RecordAction):
    """Bỏ một lần miễn, giảm, tạm dừng kinh phí ghi nhầm."""

    action = reliefs.cancel
    form_class = Cancel
    gives = ("relief",)
    section = "funds"
    title = gettext_lazy("Bỏ miễn, giảm, tạm dừng kinh phí")
    main_button = gettext_lazy("Bỏ khỏi sổ")
    not_done = gettext_lazy("Chưa bỏ")
    confirmation = gettext_lazy("Đã bỏ khỏi sổ; số phải nộp, hạn nộp của các tháng ấy như khi chưa ghi.")

    def find(self):
        found = queries.relief(unit=self.unit, pk=self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    @property
    def explanation(self):
        """Which one."""
        words = {"who": self.record.employer.name, "what": self.record, "months": months_of(self.record)}
        return _("%(who)s: %(what)s %(months)s.") % words

    def cancel_url(self):
        return url("levy-reliefs", self.unit)
