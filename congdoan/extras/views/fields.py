"""Các mục thông tin thêm: danh sách, lập, sửa, đóng."""

from functools import cached_property

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.extras import forms, queries
from congdoan.extras.actions import fields
from congdoan.extras.choices import Permission, Sight
from congdoan.ui.screens import ActionScreen, AsOf, ListScreen, RecordAction
from congdoan.ui.tables import Column, Table


def _choices(row):
    return ", ".join(choice.label for choice in row.choices_then)


def _said(row):
    words = [_("phải ghi")] if row.required else []
    words += [_("đoàn viên tự ghi được")] if row.self_filled else []
    return ", ".join(words)


COLUMNS = (
    Column(gettext_lazy("Mục"), lambda row: row.label),
    Column(gettext_lazy("Trả lời bằng"), lambda row: row.get_kind_display(), phone="nhan", note=_choices),
    Column(gettext_lazy("Cấp lập ra"), lambda row: row.unit.name, phone="nhan"),
    Column(gettext_lazy("Ai xem được"), lambda row: row.get_seen_by_display(), phone="nhan", note=_said),
    Column(gettext_lazy("Từ ngày"), lambda row: row.valid_from, "date", phone="nhan"),
    Column(gettext_lazy("Đến hết ngày"), lambda row: row.last_day, "date", phone="nhan", optional=True),
)


class FieldList(AsOf, ListScreen):
    """Những gì đơn vị này và các cấp trên hỏi thêm về đoàn viên."""

    query = queries.fields
    day_words = gettext_lazy("Đang xem những mục đang hỏi vào ngày {day}, với các lựa chọn của ngày ấy.")
    section = "members"
    title = gettext_lazy("Thông tin thêm về đoàn viên")
    things = gettext_lazy("mục")
    order = ("unit__path", "pk")
    empty_icon = "sach"
    empty_title = gettext_lazy("Chưa hỏi thêm điều gì")
    empty_text = gettext_lazy("Cần biết thêm về đoàn viên (cỡ áo, nhóm máu, nơi trọ) thì lập mục ở đây; ai xem được do anh/chị định.")
    print_title = gettext_lazy("Các mục thông tin thêm về đoàn viên")
    file_name = "thong-tin-them.xlsx"

    @cached_property
    def table(self):
        """The columns, with "Sửa" for those declared here."""
        columns = COLUMNS
        if self.past_day is None and self.by.may(Permission.DECLARE_FIELD, self.unit):
            mine = lambda row: reverse("extras:field-correct", args=[self.unit.pk, row.pk]) if row.unit_id == self.unit.pk else ""  # noqa: E731
            words = lambda row: _("Sửa") if row.unit_id == self.unit.pk else ""  # noqa: E731
            columns = (*COLUMNS, Column(_("Việc"), words, link=mine, printed=False, exported=False, optional=True))
        return Table(_("Mục thông tin thêm, của cấp trên trước"), columns)

    def query_arguments(self):
        return {"on": self.past_day}

    def page_rows(self, rows):
        """Each with the choices that stood."""
        for row in rows:
            row.choices_then = [
                choice for choice in row.all_choices if choice.closed_on is None or (self.past_day and choice.closed_on > self.day)
            ]
        return rows

    def page_label(self, row):
        return row.label

    def summary(self):
        return _("Mục của cấp trên hỏi cả ở đây. Ghi từng người ở trang của đoàn viên; đếm ở mục Thống kê.")

    def actions(self):
        if not self.by.may(Permission.DECLARE_FIELD, self.unit):
            return []
        return [{"label": _("Lập mục"), "icon": "them", "url": reverse("extras:field-declare", args=[self.unit.pk]), "main": True}]


class DeclareField(ActionScreen):
    """Lập mục thông tin thêm."""

    action = fields.declare
    form_class = forms.DeclareField
    section = "members"
    title = gettext_lazy("Lập mục thông tin thêm")
    explanation = gettext_lazy("Chỉ hỏi điều thật cần cho việc công đoàn; đoàn viên được biết ai xem phần mình ghi.")
    main_button = gettext_lazy("Lập mục")
    main_icon = "them"
    not_done = gettext_lazy("Chưa lập mục")
    confirmation = gettext_lazy("Đã lập mục. Mục hiện ở trang của từng đoàn viên, ở đây và các đơn vị bên dưới.")

    def initial(self):
        return {"valid_from": self.by.today, "seen_by": Sight.EVERYONE.value}

    def cancel_url(self):
        return reverse("extras:field-list", args=[self.unit.pk])


class CorrectField(RecordAction):
    """Sửa, đóng mục thông tin thêm."""

    action = fields.correct
    form_class = forms.DeclareField
    gives = ("field",)
    section = "members"
    explanation = gettext_lazy("Bỏ một lựa chọn thì từ nay không chọn được nữa; ai đã chọn vẫn giữ. Đóng mục: ghi ngày cuối cùng còn hỏi.")
    main_button = gettext_lazy("Ghi mục đã sửa")
    not_done = gettext_lazy("Chưa sửa mục")
    confirmation = gettext_lazy("Đã sửa mục.")

    def find(self):
        row = queries.field(by=self.request.actor, unit=self.unit, pk=self.kwargs["pk"])
        if row is None:
            raise Http404
        return row

    @property
    def title(self):
        """Which."""
        return _("Sửa mục “%(label)s”") % {"label": self.record.label}

    def initial(self):
        row = self.record
        names = ("version", "label", "kind", "seen_by", "self_filled", "required", "help_text", "valid_from")
        choices = "\n".join(choice.label for choice in row.all_choices if choice.closed_on is None)
        return {name: getattr(row, name) for name in names} | {"valid_until": row.last_day, "choices": choices}

    def cancel_url(self):
        return reverse("extras:field-list", args=[self.unit.pk])
