"""Những người có thể trùng nhau; những lần đã nhập."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.duplicates import forms, queries, seeing
from congdoan.people import queries as people
from congdoan.ui.screens import ListScreen, UpTo
from congdoan.ui.tables import Column, Table


class CandidateList(ListScreen):
    """Trùng người: những người có thể đứng hai lần trong sổ."""

    query = queries.candidates
    section = "members"
    title = gettext_lazy("Trùng người")
    print_title = gettext_lazy("Những người có thể trùng nhau")
    file_name = "trung-nguoi.xlsx"
    order = ("sort_key", "id")
    by_letter = True
    filter_form = forms.PairFilter
    things = gettext_lazy("người")
    empty_icon = "nguoi"
    empty_title = gettext_lazy("Không có ai trùng")
    empty_text = gettext_lazy(
        "Ở đây hiện những người trùng họ tên và ngày sinh, năm sinh hoặc điện thoại mà có thể là một người ghi hai lần."
    )

    @cached_property
    def table(self):
        """Each person beside the one who may be the same."""
        return Table(
            _("Có thể là một người, xếp theo tên"),
            (
                Column(_("Họ và tên"), lambda row: row.full_name, "name", link=self.pair_url, note=lambda row: row.birth_text),
                Column(_("Đơn vị"), lambda row: row.where, phone="nhan"),
                Column(_("Có thể là"), lambda row: row.other_told, phone="nhan"),
                Column(_("Vì sao"), lambda row: row.why, phone="nhan"),
            ),
        )

    def page_rows(self, rows):
        """The other of each pair, and where both are members, in two queries for the page."""
        others = {person.pk: person for person in people.persons().filter(pk__in=[row.other_id for row in rows if row.other_id])}
        held = queries.named_units([*others, *(row.pk for row in rows)])
        names = {pk: ", ".join(dict.fromkeys(row.unit.name for row in spells)) for pk, spells in held.items()}
        for row in rows:
            other = others.get(row.other_id)
            row.where = names.get(row.pk, "")
            row.other_told = f"{other.full_name} ({other.birth_text}), {names.get(other.pk, '')}" if other else ""
            row.why = seeing.why(row, other) if other else _("đã có ở một công đoàn khác; đúng là một người thì hỏi công đoàn cấp trên")
        return rows

    def pair_url(self, row):
        """Both side by side; nowhere where the other is out of sight."""
        if row.other_id is None:
            return ""
        return reverse("duplicates:merge", kwargs={"unit_id": self.unit.pk, "person_id": row.pk, "other_id": row.other_id})

    def page_label(self, row):
        return row.given_name

    def summary(self):
        return _("Mở ra xem hai bên, rồi nhập làm một hoặc ghi là hai người khác nhau. Nhập nhầm thì gỡ được.")

    def actions(self):
        url = reverse("duplicates:merge-list", kwargs={"unit_id": self.unit.pk})
        return [{"label": _("Những lần đã nhập"), "icon": "lich", "url": url, "main": False}]


class MergeList(UpTo, ListScreen):
    """Những lần đã nhập hai người làm một."""

    query = queries.merges
    happened = "merged_on"
    section = "members"
    title = gettext_lazy("Những lần đã nhập người trùng")
    print_title = gettext_lazy("Những lần đã nhập người trùng")
    file_name = "nhap-nguoi.xlsx"
    order = ("-recorded_at", "-pk")
    things = gettext_lazy("lần")
    empty_icon = "lich"
    empty_title = gettext_lazy("Chưa nhập ai")
    empty_text = gettext_lazy("Mỗi lần nhập hai người làm một hiện ở đây, gỡ ra được trong 30 ngày.")

    @cached_property
    def table(self):
        """With the way to take one apart."""
        undo = lambda row: "" if row.undone_at or self.past_day else reverse("duplicates:merge-undo", args=[self.unit.pk, row.pk])  # noqa: E731
        told = lambda row: _("đã gỡ") if self.by_then(row.undone_at) else "" if self.past_day else _("gỡ lần này")  # noqa: E731
        return Table(
            _("Lần nhập, mới trước"),
            (
                Column(_("Người giữ lại"), lambda row: row.kept.full_name, "name", opens=lambda row: row.kept),
                Column(_("Đã nhập vào"), lambda row: f"{row.gone.full_name} ({row.gone.birth_text})", phone="nhan"),
                Column(_("Ngày"), lambda row: row.merged_on, "date", phone="nhan"),
                Column(_("Người ghi"), lambda row: row.recorded_by.full_name, phone="an"),
                Column(_("Gỡ ra"), told, link=undo, phone="nhan", printed=False),
            ),
        )

    def page_label(self, row):
        return row.kept.given_name
