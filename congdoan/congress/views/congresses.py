"""Congresses: the list, one congress's page, recording, correcting, taking out."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.congress import forms, meetings, queries
from congdoan.congress.actions import congresses
from congdoan.congress.choices import Form, Permission
from congdoan.congress.views import tallies
from congdoan.congress.views.found import congress_of
from congdoan.kernel import dates
from congdoan.ui.cancelling import Cancel
from congdoan.ui.opening import Doors
from congdoan.ui.screens import ActionScreen, ListScreen, RecordAction, UnitPage, UpTo
from congdoan.ui.tables import Column, Table

YEARS = 5


def _attendance(congress):
    if congress.present is None:
        return ""
    if congress.summoned is None:
        return str(congress.present)
    return f"{congress.present}/{congress.summoned}"


class CongressList(UpTo, ListScreen):
    """Các kỳ đại hội."""

    query = queries.congresses
    happened = "held_on"
    section = "congress"
    title = gettext_lazy("Đại hội")
    print_title = gettext_lazy("Danh sách đại hội")
    file_name = "dai-hoi.xlsx"
    order = ("-held_on", "-pk")
    things = gettext_lazy("đại hội")
    empty_title = gettext_lazy("Sổ đại hội chưa có dòng nào")
    empty_text = gettext_lazy("Ghi ngày đại hội và nhiệm kỳ mới; nhiệm kỳ cũ tự khép, báo cáo nhiệm kỳ lấy đúng ngày.")
    empty_icon = "phieu"

    @property
    def table(self):
        """Columns with links to each congress."""
        link = lambda row: reverse("congress:congress", kwargs={"unit_id": row.unit_id, "pk": row.pk})  # noqa: E731
        return Table(
            gettext_lazy("Đại hội, mới trước"),
            (
                Column(gettext_lazy("Nhiệm kỳ mở ra"), lambda row: row.term, link=link, note=lambda row: row.unit.name),
                Column(gettext_lazy("Ngày"), lambda row: row.held_on, "date"),
                Column(gettext_lazy("Lần thứ"), lambda row: row.ordinal, "count", phone="nhan"),
                Column(gettext_lazy("Hình thức"), lambda row: row.get_form_display()),
                Column(gettext_lazy("Có mặt"), _attendance, "count", phone="nhan"),
                Column(gettext_lazy("Người ghi"), lambda row: row.recorded_by.full_name, phone="an", printed=False),
            ),
            css="cd-gon",
        )

    def page_label(self, row):
        return dates.format_date(row.held_on)

    def actions(self):
        if not self.by.may(Permission.RECORD_CONGRESS, self.unit):
            return []
        url = reverse("congress:congress-record", kwargs={"unit_id": self.unit.pk})
        return [{"label": _("Ghi đại hội"), "icon": "them", "url": url, "main": True}]


class CongressPage(UnitPage):
    """Một đại hội: ai dự, bầu những gì, ai trúng cử; tính lại từ số phiếu mỗi lần mở."""

    permission = Permission.VIEW_CONGRESSES.value
    template_name = "congress/congress.html"
    section = "congress"

    def prepare(self):
        super().prepare()
        self.congress = congress_of(self)
        self.title = _("Đại hội nhiệm kỳ %(term)s") % {"term": self.congress.term}

    def context(self):
        congress = self.congress
        found = list(queries.elections_of(congress, queries.elections(by=self.by, unit=self.unit)))
        doors = Doors(self.by).learn(candidate.person for election in found for candidate in election.candidates.all())
        return {
            "congress": congress,
            "summary": self._summary(),
            "facts": self._facts(),
            "guests": [guest for guest in congress.guests.split("; ") if guest],
            "meetings": [
                {"title": meeting.title, "elections": [tallies.shown(queries.counted(election), doors) for election in meeting.elections]}
                for meeting in meetings.grouped(congress, found)
            ],
            "actions": self._actions(),
        }

    def _summary(self):
        congress = self.congress
        words = {"on": dates.format_date(congress.held_on), "form": congress.get_form_display(), "unit": congress.unit.name}
        said = _("%(unit)s, ngày %(on)s, đại hội %(form)s.") % words
        if _attendance(congress):
            said += " " + _("Có mặt %(present)s.") % {"present": _attendance(congress)}
        return said

    def _facts(self):
        congress = self.congress
        facts = [
            (_("Ngày"), dates.format_date(congress.held_on)),
            (_("Lần thứ"), congress.ordinal),
            (_("Hình thức"), congress.get_form_display()),
            (_("Triệu tập"), congress.summoned),
            (_("Có mặt"), congress.present),
            (_("Mở nhiệm kỳ"), congress.term),
            (_("Người ghi"), congress.recorded_by.full_name),
        ]
        return [{"label": label, "text": text} for label, text in facts if text not in (None, "")]

    def _actions(self):
        place = {"unit_id": self.congress.unit_id}
        listed = []
        if self.by.may(Permission.RECORD_CONGRESS, self.congress.unit):
            url = reverse("congress:congress-correct", kwargs={**place, "pk": self.congress.pk})
            listed.append({"label": _("Sửa"), "icon": "sua", "url": url})
        if self.by.may(Permission.RECORD_ELECTION, self.congress.unit):
            url = reverse("congress:election-record", kwargs=place) + f"?dai-hoi={self.congress.pk}"
            listed.append({"label": _("Ghi kết quả bầu cử"), "icon": "them", "url": url, "main": True})
        return listed


class RecordCongress(ActionScreen):
    """Ghi đại hội."""

    action = congresses.record
    form_class = forms.RecordCongress
    title = gettext_lazy("Ghi đại hội")
    explanation = gettext_lazy("Khoảng ba phút. Ghi xong thì ghi kết quả từng cuộc bầu.")
    not_done = gettext_lazy("Chưa ghi vào sổ")
    confirmation = gettext_lazy("Đã ghi đại hội. Nhiệm kỳ mới mở từ ngày hôm sau.")

    def initial(self):
        last = queries.congresses(by=self.by, unit=self.unit).filter(unit=self.unit).first()
        first_year = last.last_year if last else self.by.today.year
        return {
            "held_on": self.by.today,
            "term": f"{first_year}-{first_year + YEARS}",
            "form": last.form if last else Form.PLENARY,
            "ordinal": last.ordinal + 1 if last and last.ordinal else None,
        }

    def success_url(self, pk):
        return self.cancel_url() if pk is None else reverse("congress:congress", kwargs={"unit_id": self.unit.pk, "pk": pk})

    def cancel_url(self):
        return reverse("congress:congress-list", kwargs={"unit_id": self.unit.pk})


class _OfCongress(RecordAction):
    """What is done with one congress."""

    gives = ("congress",)

    def find(self):
        return congress_of(self)

    def cancel_url(self):
        return reverse("congress:congress", kwargs={"unit_id": self.unit.pk, "pk": self.congress.pk})


class CorrectCongress(_OfCongress):
    """Sửa đại hội; nhiệm kỳ theo ngày mới."""

    action = congresses.correct
    template_name = "congress/correct.html"
    form_class = forms.RecordCongress
    title = gettext_lazy("Sửa đại hội")
    main_button = gettext_lazy("Ghi thay đổi")
    confirmation = gettext_lazy("Đã sửa đại hội.")

    def initial(self):
        congress = self.congress
        names = ("held_on", "term", "form", "ordinal", "summoned", "present", "guests", "agenda", "resolution", "version")
        return {name: getattr(congress, name) for name in names}

    def context(self):
        url = reverse("congress:congress-cancel", kwargs={"unit_id": self.unit.pk, "pk": self.congress.pk})
        return {**super().context(), "actions": [{"label": _("Bỏ khỏi sổ"), "url": url}]}


class CancelCongress(_OfCongress):
    """Bỏ đại hội ghi nhầm; nhiệm kỳ do nó mở cũng bỏ."""

    action = congresses.cancel
    form_class = Cancel
    title = gettext_lazy("Bỏ đại hội ghi nhầm")
    main_button = gettext_lazy("Bỏ khỏi sổ")
    confirmation = gettext_lazy("Đã bỏ đại hội khỏi sổ.")

    def success_url(self, pk):
        return reverse("congress:congress-list", kwargs={"unit_id": self.unit.pk})

    def context(self):
        words = {"on": dates.format_date(self.congress.held_on), "term": self.congress.term}
        said = _("Đại hội ngày %(on)s. Nhiệm kỳ %(term)s do đại hội này mở cũng bỏ, nhiệm kỳ trước lại mở; kết quả bầu cử vẫn còn.") % words
        return {**super().context(), "explanation": said}
