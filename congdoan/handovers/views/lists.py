"""Bàn giao chức vụ ở một đơn vị; chức vụ thôi rồi mà chưa bàn giao."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.handovers import queries
from congdoan.ui.screens import AsOf, ListScreen
from congdoan.ui.tables import Column, Table


def handover_url(row):
    """The page of one handover."""
    return reverse("handovers:handover", kwargs={"unit_id": row.unit_id, "pk": row.pk})


def draw_url(appointment):
    """Where the list of a post is drawn up."""
    return reverse("handovers:post-hand-over", kwargs={"unit_id": appointment.unit_id, "pk": appointment.pk})


def state(row):
    """How far it is, in words."""
    if row.is_cancelled:
        return _("đã bỏ")
    if row.is_signed:
        return _("đã ký, còn %s mục") % len(row.left) if row.left else _("đã ký, giao đủ")
    if row.given_at:
        return _("chờ bên nhận ký")
    return _("đã giao %(done)s trên %(all)s mục") % {"done": sum(line["given"] for line in row.lines), "all": len(row.lines)}


class HandoverList(AsOf, ListScreen):
    """Bàn giao chức vụ ở đơn vị này và cấp dưới."""

    query = queries.handovers
    section = "organization"
    title = gettext_lazy("Bàn giao chức vụ")
    things = gettext_lazy("lần")
    order = ("-drawn_on", "-pk")
    empty_icon = "nguoi"
    empty_title = gettext_lazy("Chưa có lần bàn giao nào")
    empty_text = gettext_lazy("Ai thôi chức vụ thì lập danh mục từ sổ: việc đang dở, quỹ, con dấu, giấy tờ; hai bên đánh dấu rồi ký.")
    print_title = gettext_lazy("Danh sách bàn giao chức vụ")
    file_name = "ban-giao.xlsx"

    @cached_property
    def table(self):
        """How far each is, or had come on a day."""
        columns = (
            Column(_("Chức vụ"), lambda row: row.get_post_display(), "name", link=handover_url),
            Column(_("Đơn vị, tổ"), lambda row: row.unit.name, phone="nhan"),
            Column(_("Bên giao"), lambda row: row.giver.full_name, phone="nhan"),
            Column(_("Bên nhận"), lambda row: row.receiver.full_name, phone="nhan"),
            Column(_("Ngày lập"), lambda row: row.drawn_on, "date", phone="nhan"),
            Column(_("Đến đâu"), state if self.past_day is None else self.state_then, phone="nhan"),
        )
        return Table(_("Bàn giao chức vụ, mới nhất trước"), columns, css="cd-gon")

    def state_then(self, row):
        """How far it had come; nobody knows which lines were ticked by then."""
        if row.cancelled_on is not None and row.cancelled_on <= self.day:
            return _("đã bỏ")
        if self.by_then(row.received_at):
            return _("đã ký")
        return _("chờ bên nhận ký") if self.by_then(row.given_at) else _("đang bàn giao")

    def query_arguments(self):
        return {"on": self.past_day}

    def page_label(self, row):
        """What a page of the list begins and ends with."""
        return row.giver.given_name

    def actions(self):
        url = reverse("handovers:awaited-list", kwargs={"unit_id": self.unit.pk})
        return [{"label": _("Chức vụ chưa bàn giao"), "icon": "them", "url": url, "main": True}]


class AwaitedList(AsOf, ListScreen):
    """Chức vụ vừa thôi, sắp thôi mà chưa lập bàn giao."""

    query = queries.awaited
    section = "organization"
    title = gettext_lazy("Chức vụ chưa bàn giao")
    things = gettext_lazy("người")
    order = ("-valid_until", "pk")
    empty_icon = "nguoi"
    empty_title = gettext_lazy("Không có chức vụ nào chờ bàn giao")
    empty_text = gettext_lazy("Ở đây có những chức vụ thôi trong 30 ngày qua hoặc 30 ngày tới mà chưa lập bàn giao.")
    print_title = gettext_lazy("Chức vụ chưa bàn giao")
    file_name = "chua-ban-giao.xlsx"
    day_words = gettext_lazy("Đang xem chức vụ chưa bàn giao vào cuối ngày {day}: thôi trong 30 ngày trước, 30 ngày sau ngày ấy.")
    table = Table(
        gettext_lazy("Thôi trong 30 ngày qua, 30 ngày tới"),
        (
            Column(gettext_lazy("Họ và tên"), lambda row: row.person.full_name, "name", opens=lambda row: row.person),
            Column(gettext_lazy("Chức vụ"), lambda row: row.get_post_display(), phone="nhan"),
            Column(gettext_lazy("Đơn vị, tổ"), lambda row: row.unit.name, phone="nhan"),
            Column(gettext_lazy("Giữ đến hết ngày"), lambda row: row.last_day, "date", phone="nhan"),
            Column(gettext_lazy("Bàn giao"), lambda row: _("Lập danh mục"), link=draw_url, printed=False, exported=False),
        ),
        css="cd-gon",
    )

    def query_arguments(self):
        return {"on": self.past_day}

    def page_label(self, row):
        """What a page of the list begins and ends with."""
        return row.person.given_name
