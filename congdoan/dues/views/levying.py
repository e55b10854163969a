"""Ghi quỹ lương, số nộp; cách nộp; tính lại; bỏ một lần nộp."""

from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.dues import forms, queries
from congdoan.dues.actions import levy
from congdoan.dues.choices import Every, Permission, Way
from congdoan.dues.views.adjusting import Recomputing
from congdoan.dues.views.ways import url
from congdoan.kernel import dates, money
from congdoan.kernel.errors import Unreadable
from congdoan.kernel.periods import month_of, read_period
from congdoan.ui.cancelling import Cancel
from congdoan.ui.screens import ActionScreen, RecordAction


class _Grid(ActionScreen):
    """Many employers' months on one screen; subclasses say ``cells``."""

    action = levy.save
    form_class = forms.EnterLevy
    template_name = "dues/enter.html"
    section = "funds"
    main_button = gettext_lazy("Ghi vào sổ kinh phí")
    not_done = gettext_lazy("Chưa ghi vào sổ kinh phí")
    confirmation = gettext_lazy("Đã ghi vào sổ kinh phí.")
    explanation = gettext_lazy("Quỹ lương đóng bảo hiểm xã hội là căn cứ; máy tính số phải nộp theo quy định của tháng ấy.")
    all_ticked = gettext_lazy("Tất cả đã nộp")
    keys_words = gettext_lazy(
        "Mũi tên, Enter sang dòng dưới; Tab sang ô bên; dấu cách đánh dấu. Đã nộp mà để trống số thì lấy số còn phải nộp."
    )
    counted = gettext_lazy("dòng")
    too_many = (gettext_lazy("Nhiều cơ quan quá một màn hình"), gettext_lazy("Mở từng công đoàn bên dưới rồi ghi."))

    @cached_property
    def cells(self):
        """The rows, with the lines as they stand."""
        found = self.found()
        lines = queries.levy_by_key({key for key, _label, _note in found}, self.by.today)
        return [forms.Cell(key, label, note, lines.get(key)) for key, label, note in found]

    def form(self, data=None, files=None):
        given = {**self.given(), "cells": self.cells}
        return self.form_class(data, files, initial=self.initial(), by=self.by, given=given)

    def initial(self):
        lines = [cell.line for cell in self.cells if cell.line is not None]
        return {"paid_on": self.by.today, "version": queries.stand_of(lines)}

    def prepare(self):
        self.__dict__.pop("cells", None)  # once more after a conflict, as the lines stand now
        super().prepare()

    def cancel_url(self):
        return url("levy-list", self.unit)


class EnterMonth(_Grid):
    """Ghi kinh phí một tháng của nhiều cơ quan."""

    @cached_property
    def month(self):
        """The month that the address asks for (?thang=2026-05), else the one before this."""
        before = month_of(dates.day_before(month_of(self.by.today).start))
        try:
            found = read_period(self.request.GET.get("thang") or before.code)
        except Unreadable:
            return before
        return found if found.kind == "month" and found.start <= self.by.today else before

    @property
    def title(self):
        """Of which month."""
        return _("Ghi kinh phí %(month)s") % {"month": self.month.label}

    def found(self):
        """[(key, words, smaller words)] of the employers of the month."""
        scope = self.by.scope(Permission.RECORD_LEVY)
        works = [work for work in queries.levy_works(self.unit, self.month.start, self.month.end) if scope.contains(work.unit)]
        rows = {(work.unit_id, work.employer_id, self.month.start): (work.employer.name, work.unit.name) for work in works}
        return [(key, *words) for key, words in rows.items()]

    def context(self):
        months = [month_of(dates.day_before(self.month.start)), month_of(self.month.end)]
        names = (_("Tháng trước"), _("Tháng sau"))
        listed = [
            {"label": name, "icon": "lui", "url": f"{self.request.path}?thang={month.code}"}
            for name, month in zip(names, months, strict=True)
            if month.start <= self.by.today
        ]
        return {**super().context(), "actions": listed}


class OfWork(ActionScreen):
    """What is done with one employer beside its union."""

    section = "funds"

    def prepare(self):
        self.unit = self.find_unit()
        self.request.unit_in_focus = self.unit
        self.record = queries.levy_work(unit=self.unit, pk=self.kwargs["pk"])
        if self.record is None:
            raise Http404
        self.require()

    def cancel_url(self):
        return url("levy-list", self.unit)


class EnterYear(_Grid, OfWork):
    """Ghi kinh phí cả năm của một cơ quan."""

    @property
    def year(self):
        """The year that the address asks for (?nam=2026), else this one."""
        typed = self.request.GET.get("nam", "")
        return int(typed) if typed.isascii() and typed.isdigit() and 2000 <= int(typed) <= self.by.today.year else self.by.today.year

    @property
    def title(self):
        """Whose, of which year."""
        return _("Kinh phí năm %(year)s: %(name)s") % {"year": self.year, "name": self.record.employer.name}

    def found(self):
        """[(key, words, smaller words)] of the months of the year that have begun."""
        months = [read_period(f"{self.year}-{month:02}") for month in range(1, 13)]
        here = [month for month in months if month.start <= self.by.today and queries.stands(self.record, month.start)]
        return [((self.unit.pk, self.record.employer_id, month.start), month.label.capitalize(), "") for month in here]

    def context(self):
        listed = [{"label": _("Năm %(year)s") % {"year": self.year - 1}, "icon": "lui", "url": f"{self.request.path}?nam={self.year - 1}"}]
        return {**super().context(), "actions": listed}


class SetTerms(OfWork):
    """Ghi cách nộp kinh phí của một cơ quan."""

    action = levy.put_terms
    form_class = forms.SetTerms
    gives = ("unit", "employer")
    main_button = gettext_lazy("Ghi cách nộp")
    not_done = gettext_lazy("Chưa ghi")
    explanation = gettext_lazy("Chưa ghi thì máy hiểu là cấp trên thu, nộp hằng tháng. Tiền đã ghi giữ nguyên nơi thu.")
    confirmation = gettext_lazy("Đã ghi cách nộp kinh phí.")

    @property
    def title(self):
        """Whose."""
        return _("Cách nộp kinh phí: %(name)s") % {"name": self.record.employer.name}

    def given(self):
        return {"unit": self.unit, "employer": self.record.employer}

    def initial(self):
        last = next(iter(queries.terms_of(self.unit, [self.record.employer_id])), None)
        return {
            "way": last.way if last else Way.ABOVE,
            "every": last.every if last else Every.MONTH,
            "valid_from": self.by.today.replace(day=1),
        }


class RecomputeLevy(Recomputing, ActionScreen):
    """Tính lại kinh phí các tháng trước theo quy định ban hành sau."""

    action = levy.recompute
    to_adjust = queries.levy_to_adjust
    sums = gettext_lazy("%(count)s dòng điều chỉnh: nộp thêm %(more)s, bớt %(less)s.")
    title = gettext_lazy("Tính lại kinh phí theo quy định mới")
    explanation = gettext_lazy(
        "Các tháng trước giữ nguyên; phần chênh lệch của từng cơ quan ghi thành dòng điều chỉnh, cộng vào số còn nợ."
    )

    @staticmethod
    def called(row):
        return row.line.employer.name, row.line.month

    def cancel_url(self):
        return url("levy-list", self.unit)


class CancelReceipt(RecordAction):
    """Bỏ một lần nộp kinh phí ghi nhầm."""

    action = levy.cancel_receipt
    form_class = Cancel
    gives = ("receipt",)
    section = "funds"
    title = gettext_lazy("Bỏ lần nộp kinh phí")
    main_button = gettext_lazy("Bỏ khỏi sổ")
    not_done = gettext_lazy("Chưa bỏ")
    confirmation = gettext_lazy("Đã bỏ lần nộp khỏi sổ.")

    def find(self):
        found = queries.receipt(unit=self.unit, pk=self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    @property
    def explanation(self):
        """Which one."""
        words = {"who": self.record.line.employer.name, "amount": money.format_money(self.record.amount)}
        return _("%(who)s, %(amount)s, ngày %(day)s.") % {**words, "day": dates.format_date(self.record.paid_on)}

    def cancel_url(self):
        return url("levy-line", self.unit, self.record.line_id)
