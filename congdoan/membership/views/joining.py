"""Đơn gia nhập: the list, and each step taken for one or for many."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.membership import forms, queries
from congdoan.membership.actions import applications
from congdoan.membership.choices import BADGES, ApplicationState, How, Permission
from congdoan.membership.views.application import PRIVACY, application_url
from congdoan.ui.screens import ActionScreen, AsOf, ListScreen
from congdoan.ui.tables import Column, Table


def _decided(row):
    """The decision, signed by the day of the list."""
    day = getattr(row, "as_of", None)
    return row.decision if row.decision and (day is None or row.decision.signed_on <= day) else None


def _paper(row):
    decision = _decided(row)
    return decision.text if decision else ""


def _state(row):
    return str(ApplicationState(row.state_then).label).capitalize()


TABLE = Table(
    gettext_lazy("Đơn gia nhập, mới nhất trước"),
    (
        Column(gettext_lazy("Họ và tên"), lambda row: row.full_name, "name", link=application_url),
        Column(gettext_lazy("Ngày sinh"), lambda row: row.birth_text, phone="nhan"),
        Column(gettext_lazy("Xin gì"), lambda row: row.get_how_display(), phone="an"),
        Column(gettext_lazy("Đơn vị, tổ"), lambda row: row.unit.name, phone="nhan"),
        Column(gettext_lazy("Ngày làm đơn"), lambda row: row.applied_on, "date", phone="nhan"),
        Column(gettext_lazy("Đến bước"), _state, "badge", badge=lambda row: BADGES[row.state_then]),
        Column(gettext_lazy("Quyết định"), _paper, phone="an", optional=True, opens=_decided),
    ),
)


class ApplicationList(AsOf, ListScreen):
    """Đơn gia nhập ở đơn vị và cấp dưới."""

    query = queries.applications
    section = "members"
    title = gettext_lazy("Đơn gia nhập")
    things = gettext_lazy("đơn")
    table = TABLE
    order = ("-applied_on", "-pk")
    filter_form = forms.ApplicationFilter
    empty_icon = "tep"
    empty_title = gettext_lazy("Chưa có đơn nào")
    empty_text = gettext_lazy("Nhận đơn ở đây; khi xét, có quyết định, làm lễ xong thì người làm đơn tự vào danh sách đoàn viên.")
    print_title = gettext_lazy("Danh sách xin gia nhập công đoàn")
    file_name = "don-gia-nhap.xlsx"

    def query_arguments(self):
        return {"on": self.day}

    def page_label(self, row):
        return row.given_name

    def actions(self):
        found = []
        if self.by.may(Permission.DECIDE_APPLICATION, self.unit) and self.day == self.by.today:
            waiting = queries.applications_open(by=self.by, unit=self.unit)
            for name, label, icon, state in STEPS:
                if waiting.get(state):
                    found.append(self.button(f"{label} ({waiting[state]})", icon, name))
        if self.by.may(Permission.RECEIVE_APPLICATION, self.unit):
            found.append(self.button(_("Nhận danh sách"), "tep", "application-receive-all"))
            found.append(self.button(_("Nhận đơn"), "them", "application-receive", main=True))
        return found

    def button(self, label, icon, name, main=False):
        """A button of the head."""
        return {"label": label, "icon": icon, "url": reverse(f"membership:{name}", args=[self.unit.pk]), "main": main}

    def empty_action(self):
        if not self.by.may(Permission.RECEIVE_APPLICATION, self.unit):
            return None
        return {"label": _("Nhận đơn"), "url": reverse("membership:application-receive", args=[self.unit.pk])}


STEPS = (
    ("application-consider", gettext_lazy("Xét đơn"), "dung", ApplicationState.RECEIVED),
    ("application-decide", gettext_lazy("Ghi quyết định"), "tep", ApplicationState.AGREED),
    ("application-induct", gettext_lazy("Kết nạp"), "nguoi", ApplicationState.DECIDED),
)


class _AtList(ActionScreen):
    """A step that begins at the list and ends there."""

    section = "members"
    privacy = PRIVACY

    def cancel_url(self):
        return reverse("membership:application-list", args=[self.unit.pk])


class ReceiveApplication(_AtList):
    """Nhận đơn gia nhập."""

    action = applications.receive
    form_class = forms.ReceiveApplication
    gives = ()
    title = gettext_lazy("Nhận đơn gia nhập")
    explanation = gettext_lazy("Ghi như trong đơn. Người làm đơn thành đoàn viên khi đã xét, có quyết định và kết nạp.")
    main_button = gettext_lazy("Nhận đơn")
    main_icon = "them"
    not_done = gettext_lazy("Chưa nhận đơn")

    def initial(self):
        return {"how": How.ADMITTED.value, "applied_on": self.by.today, "unit": self.unit}

    def done_sentence(self, result):
        return _("Đã nhận đơn của %(name)s. Bước sau: ban chấp hành xét.") % {"name": result.full_name}


class ReceiveApplications(_AtList):
    """Nhận danh sách nhiều người xin gia nhập."""

    action = applications.receive_all
    form_class = forms.ReceiveApplications
    title = gettext_lazy("Nhận danh sách xin gia nhập")
    explanation = gettext_lazy("Dùng khi nhiều người cùng ký một danh sách (đơn tập thể).")
    main_button = gettext_lazy("Nhận cả danh sách")
    main_icon = "them"
    not_done = gettext_lazy("Chưa nhận danh sách")

    def initial(self):
        return {"applied_on": self.by.today}

    def done_sentence(self, result):
        return _("Đã nhận đơn của %(n)s người.") % {"n": len(result)}


class ConsiderApplications(_AtList):
    """Ban chấp hành xét đơn."""

    action = applications.consider
    form_class = forms.ConsiderApplications
    title = gettext_lazy("Ban chấp hành xét đơn")
    explanation = gettext_lazy("Ghi kết quả cho cả những đơn xét cùng ngày, cùng kết quả. Bỏ chọn đơn nào chưa xét.")
    main_button = gettext_lazy("Ghi kết quả xét")
    not_done = gettext_lazy("Chưa ghi kết quả")

    def initial(self):
        return {"considered_on": self.by.today, "agreed": "1"}

    def done_sentence(self, result):
        return _("Đã ghi kết quả xét %(n)s đơn.") % {"n": len(result)}


class DecideApplications(_AtList):
    """Ghi quyết định kết nạp, công nhận."""

    action = applications.decide
    form_class = forms.DecideApplications
    title = gettext_lazy("Quyết định kết nạp, công nhận")
    explanation = gettext_lazy("Một quyết định cho một người hoặc cả danh sách.")
    main_button = gettext_lazy("Ghi quyết định")
    not_done = gettext_lazy("Chưa ghi quyết định")

    def done_sentence(self, result):
        return _("Đã ghi quyết định %(number)s cho %(n)s người.") % {"number": result[0].decision.number, "n": len(result)}


class InductMembers(_AtList):
    """Kết nạp đoàn viên đã có quyết định."""

    action = applications.induct
    form_class = forms.InductMembers
    title = gettext_lazy("Kết nạp")
    explanation = gettext_lazy("Ghi xong, những người này vào danh sách đoàn viên từ ngày ấy.")
    main_button = gettext_lazy("Ghi vào danh sách đoàn viên")
    main_icon = "nguoi"
    not_done = gettext_lazy("Chưa kết nạp")

    def done_sentence(self, result):
        return _("Đã kết nạp %(n)s người vào danh sách đoàn viên.") % {"n": len(result)}
