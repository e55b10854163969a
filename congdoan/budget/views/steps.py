"""Lập, đồng ý, gửi; duyệt, trả lại."""

from functools import cached_property

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.budget import forms, queries
from congdoan.budget.actions import drawing, steps
from congdoan.budget.choices import Kind
from congdoan.budget.views.links import page_url, year_of
from congdoan.kernel.dates import format_date
from congdoan.ui.screens import ActionScreen, RecordAction


class _Draw(ActionScreen):
    """What is drawn of a unit and year."""

    section = "funds"
    kind = Kind.ESTIMATE
    gives = ("unit", "year")

    def prepare(self):
        self.year = year_of(self)
        super().prepare()

    def given(self):
        return {"unit": self.unit, "year": self.year}

    def cancel_url(self):
        return page_url(self.kind, self.unit.pk, self.year)


class DrawEstimate(_Draw):
    """Lập dự toán năm."""

    action = drawing.estimate
    form_class = forms.Estimate
    main_button = gettext_lazy("Ghi dự toán")
    not_done = gettext_lazy("Chưa ghi dự toán")
    confirmation = gettext_lazy("Đã ghi dự toán. Chủ tịch đồng ý rồi gửi cấp trên.")

    @property
    def title(self):
        """Of which year."""
        return _("Lập dự toán năm %(year)s") % {"year": self.year}

    @property
    def explanation(self):
        """Where the figures that stand there come from."""
        return f"{self.proposed.source.label % {'year': self.proposed.year}} {_('Các dòng cộng tự tính.')}"

    @cached_property
    def proposed(self):
        """What stands in the form to begin with."""
        return queries.proposal(self.unit, self.year)

    def initial(self):
        known = {f"d_{key}": amount for key, amount in self.proposed.amounts.items() if amount}
        return {"version": self.proposed.version, **known}


class DrawSettlement(_Draw):
    """Lập quyết toán năm theo sổ."""

    action = drawing.settlement
    form_class = forms.Plain
    kind = Kind.SETTLEMENT
    main_button = gettext_lazy("Lập quyết toán theo sổ")
    not_done = gettext_lazy("Chưa lập quyết toán")
    explanation = gettext_lazy(
        "Mọi con số lấy từ sổ kế toán ngân sách công đoàn; không gõ tay dòng nào. Khóa sổ đủ các tháng và khóa sổ năm rồi mới lập được."
    )
    confirmation = gettext_lazy("Đã lập quyết toán. Chủ tịch đồng ý rồi gửi cấp trên.")

    @property
    def title(self):
        """Of which year."""
        return _("Lập quyết toán năm %(year)s") % {"year": self.year}

    def initial(self):
        found = queries.open_filing(self.unit, self.kind, self.year)
        return {"version": found.version if found else 0}


class _Step(RecordAction):
    """What is done with one filing."""

    gives = ("filing",)
    section = "funds"
    called = ""

    def find(self):
        found = queries.filing(unit=self.unit, pk=self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    @property
    def title(self):
        """Which filing."""
        words = {"what": self.record.get_kind_display(), "year": self.record.year, "unit": self.unit.name}
        return self.called % words

    def cancel_url(self):
        return page_url(self.record.kind, self.unit.pk, self.record.year)


class Agree(_Step):
    """Chủ tịch đồng ý."""

    action = steps.agree
    form_class = forms.Plain
    called = gettext_lazy("Đồng ý %(what)s năm %(year)s")
    main_button = gettext_lazy("Đồng ý")
    not_done = gettext_lazy("Chưa đồng ý")
    confirmation = gettext_lazy("Đã đồng ý. Kế toán gửi lên cấp trên.")

    @property
    def explanation(self):
        """Who has drawn it, when."""
        words = {"who": self.record.drawn_by.full_name, "day": format_date(self.record.drawn_at)}
        return _("%(who)s lập ngày %(day)s. Xem lại từng dòng trước khi đồng ý.") % words


class Send(_Step):
    """Gửi cấp trên."""

    action = steps.send
    form_class = forms.Plain
    called = gettext_lazy("Gửi %(what)s năm %(year)s lên cấp trên")
    main_button = gettext_lazy("Gửi cấp trên")
    main_icon = "mui"
    not_done = gettext_lazy("Chưa gửi")
    explanation = gettext_lazy("Gửi rồi thì số giữ nguyên. Sổ đổi sau đó thì lập lần sau và gửi lại.")
    confirmation = gettext_lazy("Đã gửi cấp trên.")


class GiveBack(_Step):
    """Cấp trên trả lại."""

    action = steps.give_back
    form_class = forms.GiveBack
    called = gettext_lazy("Trả lại %(what)s năm %(year)s: %(unit)s")
    main_button = gettext_lazy("Trả lại")
    main_icon = "lui"
    not_done = gettext_lazy("Chưa trả lại")
    confirmation = gettext_lazy("Đã trả lại. Đơn vị lập lần sau rồi gửi.")


class Approve(_Step):
    """Cấp trên duyệt."""

    action = steps.approve
    form_class = forms.Approve
    called = gettext_lazy("Duyệt %(what)s năm %(year)s: %(unit)s")
    main_button = gettext_lazy("Duyệt")
    not_done = gettext_lazy("Chưa duyệt")
    explanation = gettext_lazy("Số ghi sẵn là số đơn vị gửi. Duyệt khác thì sửa dòng ấy; số đơn vị gửi vẫn giữ bên cạnh.")
    confirmation = gettext_lazy("Đã duyệt.")

    def initial(self):
        rows = queries.lines_of([self.record])
        return {"version": self.record.version, **{f"d_{row.line.key}": row.amount for row in rows}}
