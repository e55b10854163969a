"""Đoàn viên ưu tú: danh sách, ghi công nhận, bỏ."""

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.kernel.dates import format_date
from congdoan.membership import forms, queries
from congdoan.membership.actions import outstanding
from congdoan.membership.choices import Permission
from congdoan.ui.screens import ActionScreen, AsOf, ListScreen, RecordAction
from congdoan.ui.tables import Column, Table


def _party(name, day):
    """A column's value: a Party day of the person that had come by the day of the list."""

    def value(row):
        standing = getattr(row.person, "party", None)
        on = getattr(standing, name) if standing else None
        return on if on and on <= day else None

    return value


class OutstandingList(AsOf, ListScreen):
    """Đoàn viên ưu tú, từ công nhận đến giới thiệu và kết nạp Đảng."""

    query = queries.outstanding
    section = "members"
    title = gettext_lazy("Đoàn viên ưu tú")
    things = gettext_lazy("lượt")
    order = ("-recognised_on", "person__sort_key", "pk")
    empty_icon = "cay"
    empty_title = gettext_lazy("Chưa ghi đoàn viên ưu tú")
    empty_text = gettext_lazy("Ghi quyết định công nhận đoàn viên ưu tú; từ đây giới thiệu cho chi bộ xem xét kết nạp.")
    print_title = gettext_lazy("Danh sách đoàn viên ưu tú")
    file_name = "doan-vien-uu-tu.xlsx"

    @cached_property
    def table(self):
        """The columns; Party days and "Bỏ" for those who may."""
        columns = [
            Column(_("Họ và tên"), lambda row: row.person.full_name, "name", opens=lambda row: row.person),
            Column(_("Ngày sinh"), lambda row: row.person.birth_text, phone="an"),
            Column(_("Đơn vị"), lambda row: row.unit.name, phone="nhan"),
            Column(_("Công nhận"), lambda row: row.recognised_on, "date", phone="nhan"),
            Column(_("Quyết định"), lambda row: row.decision.text, phone="nhan", opens=lambda row: row.decision),
        ]
        if self.by.may(Permission.VIEW_PARTY, self.unit):
            columns += [
                Column(_("Giới thiệu vào Đảng"), _party("introduced_on", self.day), "date", phone="nhan"),
                Column(_("Vào Đảng"), _party("joined_on", self.day), "date", phone="nhan"),
            ]
        if self.by.may(Permission.RECORD_OUTSTANDING, self.unit):
            link = lambda row: reverse("membership:outstanding-cancel", args=[self.unit.pk, row.pk])  # noqa: E731
            columns.append(Column(_("Việc"), lambda row: _("Bỏ"), link=link, printed=False, exported=False))
        return Table(_("Đoàn viên ưu tú, mới nhất trước"), tuple(columns))

    def query_arguments(self):
        return {"on": self.day}

    def page_label(self, row):
        return format_date(row.recognised_on)

    def actions(self):
        if not self.by.may(Permission.RECORD_OUTSTANDING, self.unit):
            return []
        url = reverse("membership:outstanding-record", args=[self.unit.pk])
        return [{"label": _("Ghi công nhận"), "icon": "them", "url": url, "main": True}]


class RecogniseOutstanding(ActionScreen):
    """Ghi công nhận đoàn viên ưu tú."""

    action = outstanding.recognise
    form_class = forms.RecogniseOutstanding
    section = "members"
    title = gettext_lazy("Ghi công nhận đoàn viên ưu tú")
    main_button = gettext_lazy("Ghi công nhận")
    main_icon = "them"
    not_done = gettext_lazy("Chưa ghi công nhận")
    explanation = gettext_lazy("Một quyết định cho một hay nhiều người. Giới thiệu vào Đảng thì ghi ngày ở Sửa thông tin của từng người.")

    def cancel_url(self):
        return reverse("membership:outstanding-list", args=[self.unit.pk])

    def done_sentence(self, result):
        return _("Đã ghi %(n)s đoàn viên ưu tú.") % {"n": len(result)}


class CancelOutstanding(RecordAction):
    """Bỏ một lần công nhận đoàn viên ưu tú ghi nhầm."""

    action = outstanding.cancel
    form_class = forms.CancelOutstanding
    gives = ("recognition",)
    section = "members"
    main_button = gettext_lazy("Bỏ khỏi sổ")
    main_icon = "loi"
    not_done = gettext_lazy("Chưa bỏ")
    confirmation = gettext_lazy("Đã bỏ khỏi sổ.")

    def find(self):
        row = queries.recognition(by=self.request.actor, unit=self.unit, pk=self.kwargs["pk"])
        if row is None:
            raise Http404
        return row

    @property
    def title(self):
        """Whose."""
        words = {"name": self.record.person.full_name, "day": format_date(self.record.recognised_on)}
        return _("Bỏ công nhận ưu tú của %(name)s ngày %(day)s") % words

    def cancel_url(self):
        return reverse("membership:outstanding-list", args=[self.unit.pk])
