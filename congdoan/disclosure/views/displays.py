"""Nơi công khai: the register of places and days, adding one, taking one down, taking a wrong row out."""

from django.http import Http404
from django.utils.text import capfirst
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.disclosure import forms, queries
from congdoan.disclosure.actions import displays
from congdoan.disclosure.choices import Place
from congdoan.disclosure.views.places import days_of, kept_days
from congdoan.disclosure.views.publications import name_of, of_address, url_of
from congdoan.kernel.dates import format_date
from congdoan.ui.cancelling import Cancel as CancelForm
from congdoan.ui.screens import ListScreen, RecordAction, UpTo
from congdoan.ui.tables import Column, Table


class DisplayList(UpTo, ListScreen):
    """Sổ niêm yết: what was told where, from which day to which."""

    query = queries.displays
    happened = "valid_from"
    section = "funds"
    title = _("Nơi công khai, ngày niêm yết")
    print_title = _("Sổ theo dõi niêm yết công khai tài chính")
    file_name = "niem-yet.xlsx"
    order = ("-valid_from", "-pk")
    things = _("lần niêm yết")
    empty_title = _("Chưa công khai ở đâu")
    empty_text = _("Công khai rồi thì mỗi nơi một dòng: từ ngày nào, gỡ ngày nào.")
    empty_icon = "bc"

    @property
    def table(self):
        """Columns, as the day shown knows them."""
        return Table(
            _("Mới nhất trước"),
            (
                Column(_("Công khai việc gì"), lambda row: name_of(row.publication), link=self._page, note=self._edition),
                Column(_("Ở đâu"), lambda row: capfirst(str(row)), phone="nhan"),
                Column(_("Từ ngày"), lambda row: row.valid_from, "date"),
                Column(_("Đến hết ngày"), self._last_day, "date", phone="nhan"),
                Column(_("Số ngày"), lambda row: kept_days(row, self.day), "count", phone="nhan"),
                Column(_("Người ghi"), lambda row: row.recorded_by.full_name, phone="nhan"),
            ),
        )

    def _page(self, row):
        return "" if row.publication.is_cancelled else url_of("publication", self.unit.pk, row.publication_id)

    def _edition(self, row):
        words = {"number": row.publication.edition}
        return (_t("lần %(number)s, về sau đã rút") if row.publication.is_cancelled else _t("lần %(number)s")) % words

    def _last_day(self, row):
        return row.last_day if row.last_day is None or row.last_day <= self.day else None

    def page_rows(self, rows):
        """What was taken down later still hung on the day shown."""
        for row in rows:
            row.valid_until = row.valid_until if self._last_day(row) else None
        return rows

    def page_label(self, row):
        return format_date(row.valid_from)

    def query_arguments(self):
        return {"on": self.past_day}

    def actions(self):
        return [{"label": _t("Các lần công khai"), "icon": "sach", "url": url_of("list", self.unit.pk)}]


class Add(RecordAction):
    """Thêm nơi công khai."""

    action = displays.add
    form_class = forms.Display
    gives = ("publication",)
    section = "funds"
    title = _("Thêm nơi công khai")
    main_button = _("Ghi nơi công khai")
    not_done = _("Chưa ghi")
    confirmation = _("Đã ghi nơi công khai.")

    def find(self):
        return of_address(self)

    @property
    def explanation(self):
        """What it is about."""
        return _t("%(what)s, lần %(number)s.") % {"what": name_of(self.record), "number": self.record.edition}

    def initial(self):
        return {"told_on": self.by.today, "place": Place.BOARD}

    def success_url(self, pk):
        return self.cancel_url()

    def cancel_url(self):
        return url_of("publication", self.unit.pk, self.record.pk)


class _OnDisplay(RecordAction):
    """Something done to one display."""

    gives = ("display",)
    section = "funds"

    def find(self):
        row = queries.displays(by=self.request.actor, unit=self.unit).filter(pk=self.kwargs["pk"]).first()
        if row is None:
            raise Http404
        return row

    @property
    def explanation(self):
        """Which one."""
        words = {"what": name_of(self.record.publication), "number": self.record.publication.edition, "place": self.record}
        return _t("%(what)s, lần %(number)s: %(place)s %(days)s.") % {**words, "days": days_of(self.record)}

    def cancel_url(self):
        return url_of("publication", self.unit.pk, self.record.publication_id)


class TakeDown(_OnDisplay):
    """Gỡ ở một nơi."""

    action = displays.take_down
    form_class = forms.TakeDown
    title = _("Gỡ ở một nơi")
    main_button = _("Ghi đã gỡ")
    not_done = _("Chưa ghi")
    confirmation = _("Đã ghi ngày gỡ.")

    def initial(self):
        return {**super().initial(), "last_day": self.by.today}


class CancelDisplay(_OnDisplay):
    """Bỏ dòng ghi nhầm nơi công khai."""

    action = displays.cancel
    form_class = CancelForm
    title = _("Bỏ dòng ghi nhầm nơi công khai")
    main_button = _("Bỏ dòng này")
    not_done = _("Chưa bỏ")
    confirmation = _("Đã bỏ. Dòng vẫn được giữ lại cùng lý do.")
    cancel_label = _("Thôi, giữ lại")
