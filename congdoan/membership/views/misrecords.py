"""Bỏ một thời gian là đoàn viên ghi nhầm; những dòng đã bỏ, ghi lại."""

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.kernel.dates import format_date
from congdoan.kernel.errors import why_not
from congdoan.membership import forms, queries
from congdoan.membership.actions import misrecords
from congdoan.membership.views.changes import OfMember
from congdoan.ui.screens import ListScreen, RecordAction, UpTo
from congdoan.ui.tables import Column, Table


class CancelMisrecorded(OfMember):
    """Bỏ một thời gian là đoàn viên ghi nhầm."""

    action = misrecords.cancel
    form_class = forms.Cancel
    section = "members"
    main_button = gettext_lazy("Bỏ khỏi sổ đoàn viên")
    main_icon = "loi"
    not_done = gettext_lazy("Chưa bỏ")
    template_name = "ui/form_or_why.html"

    def context(self):
        return {**super().context(), "against": self.against}

    @property
    def title(self):
        """Whose, where."""
        return _("Bỏ ghi nhầm: %(name)s ở %(unit)s") % {"name": self.membership.person.full_name, "unit": self.membership.unit.name}

    @cached_property
    def against(self):
        """What stands on it, in a sentence; "" where it may be taken out."""
        return why_not(misrecords.check_may_cancel, membership=self.membership)

    @property
    def explanation(self):
        """What will be gone."""
        if self.against:
            return ""
        row = self.membership
        until = _("đến %s") % format_date(row.last_day) if row.valid_until else _("đến nay")
        return _(
            "Thời gian từ %(first)s %(until)s coi như chưa từng ghi: không còn trong danh sách, số liệu, biến động của ngày nào. Bỏ nhầm thì ghi "
            "lại được. Người ấy có sinh hoạt ở đây thật thì đừng bỏ, hãy ghi rời đơn vị."
        ) % {"first": format_date(row.valid_from), "until": until}

    def initial(self):
        return {"version": self.membership.version}

    def success_url(self, pk):
        return reverse("membership:misrecord-list", args=[self.unit.pk])

    def done_sentence(self, result):
        words = _("Đã bỏ %(name)s ở %(unit)s khỏi sổ.") % {"name": result.person.full_name, "unit": result.unit.name}
        left = [row for row in queries.matching([result.person_id]) if row.valid_until == result.valid_from and row.why_left]
        if not left:
            return words
        hint = _("Lần rời %(unit)s ghi vì lần ấy vẫn còn: sai thì vào Thay đổi sinh hoạt của người ấy, Bỏ lần ghi rời.")
        return f"{words} {hint % {'unit': left[0].unit.name}}"


class MisrecordList(UpTo, ListScreen):
    """Những thời gian là đoàn viên đã bỏ vì ghi nhầm."""

    query = queries.misrecords
    happened = "cancelled_on"
    section = "members"
    title = gettext_lazy("Đoàn viên đã bỏ vì ghi nhầm")
    print_title = gettext_lazy("Đoàn viên đã bỏ khỏi sổ vì ghi nhầm")
    file_name = "ghi-nham.xlsx"
    order = ("-recorded_at", "-pk")
    things = gettext_lazy("dòng")
    empty_icon = "lich"
    empty_title = gettext_lazy("Chưa bỏ dòng nào")
    empty_text = gettext_lazy("Ghi nhầm một người, một đơn vị thì bỏ ở trang người ấy, Thay đổi sinh hoạt. Dòng đã bỏ hiện ở đây.")

    @cached_property
    def table(self):
        """With the way to write one back."""

        def back(row):
            if self.past_day or row.restored_at or row.row.get("transfer"):
                return ""
            return reverse("membership:misrecord-restore", args=[self.unit.pk, row.pk])

        def work(row):
            if row.row.get("transfer"):
                return _("bỏ cùng lần chuyển")
            return _("đã ghi lại") if self.by_then(row.restored_at) else "" if self.past_day else _("Ghi lại")

        return Table(
            _("Dòng đã bỏ, mới trước"),
            (
                Column(_("Họ và tên"), lambda row: row.person.full_name, "name", opens=lambda row: row.person),
                Column(_("Đơn vị"), lambda row: row.unit.name, phone="nhan"),
                Column(_("Đã ghi từ"), lambda row: row.valid_from, "date", phone="nhan"),
                Column(_("Vì sao bỏ"), lambda row: row.cancel_reason, phone="nhan"),
                Column(_("Ngày bỏ"), lambda row: row.cancelled_on, "date", phone="an"),
                Column(_("Người bỏ"), lambda row: row.recorded_by.full_name, phone="an"),
                Column(_("Việc"), work, link=back, phone="nhan", printed=False),
            ),
        )

    def page_label(self, row):
        return format_date(row.cancelled_on)


class RestoreMisrecorded(RecordAction):
    """Ghi lại một thời gian là đoàn viên đã bỏ nhầm."""

    action = misrecords.restore
    form_class = forms.Agree
    gives = ("misrecord",)
    section = "members"
    main_button = gettext_lazy("Ghi lại vào sổ")
    main_icon = "lui"
    not_done = gettext_lazy("Chưa ghi lại")
    explanation = gettext_lazy("Dòng cũ trở lại nguyên như trước khi bỏ, cả lần tạm dừng; danh sách và số liệu lại tính.")
    confirmation = gettext_lazy("Đã ghi lại vào sổ.")

    def find(self):
        row = queries.misrecord(by=self.request.actor, unit=self.unit, pk=self.kwargs["pk"])
        if row is None:
            raise Http404
        return row

    @property
    def title(self):
        """Whose, where."""
        return _("Ghi lại %(name)s ở %(unit)s") % {"name": self.record.person.full_name, "unit": self.record.unit.name}

    def cancel_url(self):
        return reverse("membership:misrecord-list", args=[self.unit.pk])
