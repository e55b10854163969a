"""Danh sách đoàn viên."""

from urllib.parse import urlencode

from django.db.models import Q
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.extras import queries as extras
from congdoan.kernel import dates
from congdoan.kernel.db.gathering import gather
from congdoan.kernel.text import number_in
from congdoan.membership import forms, queries
from congdoan.membership.choices import Permission
from congdoan.organization import queries as organization
from congdoan.ui.screens import AsOf, ListScreen
from congdoan.ui.tables import Column, Table
from congdoan.workbooks.choices import Permission as Workbooks

MOST_ANSWERS = 3
"""Columns of what is asked besides that a screen has room for."""


def member_url(row):
    """The member's whole page where there is one, else the form that corrects."""
    try:
        return reverse("overview:member", kwargs={"person_id": row.person_id})
    except NoReverseMatch:
        return reverse("membership:member-correct", kwargs={"unit_id": row.unit_id, "membership_id": row.pk})


COLUMNS = (
    Column(
        gettext_lazy("Họ và tên"),
        lambda row: row.person.full_name,
        "name",
        link=member_url,
        badge=lambda row: ", ".join(post.short_post for post in row.person.posts_then),
    ),
    Column(gettext_lazy("Ngày sinh"), lambda row: row.person.birth_text, phone="nhan"),
    Column(gettext_lazy("Giới"), lambda row: row.person.get_sex_display(), phone="an"),
    Column(gettext_lazy("Đơn vị, tổ"), lambda row: row.unit.name, phone="nhan"),
    Column(gettext_lazy("Công việc"), lambda row: row.job_title, phone="nhan"),
    Column(gettext_lazy("Vào CĐ"), lambda row: row.union_joined_text, phone="an"),
)


def extra_columns(by, fields):
    """A column for each field (extras): a member's answer where ``by`` sees it of that member."""
    kinds = {"money": "money", "number": "count", "date": "date"}

    def answer_to(field):
        return lambda row: extras.plain(
            field, [each for each in row.person.answers_then if each.field_id == field.pk and extras.sees(by, field, row.unit)]
        )

    return [Column(field.label, answer_to(field), kinds.get(field.kind, "text"), phone="nhan", optional=True) for field in fields]


class MemberList(AsOf, ListScreen):
    """Đoàn viên của đơn vị và cấp dưới, hôm nay hoặc vào một ngày."""

    query = queries.members
    section = "members"
    title = gettext_lazy("Đoàn viên")
    things = gettext_lazy("người")
    order = ("person__sort_key", "pk")
    by_letter = True
    filter_form = forms.MemberFilter
    empty_icon = "nguoi"
    empty_title = gettext_lazy("Chưa có đoàn viên nào")
    empty_text = gettext_lazy("Ghi từng người ở đây, hoặc đưa danh sách từ Excel lên một lần (nút ở trên).")
    print_title = gettext_lazy("Danh sách đoàn viên")
    file_name = "doan-vien.xlsx"

    @cached_property
    def table(self):
        """The running number stands on paper, where all rows are; what is asked besides fills the last columns."""
        answers = extra_columns(self.by, self.told())
        return Table(_("Đoàn viên, xếp theo tên"), (*COLUMNS, *answers), numbered=self.request.GET.get("dang") == "in")

    @cached_property
    def below(self):
        """(units below, what is asked besides (extras) that the reader sees here), in one statement."""
        units_below, fields = gather(forms.units_offered(self.unit), extras.asked(self.unit, self.day))
        return units_below, [field for field in fields if extras.sees(self.by, field, self.unit)]

    @property
    def fields(self):
        """What is asked besides that the reader sees here."""
        return self.below[1]

    def told(self):
        """Which of it has a column: on paper what the list is filtered by, on the screen a few, in the workbook all."""
        form, wanted = self.request.GET.get("dang"), self.request.GET.get("them", "").partition("-")[0]
        first = [field for field in self.fields if str(field.pk) == wanted]
        if form == "in":
            return first
        return self.fields if form == "xlsx" else [*first, *(field for field in self.fields if field not in first)][:MOST_ANSWERS]

    def rows(self):
        return queries.with_answers(super().rows(), self.fields, self.day)

    def query_arguments(self):
        self.form.day = self.day
        self.form.offer(*self.below)
        return {"on": self.day, "inside": self.inside}

    @cached_property
    def inside(self):
        """Which units count on that day, asked once for list and figures."""
        inside = queries.inside_q(self.unit, self.day, self.by.today)
        area = organization.chosen_inside(self.by, self.unit, number_in(self.request.GET.get("dia_ban", "")), self.day)
        return inside & Q(unit__in=area[1]) if area else inside

    def page_label(self, row):
        return row.person.given_name

    def summary(self):
        """56 người, trong đó 31 nữ, 38 đảng viên: each opens its rows."""
        seen = self.by.may(Permission.VIEW_MEMBER_COUNTS, self.unit)
        counts = queries.counts(by=self.by, unit=self.unit, on=self.day, inside=self.inside) if seen else None
        if counts is None or not counts.members:
            return ""
        parts = [self.figure(counts.women, _("nữ"), gioi="female")]
        if counts.party is not None:
            parts.append(self.figure(counts.party, _("đảng viên"), dang_vien="1"))
        words = {"all": self.figure(counts.members, _("người")), "parts": format_html(", ".join(["{}"] * len(parts)), *parts)}
        return format_html(_("{all}, trong đó {parts}. Xếp theo tên."), **words)

    def figure(self, count, word, **filters):
        """A count that opens its rows; zero is plain text."""
        words = f"{count}\u00a0{word}".replace(" ", "\u00a0")
        if not count:
            return words
        if self.day != self.by.today:
            filters["ngay"] = dates.format_date(self.day)
        address = urlencode(filters)
        return format_html('<a class="cd-fig" href="?{}">{}</a>', address, words)

    def actions(self):
        found = self.official_lists()
        if self.by.may(Permission.ADMIT_MEMBER, self.unit):
            found += [*self.whole_list(), {"label": _("Kết nạp đoàn viên"), "icon": "them", "url": self.admit_url(), "main": True}]
        return found

    def official_lists(self):
        """The way to the lists in their official form, for those who may take them."""
        if not self.by.may("papers.print_list", self.unit):
            return []
        listed = (("papers:list-members", _("Lập danh sách (mẫu)")), ("papers:list-candidates", _("Trích ngang")))
        return [{"label": label, "icon": "bc", "url": reverse(name, args=[self.unit.pk]), "main": False} for name, label in listed]

    def whole_list(self):
        """The way to bring in a list kept in Excel, for those who may."""
        if not self.by.may(Workbooks.IMPORT_WORKBOOK, self.unit):
            return []
        try:
            url = reverse("overview:import-new", kwargs={"unit_id": self.unit.pk})
        except NoReverseMatch:
            return []
        return [{"label": _("Đưa danh sách từ Excel lên"), "icon": "tep", "url": url, "main": False}]

    def admit_url(self):
        """The form for one member."""
        return reverse("membership:member-admit", kwargs={"unit_id": self.unit.pk})

    def empty_action(self):
        if self.day != self.by.today or not self.by.may(Permission.ADMIT_MEMBER, self.unit):
            return None
        return {"label": _("Kết nạp đoàn viên"), "url": self.admit_url()}

    def paper(self):
        return super().paper() | {"as_of": _("Tính đến ngày {day}").format(day=dates.format_date(self.day))}
