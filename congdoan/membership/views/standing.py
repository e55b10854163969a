"""Trình độ, chứng chỉ; đại biểu dân cử, cấp ủy: lists and what is recorded in them."""

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.kernel.dates import format_date
from congdoan.membership import forms, queries
from congdoan.membership.actions import councils, qualifications
from congdoan.membership.choices import Permission
from congdoan.ui.screens import ActionScreen, AsOf, ListScreen, RecordAction
from congdoan.ui.tables import Column, Table


class _Listed(AsOf, ListScreen):
    """A list about members as of a day, with the others above it and buttons that record into it."""

    section = "members"
    recordings = ()
    caption, columns, mends = "", (), ("", "", "")

    @cached_property
    def table(self):
        """The columns, with "Sửa" and "Bỏ" for those who may."""
        name, drop, permission = self.mends
        if not self.by.may(permission, self.unit):
            return Table(self.caption, self.columns)
        link = lambda row: reverse(f"membership:{name}", args=[self.unit.pk, row.pk])  # noqa: E731
        mend = Column(_("Việc"), lambda row: _("Sửa"), link=link, printed=False, exported=False)
        away = lambda row: reverse(f"membership:{drop}", args=[self.unit.pk, row.pk])  # noqa: E731
        wrong = Column(_("Ghi nhầm"), lambda row: _("Bỏ"), link=away, printed=False, exported=False)
        return Table(self.caption, (*self.columns, mend, wrong))

    def actions(self):
        last = len(self.recordings) - 1
        return [
            {"label": label, "icon": "them", "url": reverse(f"membership:{name}", args=[self.unit.pk]), "main": place == last}
            for place, (name, label, permission) in enumerate(self.recordings)
            if self.by.may(permission, self.unit)
        ]


class QualificationList(_Listed):
    """Trình độ, chứng chỉ của đoàn viên."""

    query = queries.qualifications
    title = gettext_lazy("Trình độ, chứng chỉ")
    things = gettext_lazy("dòng")
    order = ("person__sort_key", "person_id", "kind", "-valid_from", "pk")
    by_letter = True
    filter_form = forms.QualificationFilter
    empty_icon = "sach"
    empty_title = gettext_lazy("Chưa ghi trình độ nào")
    empty_text = gettext_lazy("Ghi văn hóa, chuyên môn, lý luận chính trị, chứng chỉ có hạn; số đạt chuẩn trong báo cáo tính từ đây.")
    print_title = gettext_lazy("Trình độ của đoàn viên")
    file_name = "trinh-do.xlsx"
    recordings = (("qualification-record", gettext_lazy("Ghi trình độ"), Permission.RECORD_QUALIFICATION),)
    mends = ("qualification-correct", "qualification-cancel", Permission.RECORD_QUALIFICATION)
    caption = gettext_lazy("Trình độ, xếp theo tên")
    columns = (
        Column(gettext_lazy("Họ và tên"), lambda row: row.person.full_name, "name", opens=lambda row: row.person),
        Column(gettext_lazy("Loại"), lambda row: row.get_kind_display(), phone="nhan"),
        Column(gettext_lazy("Bậc"), lambda row: row.level_text, phone="nhan"),
        Column(gettext_lazy("Văn bằng, chứng chỉ"), lambda row: row.certificate, phone="nhan", optional=True),
        Column(gettext_lazy("Ngày cấp"), lambda row: row.valid_from, "date", phone="an"),
        Column(gettext_lazy("Hết hạn"), lambda row: row.last_day, "date", phone="nhan"),
        Column(gettext_lazy("Nơi cấp"), lambda row: row.issuer, phone="an", optional=True),
    )

    def query_arguments(self):
        self.form.day = self.day
        return {"on": self.day}

    def page_label(self, row):
        return row.person.given_name


class SeatList(_Listed):
    """Đoàn viên là đại biểu dân cử, cấp ủy viên."""

    query = queries.council_seats
    title = gettext_lazy("Chức vụ dân cử, cấp ủy")
    things = gettext_lazy("dòng")
    order = ("-valid_from", "person__sort_key", "pk")
    empty_icon = "cay"
    empty_title = gettext_lazy("Không có ai đang là đại biểu")
    empty_text = gettext_lazy(
        "Ghi cơ quan dân cử với tổng số đại biểu trước, rồi ghi đoàn viên nào là đại biểu từ ngày nào. Nhiệm kỳ đã hết: chọn Cả những người đã thôi."
    )
    filter_form = forms.SeatFilter
    print_title = gettext_lazy("Đoàn viên tham gia cơ quan dân cử, cấp ủy")
    file_name = "dan-cu.xlsx"
    recordings = (
        ("council-record", gettext_lazy("Ghi cơ quan dân cử"), Permission.RECORD_COUNCIL),
        ("seat-record", gettext_lazy("Ghi đại biểu"), Permission.RECORD_COUNCIL),
    )
    mends = ("seat-correct", "seat-cancel", Permission.RECORD_COUNCIL)
    caption = gettext_lazy("Đại biểu, mới nhất trước")
    columns = (
        Column(gettext_lazy("Họ và tên"), lambda row: row.person.full_name, "name", opens=lambda row: row.person),
        Column(gettext_lazy("Cơ quan"), lambda row: row.council.name, phone="nhan"),
        Column(gettext_lazy("Cấp"), lambda row: row.council.get_level_display(), phone="an"),
        Column(gettext_lazy("Nhiệm kỳ"), lambda row: row.council.term, phone="nhan"),
        Column(gettext_lazy("Đơn vị"), lambda row: row.unit.name, phone="an"),
        Column(gettext_lazy("Từ ngày"), lambda row: row.valid_from, "date", phone="nhan"),
        Column(gettext_lazy("Đến hết ngày"), lambda row: row.ended_on, "date", phone="nhan"),
    )

    def query_arguments(self):
        return {"on": None if self.form.everybody else self.day}

    def page_label(self, row):
        return format_date(row.valid_from)

    def summary(self):
        words = [
            _("%(name)s %(term)s: %(seats)s đại biểu") % {"name": row.name, "term": row.term, "seats": row.seats}
            for row in queries.councils(by=self.by, unit=self.unit)[:6]
        ]
        return "; ".join(words) + "." if words else ""


class RecordQualification(ActionScreen):
    """Ghi trình độ, chứng chỉ."""

    action = qualifications.record
    form_class = forms.RecordQualification
    section = "members"
    title = gettext_lazy("Ghi trình độ, chứng chỉ")
    main_button = gettext_lazy("Ghi trình độ")
    main_icon = "them"
    not_done = gettext_lazy("Chưa ghi trình độ")
    confirmation = gettext_lazy("Đã ghi trình độ.")
    privacy = gettext_lazy("Ban chấp hành và chính người ấy xem được; cấp trên chỉ thấy tổng số.")

    def initial(self):
        return {"person": self.request.GET.get("nguoi")}

    def cancel_url(self):
        return reverse("membership:qualification-list", args=[self.unit.pk])


class CorrectQualification(ActionScreen):
    """Sửa một dòng trình độ, chứng chỉ."""

    action = qualifications.correct
    form_class = forms.CorrectQualification
    gives = ("unit", "qualification")
    section = "members"
    main_button = gettext_lazy("Ghi dòng đã sửa")
    not_done = gettext_lazy("Chưa sửa")
    confirmation = gettext_lazy("Đã sửa dòng trình độ.")
    privacy = RecordQualification.privacy

    def prepare(self):
        self.qualification = None
        super().prepare()
        self.qualification = queries.qualification(by=self.by, unit=self.unit, pk=self.kwargs["pk"])
        if self.qualification is None:
            raise Http404

    def given(self):
        return {"unit": self.unit, "qualification": self.qualification}

    @property
    def title(self):
        """Whose."""
        return _("Sửa trình độ của %(name)s") % {"name": self.qualification.person.full_name}

    def initial(self):
        row = self.qualification
        return {
            "version": row.version,
            "level": f"{row.kind}:{row.level}",
            "valid_from": row.valid_from,
            "valid_until": row.last_day,
            "certificate": row.certificate,
            "issuer": row.issuer,
        }

    def cancel_url(self):
        return reverse("membership:qualification-list", args=[self.unit.pk])


class _OfCouncil(ActionScreen):
    """What is recorded about elected bodies; afterwards their list."""

    section = "members"
    privacy = gettext_lazy("Ban chấp hành xem được.")

    def cancel_url(self):
        return reverse("membership:seat-list", args=[self.unit.pk])


class RecordCouncil(_OfCouncil):
    """Ghi cơ quan dân cử, cấp ủy."""

    action = councils.record_council
    form_class = forms.RecordCouncil
    title = gettext_lazy("Ghi cơ quan dân cử, cấp ủy")
    main_button = gettext_lazy("Ghi cơ quan")
    main_icon = "them"
    not_done = gettext_lazy("Chưa ghi cơ quan")
    confirmation = gettext_lazy("Đã ghi cơ quan. Bước sau: ghi đoàn viên nào là đại biểu.")


class SeatMember(_OfCouncil):
    """Ghi đoàn viên là đại biểu dân cử, cấp ủy viên."""

    action = councils.seat
    form_class = forms.SeatMember
    title = gettext_lazy("Ghi đoàn viên là đại biểu, cấp ủy viên")
    main_button = gettext_lazy("Ghi đại biểu")
    main_icon = "them"
    not_done = gettext_lazy("Chưa ghi đại biểu")
    confirmation = gettext_lazy("Đã ghi đại biểu.")

    def initial(self):
        return {"person": self.request.GET.get("nguoi")}


class CorrectSeat(_OfCouncil, RecordAction):
    """Sửa một dòng đại biểu, ghi thôi giữ."""

    action = councils.correct_seat
    form_class = forms.CorrectSeat
    gives = ("seat",)
    main_button = gettext_lazy("Ghi dòng đã sửa")
    not_done = gettext_lazy("Chưa sửa")
    explanation = gettext_lazy("Thôi giữ thì ghi ngày cuối cùng.")
    confirmation = gettext_lazy("Đã sửa dòng đại biểu.")

    def find(self):
        row = queries.council_seat(by=self.request.actor, unit=self.unit, pk=self.kwargs["pk"])
        if row is None:
            raise Http404
        return row

    @property
    def title(self):
        """Whose."""
        return _("Sửa chức vụ dân cử của %(name)s") % {"name": self.record.person.full_name}

    def initial(self):
        row = self.record
        return {"version": row.version, "council": row.council_id, "valid_from": row.valid_from, "valid_until": row.last_day}


class CancelSeat(_OfCouncil, RecordAction):
    """Bỏ một dòng đại biểu ghi nhầm."""

    action = councils.cancel_seat
    form_class = forms.Cancel
    gives = ("seat",)
    main_button = gettext_lazy("Bỏ khỏi sổ")
    main_icon = "loi"
    not_done = gettext_lazy("Chưa bỏ")
    explanation = gettext_lazy("Đã giữ thật, nay thôi thì đừng bỏ: vào Sửa, ghi ngày cuối cùng.")
    confirmation = gettext_lazy("Đã bỏ khỏi sổ.")
    find = CorrectSeat.find

    @property
    def title(self):
        """Whose."""
        return _("Bỏ chức vụ dân cử ghi nhầm của %(name)s") % {"name": self.record.person.full_name}

    def initial(self):
        return {"version": self.record.version}


class CancelQualification(CorrectQualification):
    """Bỏ một dòng trình độ, chứng chỉ ghi nhầm."""

    action = qualifications.cancel
    form_class = forms.Cancel
    main_button = gettext_lazy("Bỏ khỏi sổ")
    main_icon = "loi"
    not_done = gettext_lazy("Chưa bỏ")
    confirmation = gettext_lazy("Đã bỏ khỏi sổ.")

    @property
    def title(self):
        """Which, whose."""
        return _("Bỏ trình độ ghi nhầm của %(name)s: %(level)s") % {
            "name": self.qualification.person.full_name, "level": self.qualification.level_text,
        }  # fmt: skip

    def initial(self):
        return {"version": self.qualification.version}
