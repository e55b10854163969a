"""What a unit published: the list, one publication and its paper, publishing."""

from functools import partial
from operator import attrgetter

from django.http import Http404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.disclosure import forms, queries
from congdoan.disclosure.actions import publications
from congdoan.disclosure.choices import Permission
from congdoan.disclosure.views.places import lateness, places_of
from congdoan.kernel.covering import COVERED, FEW
from congdoan.kernel.dates import format_date, long_date_with_place
from congdoan.kernel.money import format_number
from congdoan.ui.cancelling import Cancel as CancelForm
from congdoan.ui.screens import ActionScreen, ListScreen, RecordAction, UpTo
from congdoan.ui.tables import Column, Table
from congdoan.units.places import place_of


def url_of(name, unit_id, *more):
    return reverse(f"disclosure:{name}", args=[unit_id, *more])


def told(question, reply_url="", cancel_url=""):
    """One question as a page shows it; who asked only where he said so."""
    who = question.recorded_by.full_name if question.shows_name else _t("Một đoàn viên")
    return {
        "words": question.words, "reply_url": reply_url, "cancel_url": cancel_url,
        "note": _t("%(who)s hỏi ngày %(day)s") % {"who": who, "day": format_date(question.asked_on)},
        "replies": [
            {"words": one.words, "note": _t("%(who)s trả lời ngày %(day)s") % {"who": one.replied_by.full_name, "day": format_date(one.replied_on)}}
            for one in question.replies.all()
        ],
    }  # fmt: skip


def name_of(row):
    return capfirst(str(row))


def with_lateness(rows, duties=None):
    """Publications, each with ``late``: how late it was first told, in words. ``duties``: where they are in hand already."""
    due = queries.due_days(rows, list(queries.duties()) if duties is None else duties)
    for row in rows:
        row.late = lateness(row, due.get((row.kind, row.year)))
    return rows


def _page(row):
    return "" if row.is_cancelled else url_of("publication", row.unit_id, row.pk)


def _times(line):
    return "" if line.times is None else str(FEW) if line.times == COVERED else format_number(line.times)


def table_of(way=None):
    """The columns of a publication; ``way`` (line, name of the figure -> address): where the rows of a figure open."""
    link = lambda name: partial(_opened, way, name) if way else None  # noqa: E731
    money = [(_("Đầu năm (đ)"), "opening"), (_("Thu (đ)"), "income"), (_("Chi (đ)"), "spending"), (_("Còn lại (đ)"), "balance")]
    money += [(_("Dự toán (đ)"), "planned"), (_("Số tiền (đ)"), "amount")]
    return Table(
        _("Số đã công khai"),
        (
            Column(_("Nội dung"), lambda line: line.label, link=link("label")),
            Column(_("Số lượt"), _times, link=link("times"), phone="nhan", optional=True),
            *(Column(title, attrgetter(name), "money", link(name), phone="nhan", optional=True) for title, name in money),
        ),
    )


def _opened(way, name, line):
    return way(line, name)


def paper_of(row, lines):
    """What the A4 needs: official head, lines, place and day, signature."""
    table = table_of().trimmed(lines)
    superior = row.unit.parent.name if row.unit.parent else ""
    place = place_of(superior) or place_of(row.unit.name) or "…………"
    return {
        "row": row, "unit": row.unit, "superior": superior, "name": str(row.get_kind_display()).upper(),
        "table": table, "rows": table.shown(lines), "places": places_of(row), "place_and_day": long_date_with_place(place, row.published_on),
    }  # fmt: skip


class PublicationList(UpTo, ListScreen):
    """Công khai tài chính của đơn vị."""

    query = queries.publications
    happened = "published_on"
    section = "funds"
    title = _("Công khai tài chính")
    file_name = "cong-khai.xlsx"
    order = ("-published_on", "-pk")
    things = _("lần công khai")
    empty_title = _("Chưa công khai lần nào")
    empty_text = _("Chọn loại số và năm; số lấy từ sổ, không gõ tay, không nêu tên ai.")
    empty_icon = "bc"
    table = Table(
        _("Các lần công khai, mới nhất trước"),
        (
            Column(_("Công khai việc gì"), name_of, link=_page, note=lambda row: _t("về sau đã rút") if row.is_cancelled else ""),
            Column(_("Lần"), lambda row: row.edition, "count", phone="nhan"),
            Column(_("Ngày đầu"), lambda row: row.published_on, "date", note=lambda row: row.late),
            Column(_("Ở đâu"), places_of, phone="khoi"),
            Column(_("Người công khai"), lambda row: row.recorded_by.full_name, phone="nhan"),
        ),
    )

    def page_label(self, row):
        return format_date(row.published_on)

    def query_arguments(self):
        return {"on": self.past_day}

    def page_rows(self, rows):
        """With how late each was first told."""
        return with_lateness(rows)

    def summary(self):
        """What of last year is due and not told yet."""
        left = queries.untold(self.unit, self.by.today.year - 1) if self.past_day is None else []
        words = "; ".join(
            (_t("%(what)s %(year)s (hạn %(day)s, đã quá)") if due < self.by.today else _t("%(what)s %(year)s (hạn %(day)s)"))
            % {"what": kind.label, "year": year, "day": format_date(due)}
            for kind, year, due in left
        )
        return _t("Chưa công khai: %s.") % words if words else ""

    def actions(self):
        asked = [
            {"label": _t("Hỏi đáp"), "icon": "hoi", "url": url_of("questions", self.unit.pk)},
            {"label": _t("Nơi, ngày niêm yết"), "icon": "lich", "url": url_of("displays", self.unit.pk)},
        ]
        if not self.by.may(Permission.MAKE_PUBLICATION, self.unit):
            return asked
        return [*asked, {"label": _t("Công khai"), "icon": "them", "url": url_of("publish", self.unit.pk), "main": True}]


class Publish(ActionScreen):
    """Công khai số liệu một năm."""

    action = publications.publish
    form_class = forms.Publish
    section = "funds"
    title = _("Công khai tài chính")
    main_button = _("Công khai với đoàn viên")
    not_done = _("Chưa công khai")
    explanation = _(
        "Số lấy từ sổ lúc bấm nút và giữ nguyên về sau; dự toán khi cấp trên đã duyệt, quyết toán khi đã gửi. Tên quỹ được nêu; đợt giúp một người, quỹ mang tên một đoàn viên thì gộp, không nêu tên. "
        "Quỹ mang tên người ngoài thì ghi người thụ hưởng ở trang quỹ trước khi công khai."
    )
    confirmation = _("Đã công khai. Đoàn viên xem được ngay; in A4 để dán bảng tin, dán rồi thì thêm nơi công khai.")

    def initial(self):
        return {"year": self.by.today.year - 1, "told_on": self.by.today}

    def success_url(self, pk):
        return url_of("publication", self.unit.pk, pk) if pk else self.cancel_url()

    def cancel_url(self):
        return url_of("list", self.unit.pk)


def of_address(screen):
    """The publication of the address; 404 for none."""
    found = queries.publications(by=screen.by, unit=screen.unit).filter(pk=screen.kwargs["pk"]).first()
    if found is None:
        raise Http404
    return found


class Cancel(RecordAction):
    """Rút lần công khai nhầm."""

    action = publications.cancel
    form_class = CancelForm
    gives = ("publication",)
    section = "funds"
    title = _("Rút lần công khai nhầm")
    main_button = _("Rút lần công khai")
    not_done = _("Chưa rút")
    confirmation = _("Đã rút. Đoàn viên không thấy lần này nữa; bản đã dán thì gỡ xuống. Dòng vẫn được giữ lại cùng lý do.")
    cancel_label = _("Thôi, giữ lại")

    def find(self):
        return of_address(self)

    def success_url(self, pk):
        return url_of("list", self.unit.pk)

    def cancel_url(self):
        return url_of("publication", self.unit.pk, self.record.pk)
