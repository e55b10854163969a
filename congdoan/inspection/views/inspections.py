"""Một đợt kiểm tra: lập, sửa, ghi kết quả, kiến nghị, kết luận, biên bản."""

from django.http import Http404
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.inspection import forms, helps, minutes, queries
from congdoan.inspection.actions import findings, inspections
from congdoan.inspection.choices import RESULT_BADGES, Permission, Result
from congdoan.inspection.views.lists import told, url
from congdoan.kernel.dates import format_date
from congdoan.reports.writers import WRITERS
from congdoan.ui.cancelling import Cancel as CancelForm
from congdoan.ui.screens import ActionScreen, RecordAction, UnitPage
from congdoan.ui.screens.files import download

FORMS = ("docx", "pdf", "xlsx")


class _Found:
    """Finds the inspection of the address."""

    section = "funds"
    with_team = True

    def find(self):
        """The record, or 404."""
        row = queries.inspection(by=self.request.actor, pk=self.kwargs["pk"], with_team=self.with_team)
        if row is None or row.unit_id != self.kwargs["unit_id"]:
            raise Http404
        return row


class InspectionPage(_Found, UnitPage):
    """Một đợt kiểm tra."""

    permission = queries.inspection.permission
    template_name = "inspection/inspection.html"

    def prepare(self):
        super().prepare()
        self.record = self.find()
        self.title = self.record.subject

    def context(self):
        row = self.record
        held = queries.results_of(row)
        lines = [self.line(line, held.get(line.pk)) for line in queries.lines_of(row.checklist_id)]
        groups = {}
        for line in lines:
            groups.setdefault(line["heading"], []).append(line)
        place = (row.unit_id, row.pk)
        return {
            "unit": self.unit,
            "row": row,
            "groups": list(groups.items()),
            "answered": len(held),
            "of": len(lines),
            "findings": [self.told(one) for one in queries.of_inspection(row, self.by.today)],
            "facts": self.facts(),
            "source": row.checklist.source,
            "files": [(WRITERS[form].label, url("inspection-minutes", *place, form)) for form in FORMS] if row.is_concluded else [],
            "actions": self.actions(len(held) == len(lines)),
            "list_url": url("list", row.unit_id),
        }

    def line(self, line, result):
        """One line as the page shows it."""
        found = {"heading": line.heading, "text": f"{line.place}. {line.question}", "way": helps.way(self.by, line.help, self.unit)}
        if result is None:
            return found | {"label": "", "badge": "", "note": "", "fact": "", "who": ""}
        words = {"who": result.answered_by.full_name, "day": format_date(result.answered_at)}
        return found | {
            "label": result.get_result_display(), "badge": RESULT_BADGES[Result(result.result)], "note": result.note, "fact": result.fact,
            "who": _t("%(who)s ghi ngày %(day)s") % words,
        }  # fmt: skip

    def told(self, one):
        """One finding as the page shows it."""
        state, badge = told(one.stands, one.late)
        return {
            "url": url("finding", self.unit.pk, one.pk), "text": str(one), "found": one.found, "due": format_date(one.due),
            "state": state, "badge": badge,
        }  # fmt: skip

    def facts(self):
        """Plan and team."""
        row = self.record
        period = {"start": format_date(row.period_from), "end": format_date(row.period_until)}
        rows = [
            (_t("Ủy ban kiểm tra"), row.committee.name),
            (_t("Theo"), row.plan),
            (_t("Thời kỳ"), _t("%(start)s đến hết %(end)s") % period),
            (_t("Ngày kiểm tra"), format_date(row.planned_on)),
            *((_t("Trưởng đoàn") if one.is_head else _t("Thành viên"), one.person.full_name) for one in row.team.all()),
            (_t("Cùng dự"), row.others),
            (_t("Người lập"), row.recorded_by.full_name),
        ]
        return [{"label": label, "text": text} for label, text in rows if text]

    def actions(self, all_answered):
        """What may be done now."""
        row = self.record
        if row.is_concluded or row.is_cancelled or not self.by.may(Permission.HOLD_INSPECTION, row.committee):
            return []
        place = (row.unit_id, row.pk)
        return [
            {"label": _t("Bỏ đợt lập nhầm"), "icon": "dong", "url": url("inspection-cancel", *place)},
            {"label": _t("Sửa kế hoạch"), "icon": "sua", "url": url("inspection-change", *place)},
            {"label": _t("Ghi kiến nghị"), "icon": "them", "url": url("inspection-issue", *place)},
            {"label": _t("Kết luận"), "icon": "khoa", "url": url("inspection-conclude", *place), "main": all_answered},
            {"label": _t("Ghi kết quả"), "icon": "dung", "url": url("inspection-check", *place), "main": not all_answered},
        ]


class Minutes(InspectionPage):
    """Biên bản kiểm tra: Word, PDF, Excel."""

    def get(self, request, *args, **kwargs):
        """The file; there is none before the end."""
        if self.kwargs["form"] not in FORMS or not self.record.is_concluded:
            raise Http404
        writer = WRITERS[self.kwargs["form"]]
        return download(
            f"bien-ban-kiem-tra-{self.record.pk}.{self.kwargs['form']}", writer.write(minutes.minutes(self.record)), writer.media_type
        )


class DrawUp(ActionScreen):
    """Lập đợt kiểm tra."""

    action = inspections.draw_up
    form_class = forms.DrawUp
    section = "funds"
    title = _("Lập đợt kiểm tra")
    main_button = _("Lập đợt kiểm tra")
    not_done = _("Chưa lập")
    explanation = _("Danh mục nội dung lấy theo ngày kiểm tra. Đoàn xem được mọi sổ của đơn vị, không sửa gì trong đó.")
    confirmation = _("Đã lập đợt kiểm tra. Ghi kết quả từng nội dung ở đây.")

    def initial(self):
        year = self.by.today.year - 1
        mine = {"head": self.by.person.pk, "sort": "finance", "planned_on": self.by.today}
        return mine | {"period_from": self.by.today.replace(year=year, month=1, day=1), "period_until": self.by.today.replace(year=year, month=12, day=31)}  # fmt: skip

    def success_url(self, pk):
        return url("inspection", self.unit.pk, pk) if pk else self.cancel_url()

    def cancel_url(self):
        return url("list", self.unit.pk)


class _OnInspection(_Found, RecordAction):
    """Something written into one inspection; afterwards its page."""

    gives = ("inspection",)
    with_team = False

    def cancel_url(self):
        return url("inspection", self.record.unit_id, self.record.pk)


class Change(_OnInspection):
    """Sửa kế hoạch, đoàn kiểm tra."""

    with_team = True
    action = inspections.change
    form_class = forms.Change
    title = _("Sửa kế hoạch kiểm tra")
    main_button = _("Ghi lại")
    not_done = _("Chưa sửa")
    confirmation = _("Đã sửa.")

    def initial(self):
        row, team = self.record, list(self.record.team.all())
        known = {name: getattr(row, name) for name in inspections.PLAN}
        head = next((one.person_id for one in team if one.is_head), None)
        return super().initial() | known | {"head": head, "members": [one.person_id for one in team if not one.is_head]}


class Check(_OnInspection):
    """Ghi kết quả từng nội dung."""

    action = inspections.check
    form_class = forms.Check
    title = _("Ghi kết quả kiểm tra")
    main_button = _("Ghi kết quả")
    not_done = _("Chưa ghi")
    explanation = _("Ghi dần được: nội dung nào chưa xem thì để trống. Không đạt thì ghi rõ thế nào.")
    confirmation = _("Đã ghi kết quả.")

    def initial(self):
        held = queries.results_of(self.record)
        return super().initial() | {"results": {key: (row.result, row.note) for key, row in held.items()}}


class Issue(_OnInspection):
    """Ghi kiến nghị."""

    action = findings.issue
    form_class = forms.Issue
    title = _("Ghi kiến nghị")
    main_button = _("Gửi kiến nghị")
    not_done = _("Chưa gửi")
    explanation = _("Gửi rồi thì giữ nguyên lời; sai thì đính chính, không sửa. Đơn vị thấy ngay ở Việc tuần này.")
    confirmation = _("Đã gửi kiến nghị cho đơn vị.")


class Conclude(_OnInspection):
    """Kết luận."""

    action = inspections.conclude
    form_class = forms.Conclude
    title = _("Kết luận đợt kiểm tra")
    main_button = _("Kết luận")
    main_icon = "khoa"
    not_done = _("Chưa kết luận")
    explanation = _("Kết luận rồi thì đợt kiểm tra giữ nguyên, in biên bản để ký. Kiến nghị vẫn theo dõi tiếp.")
    confirmation = _("Đã kết luận. In biên bản ở đây.")

    def initial(self):
        return super().initial() | {"concluded_on": self.by.today}


class Cancel(_OnInspection):
    """Bỏ đợt lập nhầm."""

    action = inspections.cancel
    form_class = CancelForm
    title = _("Bỏ đợt kiểm tra lập nhầm")
    main_button = _("Bỏ đợt này")
    not_done = _("Chưa bỏ")
    confirmation = _("Đã bỏ. Dòng vẫn được giữ lại cùng lý do.")
    cancel_label = _("Thôi, giữ lại")

    def success_url(self, pk):
        return url("list", self.unit.pk)
