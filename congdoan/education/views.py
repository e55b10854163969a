"""Screens: the list of sessions, one session, its participants, record, correct, take out."""

from django.http import Http404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.education import queries
from congdoan.education.actions import sessions
from congdoan.education.choices import Permission
from congdoan.education.forms import EVERYBODY, THESE, SessionFilter, SessionForm
from congdoan.kernel.dates import format_date
from congdoan.kernel.money import format_number
from congdoan.ui.cancelling import Cancel
from congdoan.ui.opening import Doors
from congdoan.ui.screens import ActionScreen, ListScreen, RecordAction, UnitPage, UpTo
from congdoan.ui.tables import Column, Table

SHOWN = 60


def session_of(screen):
    """The session of the address; not there, or not for these eyes, is 404."""
    found = queries.session(by=screen.by, pk=screen.kwargs["pk"])
    if found is None or found.unit_id != screen.unit.pk:
        raise Http404
    return found


class SessionList(UpTo, ListScreen):
    """Sổ học tập, tuyên truyền."""

    query = queries.sessions
    happened = "held_on"
    section = "education"
    title = _("Học tập, tuyên truyền")
    print_title = _("Sổ học tập, tuyên truyền")
    file_name = "hoc-tap-tuyen-truyen.xlsx"
    order = ("-held_on", "-pk")
    things = _("buổi")
    filter_form = SessionFilter
    empty_title = _("Chưa ghi buổi nào")
    empty_text = _("Mỗi buổi học tập nghị quyết, tuyên truyền, tập huấn ghi vào đây một lần, đánh dấu ai dự; tỷ lệ trong báo cáo tự tính.")
    empty_icon = "sach"
    table = Table(
        _("Các buổi, mới nhất trước"),
        (
            Column(_("Ngày"), lambda session: session.held_on, "date"),
            Column(_("Đơn vị, tổ"), lambda session: session.unit.name),
            Column(
                _("Văn bản, chuyên đề"),
                lambda session: session.document,
                phone="khoi",
                link=lambda session: reverse("education:session-detail", args=[session.unit_id, session.pk]),
            ),
            Column(_("Loại"), lambda session: session.get_kind_display().capitalize(), phone="nhan"),
            Column(_("Chủ đề"), lambda session: capfirst(session.topic_label), phone="khoi"),
            Column(_("Cơ quan ban hành"), lambda session: session.issuer, phone="an"),
            Column(_("Người dự"), lambda session: session.participants, "count", phone="nhan"),
            Column(_("Người ghi"), lambda session: session.recorded_by.full_name, phone="an", printed=False),
        ),
    )

    def page_label(self, row):
        return format_date(row.held_on)

    def summary(self):
        return _t("%(count)s buổi.") % {"count": format_number(self.all_rows.order_by().count())}

    def actions(self):
        return [self.recording()] if self.by.may(Permission.RECORD_SESSION, self.unit) else []

    def empty_action(self):
        return self.recording() if self.by.may(Permission.RECORD_SESSION, self.unit) else None

    def recording(self):
        """The button that leads to the form."""
        return {"label": _t("Ghi một buổi"), "icon": "sach", "url": reverse("education:session-record", args=[self.unit.pk]), "main": True}


class SessionDetail(UnitPage):
    """Một buổi học tập, tuyên truyền."""

    permission = queries.session.permission
    template_name = "education/session.html"
    section = "education"

    def prepare(self):
        super().prepare()
        self.session = session_of(self)
        self.title = self.session.document

    def context(self):
        session = self.session
        rows = queries.participants(by=self.by, unit=self.unit, session=session)
        names = [row.person for row in rows[:SHOWN]]
        count, women = rows.count(), rows.filter(person__sex="female").count()
        words = {"kind": session.get_kind_display().capitalize(), "day": format_date(session.held_on), "count": count, "women": women}
        doors = Doors(self.by).learn(names)
        given = [
            (_t("Chủ đề"), capfirst(session.topic_label)),
            (_t("Cơ quan ban hành"), session.issuer),
            (_t("Đơn vị"), session.unit.name),
        ]
        return {
            "unit": self.unit,
            "session": session,
            "summary": _t("%(kind)s ngày %(day)s, %(count)s người dự, trong đó %(women)s nữ.") % words,
            "facts": [{"label": label, "text": text} for label, text in given if text],
            "names": [{"person": person, "url": doors.url(person)} for person in names],
            "more": count - len(names),
            "list_url": reverse("education:session-participants", args=[self.unit.pk, session.pk]),
            "cancelled": format_date(session.cancelled_on) if session.is_cancelled else "",
            "actions": self.actions(),
        }

    def actions(self):
        """What may be done with it."""
        if self.session.is_cancelled or not self.by.may(Permission.RECORD_SESSION, self.session.unit):
            return []
        place = [self.unit.pk, self.session.pk]
        return [
            {"label": _t("Bỏ khỏi sổ"), "icon": "loi", "url": reverse("education:session-cancel", args=place)},
            {"label": _t("Sửa"), "icon": "sua", "url": reverse("education:session-correct", args=place)},
        ]


class Participants(ListScreen):
    """Danh sách người tham gia một buổi: screen, A4, Excel."""

    query = queries.participants
    section = "education"
    title = _("Người tham gia")
    file_name = "nguoi-tham-gia.xlsx"
    order = ("person__sort_key", "pk")
    things = _("người")
    by_letter = True
    empty_title = _("Buổi này chưa có ai")
    table = Table(
        _("Người tham gia, xếp theo tên"),
        (
            Column(_("Họ và tên"), lambda row: row.person.full_name, "name", opens=lambda row: row.person),
            Column(_("Ngày sinh"), lambda row: row.person.birth_text, phone="nhan"),
            Column(_("Giới tính"), lambda row: row.person.get_sex_display(), phone="nhan"),
        ),
        numbered=True,
    )

    def prepare(self):
        super().prepare()
        self.session = session_of(self)
        self.print_title = _t("Danh sách tham gia: %(document)s") % {"document": self.session.document}

    def query_arguments(self):
        return {"session": self.session}

    def page_label(self, row):
        return row.person.given_name

    def summary(self):
        return f"{self.session.document}, {format_date(self.session.held_on)}."

    def actions(self):
        url = reverse("education:session-detail", args=[self.unit.pk, self.session.pk])
        return [{"label": _t("Về buổi này"), "icon": "lui", "url": url, "main": False}]


class RecordSession(ActionScreen):
    """Ghi một buổi học tập, tuyên truyền."""

    action = sessions.record
    form_class = SessionForm
    template_name = "education/session_form.html"
    title = _("Ghi buổi học tập, tuyên truyền")
    explanation = _("Khoảng hai phút. Ghi một lần, tự vào sổ và các tỷ lệ của báo cáo.")
    main_button = _("Ghi vào sổ")
    not_done = _("Chưa ghi vào sổ")

    def initial(self):
        return {"held_on": self.by.today, "who": EVERYBODY}

    def success_url(self, pk):
        return reverse("education:session-detail", args=[self.unit.pk, pk]) if pk else self.cancel_url()

    def cancel_url(self):
        return reverse("education:session-list", args=[self.unit.pk])

    def done_sentence(self, result):
        words = {"day": format_date(result.held_on), "count": format_number(result.attendances.count())}
        return _t("Đã ghi buổi ngày %(day)s, %(count)s người dự.") % words


class SessionAction(RecordAction):
    """An action on one session."""

    gives = ("session",)

    def find(self):
        return session_of(self)

    def cancel_url(self):
        return reverse("education:session-detail", args=[self.unit.pk, self.session.pk])


class CorrectSession(SessionAction):
    """Sửa buổi học tập, tuyên truyền."""

    action = sessions.correct
    form_class = SessionForm
    not_compared = ("who",)
    template_name = "education/session_form.html"
    title = _("Sửa buổi học tập, tuyên truyền")
    main_button = _("Ghi bản đã sửa")
    not_done = _("Chưa sửa trong sổ")
    confirmation = _("Đã sửa trong sổ.")
    cancel_label = _("Thôi, không sửa")

    def initial(self):
        session = self.session
        there = queries.participants(by=self.by, unit=self.unit, session=session)
        return {
            **super().initial(),
            "held_on": session.held_on,
            "kind": session.kind,
            "document": session.document,
            "topic": session.topic,
            "topic_text": session.topic_text,
            "issuer": session.issuer,
            "who": THESE,
            "participants": [row.person for row in there],
        }

    def said(self, form):
        return {name: form.cleaned_data[name] for name in ("participants",) if name in form.cleaned_data}


class CancelSession(SessionAction):
    """Bỏ buổi khỏi sổ."""

    action = sessions.cancel
    form_class = Cancel
    title = _("Bỏ buổi học tập, tuyên truyền khỏi sổ")
    main_button = _("Bỏ khỏi sổ")
    not_done = _("Chưa bỏ khỏi sổ")
    confirmation = _("Đã bỏ khỏi sổ. Buổi vẫn được giữ lại cùng lý do.")
    cancel_label = _("Thôi, giữ lại")

    @property
    def explanation(self):
        """Which session."""
        return f"{self.session.document}, {format_date(self.session.held_on)}."
