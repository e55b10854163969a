"""Thống kê đoàn viên theo ngày, biến động trong năm: each number opens its rows for those who may see them."""

from urllib.parse import urlencode

from django.db.models import Q
from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.extras import queries as extras
from congdoan.extras.choices import Kind
from congdoan.kernel import covering, dates
from congdoan.kernel.errors import Unreadable
from congdoan.kernel.text import number_in
from congdoan.membership import queries, statistics
from congdoan.membership.choices import How, Permission, WhyLeft
from congdoan.membership.queries.spread import CAME, WENT
from congdoan.membership.queries.statistics import ALONG, INSIDE
from congdoan.membership.views.lists import COLUMNS, member_url
from congdoan.membership.views.shading import Shading
from congdoan.organization import queries as organization
from congdoan.ui import xlsx
from congdoan.ui.screens import AsOf, ListScreen, UnitPage
from congdoan.ui.tables import Column, Table
from congdoan.units.places import place_of

MOST_LEVELS = 20
CAME_WORDS = {How.ADMITTED.value: gettext_lazy("Kết nạp mới"), How.TRANSFERRED.value: gettext_lazy("Chuyển đến từ nơi khác"), How.RECOGNISED.value: gettext_lazy("Công nhận"), How.RETURNED.value: gettext_lazy("Trở lại")}  # fmt: skip
CAME_WORDS |= {INSIDE: gettext_lazy("Chuyển nội bộ, đến"), ALONG: gettext_lazy("Theo đơn vị chuyển đến")}
WENT_WORDS = {**dict(WhyLeft.choices), INSIDE: gettext_lazy("Chuyển nội bộ, đi"), ALONG: gettext_lazy("Theo đơn vị chuyển đi")}
WAYS = {CAME: ("+", CAME_WORDS, gettext_lazy("Hình thức khác")), WENT: ("−", WENT_WORDS, gettext_lazy("Lý do khác"))}
"""Sign, words of each kind, of what is covered."""
WHOLE = Table(
    gettext_lazy("Thống kê đoàn viên"),
    (
        Column(gettext_lazy("Mục"), lambda row: row[0]),
        Column(gettext_lazy("Chỉ tiêu"), lambda row: row[1]),
        Column(gettext_lazy("Số đoàn viên"), lambda row: row[2], "count"),
    ),
)


class MemberStatistics(AsOf, UnitPage):
    """Thống kê đoàn viên theo ngày và biến động trong năm của ngày ấy."""

    permission = str(Permission.VIEW_MEMBER_COUNTS)
    template_name = "membership/statistics.html"
    section = "members"

    def get(self, request, *args, **kwargs):
        """Screen, paper (?dang=in) or workbook (?dang=xlsx)."""
        if request.GET.get("dang") == "xlsx":
            titles, values = WHOLE.sheet(
                [(block["title"], line["label"], line["words"]) for block in self.blocks for line in block["lines"]]
            )
            return xlsx.response("thong-ke-doan-vien.xlsx", xlsx.workbook(self.title, titles, values))
        if request.GET.get("dang") == "in":
            self.template_name = "membership/statistics_paper.html"
        return self.show()

    def context(self):
        unit = self.unit
        return {
            **super().context(),
            "unit": unit,
            "blocks": self.blocks,
            "least": covering.LEAST,
            "is_covered": self.is_covered,
            "within_area": self.area[0].area_id if self.area else "",
            "since": self.request.GET.get("tu") or dates.format_date(self.span.first),
            "whole_year": "" if self.span.first == _new_year(self.day) else self.request.path + self.day_query,
            "typed": self.request.GET.get("ngay") or dates.format_date(self.by.today),
            "paper_url": "?" + urlencode({**self.asked, "dang": "in"}),
            "workbook_url": "?" + urlencode({**self.asked, "dang": "xlsx"}),
            "back": self.request.path + self.day_query,
            "superior": unit.parent.name if unit.parent else "",
            "place": place_of(unit.name),
            "date": self.by.today,
        }

    @property
    def asked(self):
        """What in the address says which day."""
        day = {} if self.day == self.by.today else {"ngay": dates.format_date(self.day)}
        since = {} if self.span.first == _new_year(self.day) else {"tu": dates.format_date(self.span.first)}
        return day | since | ({"dia_ban": self.area[0].area_id} if self.area else {})

    @cached_property
    def area(self):
        """(AreaSpell, its units) where the address names a territory or sector, or None."""
        return organization.chosen_inside(self.by, self.unit, number_in(self.request.GET.get("dia_ban", "")), self.day)

    @property
    def within(self):
        """Q of the memberships in that area."""
        return Q(unit__in=self.area[1]) if self.area else Q()

    @property
    def title(self):
        """Of which area, if of one."""
        return _("Thống kê đoàn viên: %(area)s") % {"area": self.area[0].name} if self.area else _("Thống kê đoàn viên")

    @cached_property
    def opens(self):
        """True if names may be seen here."""
        return self.by.may(Permission.VIEW_MEMBERS, self.unit)

    def prepare(self):
        super().prepare()
        self.span, problem = span_asked(self.request.GET, self.day)
        self.problem = self.problem or problem

    @cached_property
    def shading(self):
        """What is asked by unit, and what of it is not told to this reader."""
        return Shading(self.by, self.unit, self.day, self.span)

    @property
    def given(self):
        """Whom the page counts, as its queries take it."""
        return {"by": self.by, "unit": self.unit, "on": self.day, "within": self.within, "moved": self.shading.moved}

    @cached_property
    def blocks(self):
        """[{"title", "lines": [{"label", "words", "url"}]}]: the tables of the day, then the movements of its year."""
        self.is_covered = False
        counts, everybody, officers, outstanding = queries.breakdown(**self.given)
        whole = self.line(_("Tất cả"), everybody, self.address("member-list"))
        lines = [whole, self.line(_("Giữ chức vụ công đoàn"), officers, self.address("member-list", muc=statistics.OFFICERS))]
        sees = self.opens and self.by.may(Permission.VIEW_OUTSTANDING, self.unit)
        listed = self.address("member-list", muc=statistics.OUTSTANDING) if sees else ""
        lines.append(self.line(_("Được công nhận ưu tú trong năm"), outstanding, listed))
        found = [{"title": _("Đoàn viên ngày %(day)s") % {"day": dates.format_date(self.day)}, "lines": lines}]
        found += self.tables(counts)
        levels = self.levels()
        if any(label for label, _count in levels):
            lines = [self.line(_level_words(key), n, "" if key is None else self._of_level(key)) for key, n in levels]
            found.append({"title": _("Trình độ chuyên môn"), "lines": lines})
        return found if self.area else [*found, *self.answered(everybody), self.moved()]

    def tables(self, counts):
        """The tables of the day; small counts are covered where names, or what is sensitive, may not be seen."""
        place, sees_all = 0, self.opens and self.by.may(Permission.VIEW_PARTY, self.unit)
        hidden = set() if sees_all else self.shading.hidden_cells(tuple(counts.values()))
        for title, cells in statistics.tables(self.day):
            sees = self.by.may(Permission.VIEW_PARTY, self.unit) if any(cell.sensitive for cell in cells) else self.opens
            lines = []
            for cell in cells:
                count = covering.COVERED if place in hidden else counts[cell.key]
                lines.append(self.line(cell.label, count, self.address("member-list", muc=cell.key) if sees else ""))
                place += 1
            yield {"title": title, "lines": lines}

    def levels(self):
        """[(level, None for the rarer ones, how many)], the most frequent first; where names may not be seen, those that are told first."""
        if self.opens or self.area:
            found = queries.by_level(**self.given, most=MOST_LEVELS)
            shown = [count for _label, count in found]
            shown = shown if self.opens else covering.covered(shown)
            return [(label, count) for (label, _count), count in zip(found, shown, strict=True)]
        return [(key, count if told else covering.COVERED) for key, count, told in self.shading.levels()]

    def _of_level(self, level):
        return self.address("member-list", muc=f"{statistics.LEVEL}{level}")

    def answered(self, everybody):
        """What is asked besides, one block for each question: how many gave which answer, of one choice how many none."""
        for tally in self.shading.tallies():
            field, words = tally.field, extras.labels(tally.field)
            keys, unsaid = list(tally.counts), field.kind != Kind.MANY
            labels = {f"{field.pk}-{key}": words[key] for key in keys} | ({f"{field.pk}-chua": _("Chưa ghi")} if unsaid else {})
            shown = [*tally.counts.values(), *([everybody - tally.persons] if unsaid else [])]
            sees = self.opens and extras.sees(self.by, field, self.unit)
            hidden = set() if sees else self.shading.hidden_answers(field, keys, shown, unsaid)
            lines = [
                self.line(label, covering.COVERED if place in hidden else n, self.address("member-list", them=name) if sees else "")
                for place, ((name, label), n) in enumerate(zip(labels.items(), shown, strict=True))
            ]
            yield {"title": field.label, "lines": lines}

    def line(self, label, count, url):
        """One number; a covered one says how small it may be."""
        if count == covering.COVERED:
            self.is_covered = True
            return {"label": label, "words": str(covering.FEW), "url": ""}
        return {"label": label, "words": count, "url": url if count and self.opens else ""}

    def moved(self):
        """Opening + came - went = closing; where names may not be seen, kinds and reasons of few are one line."""
        span = self.span
        found = queries.movements(by=self.by, unit=self.unit, span=span, moved=self.shading.moved)
        days = {"first": dates.format_date(span.first), "last": dates.format_date(span.last), "eve": dates.format_date(span.eve)}
        is_year = span.first == _new_year(self.day)
        lines = [
            self.line(
                _("Đầu năm") if is_year else _("Ngày %(eve)s") % days,
                found["opening"],
                self.address("member-list", ngay=dates.format_date(span.eve)),
            )
        ]
        for way, counts, total in ((CAME, found["came"], _("Cộng số đến")), (WENT, found["went"], _("Cộng số đi"))):
            lines += self.kinds(way, counts)
            lines.append(self.line(total, sum(counts.values()), self.address("movement-list", chieu=way)))
        lines.append(self.line(_("Ngày %(last)s") % days, found["closing"], self.address("member-list")))
        title = _("Biến động năm %(year)s, đến ngày %(last)s") if is_year else _("Biến động từ %(first)s đến %(last)s")
        return {"title": title % {**days, "year": span.first.year}, "lines": lines}

    def kinds(self, way, counts):
        """The lines of how members came, or why they went."""
        sign, words, rest = WAYS[way]
        hidden = set() if self.opens else self.shading.hidden_kinds(way, counts)
        for key, count in counts.items():
            if key not in hidden:
                label = words.get(key) or _("Không ghi lý do")
                yield self.line(f"{sign} {label}", count, self.address("movement-list", chieu=way, loai=key or "khong-ghi"))
        if hidden & counts.keys():
            yield self.line(f"{sign} {rest}", covering.COVERED, "")

    def address(self, name, **query):
        """A list of the room, as of the page's day unless the query says which."""
        given = {**self.asked, **query}
        return reverse(f"membership:{name}", kwargs={"unit_id": self.unit.pk}) + (f"?{urlencode(given)}" if given else "")


def _new_year(day):
    return day.replace(month=1, day=1)


def span_asked(asked, day):
    """(the Span whose movements an address asks for, what is wrong with it): from ``tu`` to the day; else from the first of the year."""
    first, problem = _new_year(day), ""
    try:
        first = dates.read_date(asked["tu"]) if asked.get("tu") else first
    except Unreadable as unread:
        problem = str(unread)
    if first > day:
        first, problem = _new_year(day), _("Ngày bắt đầu biến động ở sau ngày xem. Đang tính từ đầu năm.")
    return statistics.Span(first, day), problem


def _level_words(level):
    """A level as written; None for the rarer ones together."""
    return _("Trình độ khác") if level is None else level or _("Chưa ghi")


class MovementList(AsOf, ListScreen):
    """Ai đến, ai đi từ đầu năm đến một ngày: the rows behind one number of the movements."""

    query = queries.movement_rows
    section = "members"
    things = gettext_lazy("dòng")
    order = ("person__sort_key", "pk")
    by_letter = False
    empty_icon = "nguoi"
    empty_title = gettext_lazy("Không có ai")
    print_title = gettext_lazy("Biến động đoàn viên")
    file_name = "bien-dong-doan-vien.xlsx"
    table = Table(
        gettext_lazy("Biến động đoàn viên"),
        (
            Column(gettext_lazy("Họ và tên"), lambda row: row.person.full_name, "name", link=member_url),
            *COLUMNS[1:4],
            Column(gettext_lazy("Về đơn vị"), lambda row: row.valid_from, "date", phone="nhan"),
            Column(gettext_lazy("Hình thức"), lambda row: row.get_how_display(), phone="nhan"),
            Column(gettext_lazy("Ngày cuối"), lambda row: row.last_day, "date", phone="nhan"),
            Column(gettext_lazy("Lý do rời"), lambda row: row.why_left_text, phone="nhan"),
        ),
    )

    def prepare(self):
        asked = self.request.GET
        self.came, kind = asked.get("chieu") != WENT, asked.get("loai") or None
        choices = How.values if self.came else WhyLeft.values
        self.kind = "" if kind == "khong-ghi" else kind
        if self.kind not in (None, "", INSIDE, ALONG, *choices):
            raise Http404
        super().prepare()
        self.span, _problem = span_asked(asked, self.day)

    @property
    def title(self):
        """Who came or went, since when."""
        words = {"first": dates.format_date(self.span.first), "last": dates.format_date(self.span.last)}
        return (_("Đoàn viên đến từ %(first)s đến %(last)s") if self.came else _("Đoàn viên rời từ %(first)s đến %(last)s")) % words

    def query_arguments(self):
        return {"span": self.span, "came": self.came, "key": self.kind}

    def page_label(self, row):
        return row.person.given_name

    def actions(self):
        if not self.by.may(Permission.ADMIT_MEMBER, self.unit):
            return []
        url = reverse("membership:misrecord-list", args=[self.unit.pk])
        return [{"label": _("Đã bỏ vì ghi nhầm"), "icon": "lich", "url": url, "main": False}]
