"""Sổ chăm lo: visits, who waits for one, gifts."""

from django.db.models import Count, Sum
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.care import queries
from congdoan.care.choices import Permission
from congdoan.care.forms.filters import GiftFilter, VisitFilter
from congdoan.care.indicators import paid_from
from congdoan.kernel.dates import format_date
from congdoan.kernel.money import format_money, format_number
from congdoan.ui.screens import AsOf, ListScreen, UpTo
from congdoan.ui.tables import Column, Table


class Book(ListScreen):
    """A list of the care book."""

    section = "care"
    page_size = 40

    def page_label(self, row):
        return format_date(getattr(row, self.order[0].lstrip("-")))

    def counted(self, words):
        """ "30 lượt thăm hỏi, cộng 15.000.000 đ": how many rows the filters left, and their sum."""
        sums = self.all_rows.order_by().aggregate(count=Count("pk"), total=Sum("amount"))
        return words % {"count": format_number(sums["count"]), "total": format_money(sums["total"] or 0)}


def paper():
    """Số chứng từ: the voucher in the book, which opens for those who may see it; else the number as it was written down."""
    return Column(
        _("Số chứng từ"), lambda row: row.voucher.mark if row.voucher_id else row.voucher_number, opens=lambda row: row.voucher, phone="nhan", optional=True
    )  # fmt: skip


def visit_table(with_reason):
    """The columns of Sổ thăm hỏi; the reason only for those who may read it."""
    reason = [Column(_("Lý do"), lambda visit: visit.get_reason_display().capitalize(), phone="khoi")] if with_reason else []
    return Table(
        _("Các lượt thăm hỏi, mới nhất trước"),
        (
            Column(_("Ngày thăm"), lambda visit: visit.visited_on, "date"),
            Column(_("Đoàn viên"), lambda visit: visit.person.full_name, "name", link=_visit_url, note=lambda visit: visit.unit.name),
            *reason,
            Column(_("Số tiền (đ)"), lambda visit: visit.amount, "money", phone="nhan"),
            Column(_("Nguồn chi"), paid_from, phone="khoi"),
            Column(_("Người thăm"), lambda visit: visit.visitors, phone="khoi"),
            paper(),
            Column(_("Người ghi"), lambda visit: visit.recorded_by.full_name, phone="an", printed=False),
        ),
    )


def _visit_url(visit):
    return reverse("care:visit-detail", args=[visit.unit_id, visit.pk])


class VisitBook(UpTo, Book):
    """Sổ thăm hỏi."""

    query = queries.visits
    happened = "visited_on"
    title = _("Sổ thăm hỏi")
    print_title = _("Sổ thăm hỏi đoàn viên")
    file_name = "so-tham-hoi.xlsx"
    order = ("-visited_on", "-pk")
    things = _("lượt thăm")
    filter_form = VisitFilter
    empty_title = _("Sổ thăm hỏi chưa có dòng nào")
    empty_text = _("Mỗi lần thăm người ốm, việc hiếu, việc hỷ ghi vào đây một lần; báo cáo tự có số. Sổ Excel cũ thì nhập cả sổ một lần.")
    empty_icon = "tim"

    def prepare(self):
        super().prepare()
        self.table = visit_table(with_reason=self.by.may(Permission.VIEW_VISIT_REASON, self.unit))

    def summary(self):
        return self.counted(_t("%(count)s lượt thăm, cộng %(total)s."))

    def actions(self):
        url = f"{reverse('care:visit-sign', args=[self.unit.pk])}?{self.request.GET.urlencode()}"
        signing = [{"label": _t("In danh sách ký nhận"), "icon": "in", "url": url}] if self.asks_day() else []
        return [*signing, *([self.recording(main=True)] if self.by.may(Permission.RECORD_VISIT, self.unit) else [])]

    def asks_day(self):
        """True where one day is shown: its recipients can sign."""
        return bool(self.form.is_bound and self.form.is_valid() and self.form.cleaned_data.get("tham"))

    def empty_action(self):
        return self.recording(main=True) if self.by.may(Permission.RECORD_VISIT, self.unit) else None

    def recording(self, main):
        """The button that leads to the form."""
        return {"label": _t("Ghi nhận thăm hỏi"), "icon": "tim", "url": reverse("care:visit-record", args=[self.unit.pk]), "main": main}


class WaitingList(AsOf, Book):
    """Chờ thăm: reported and not yet visited, the oldest first; as of a day, who waited then."""

    query = queries.waiting
    day_words = _("Đang xem ai chờ thăm vào cuối ngày {day}.")
    title = _("Chờ thăm")
    print_title = _("Danh sách đoàn viên chờ thăm")
    file_name = "cho-tham.xlsx"
    order = ("reported_on", "pk")
    things = _("người")
    empty_title = _("Không còn ai chờ thăm")
    empty_text = _("Nghe tin ai nằm viện, sinh con, có việc hiếu thì báo vào đây. Khi lượt thăm được ghi, tên tự ra khỏi danh sách.")
    empty_icon = "tim"
    table = Table(
        _("Đoàn viên chờ thăm, báo sớm nhất trước"),
        (
            Column(_("Ngày báo"), lambda notice: notice.reported_on, "date"),
            Column(_("Đoàn viên"), lambda notice: notice.person.full_name, "name", note=lambda notice: notice.unit.name),
            Column(_("Lý do"), lambda notice: notice.get_reason_display().capitalize(), phone="khoi"),
            Column(_("Ở đâu"), lambda notice: notice.place, phone="khoi"),
            Column(_("Người báo"), lambda notice: notice.recorded_by.full_name, phone="khoi"),
            Column(
                _("Đã thăm"),
                lambda notice: _("Ghi nhận thăm"),
                phone="khoi",
                printed=False,
                exported=False,
                link=lambda notice: f"{reverse('care:visit-record', args=[notice.unit_id])}?doan_vien={notice.person_id}",
            ),
            Column(
                _("Thôi chờ"),
                lambda notice: _("Bỏ tin báo"),
                phone="khoi",
                printed=False,
                exported=False,
                link=lambda notice: reverse("care:notice-cancel", args=[notice.unit_id, notice.pk]),
            ),
        ),
    )

    def prepare(self):
        super().prepare()
        if self.past_day is not None or not self.by.may(Permission.RECORD_VISIT, self.unit):
            self.table = Table(self.table.caption, self.table.columns[:-2])

    def query_arguments(self):
        return {"on": self.past_day}

    def actions(self):
        if not self.by.may(Permission.RECORD_VISIT, self.unit):
            return []
        return [
            {"label": _t("Báo người cần thăm"), "icon": "them", "url": reverse("care:notice-report", args=[self.unit.pk]), "main": True}
        ]


class GiftBook(UpTo, Book):
    """Sổ tặng quà."""

    query = queries.gifts
    happened = "given_on"
    title = _("Sổ tặng quà")
    file_name = "so-tang-qua.xlsx"
    order = ("-given_on", "-pk")
    things = _("suất quà")
    filter_form = GiftFilter
    empty_title = _("Sổ tặng quà chưa có dòng nào")
    empty_text = _("Chọn dịp và người nhận, danh sách lấy sẵn từ sổ; đánh dấu rồi ghi cả danh sách một lần.")
    empty_icon = "qua"
    table = Table(
        _("Các suất quà, mới nhất trước"),
        (
            Column(_("Ngày tặng"), lambda gift: gift.given_on, "date"),
            Column(
                _("Người nhận"),
                lambda gift: gift.name,
                "name",
                note=lambda gift: gift.relation,
                link=lambda gift: reverse("care:gift-detail", args=[gift.unit_id, gift.pk]),
            ),
            Column(_("Dịp"), lambda gift: gift.occasion_label, phone="khoi"),
            Column(_("Trị giá (đ)"), lambda gift: gift.amount, "money", phone="nhan"),
            Column(_("Nguồn chi"), paid_from, phone="khoi"),
            paper(),
            Column(_("Người ghi"), lambda gift: gift.recorded_by.full_name, phone="an", printed=False),
        ),
    )

    def summary(self):
        return self.counted(_t("%(count)s suất quà, cộng %(total)s."))

    def actions(self):
        found = []
        parameters = self.request.GET.urlencode()
        if self.form.is_bound and self.form.is_valid() and self.form.cleaned_data.get("tang"):
            url = f"{reverse('care:gift-sign', args=[self.unit.pk])}?{parameters}"
            found.append({"label": _t("In danh sách ký nhận"), "icon": "in", "url": url, "main": False})
        if self.by.may(Permission.GIVE_GIFTS, self.unit):
            found.append(self.giving())
        return found

    def empty_action(self):
        return self.giving() if self.by.may(Permission.GIVE_GIFTS, self.unit) else None

    def giving(self):
        """The button that leads to the list."""
        return {"label": _t("Tặng quà theo danh sách"), "icon": "qua", "url": reverse("care:gift-give", args=[self.unit.pk]), "main": True}
