"""Closing a month, a year, opening it again."""

import datetime

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from congdoan.ledger import policies, queries
from congdoan.ui import fields
from congdoan.ui.forms import Form


class Close(Form):
    """Khóa sổ một tháng."""

    month = forms.ChoiceField(label=_("Tháng"), choices=())

    def prepare(self):
        """The next one; none where no book is open."""
        opened = queries.first_opened(self.given["unit"])
        month = policies.next_open(opened, queries.closed_months(self.given["unit"])) if opened else None
        self.fields["month"].choices = [(month.start.isoformat(), month.label.capitalize())] if month else []

    def clean_month(self):
        """The first day."""
        return datetime.date.fromisoformat(self.cleaned_data["month"])


class CloseYear(Form):
    """Khóa sổ một năm."""

    year = forms.TypedChoiceField(label=_("Năm"), choices=(), coerce=int)
    remark = fields.CleanText(
        label=_("Vì sao không kiểm kê quỹ ngày 31/12"),
        max_length=300,
        required=False,
        help_text=_("Chỉ ghi khi cuối năm còn tiền mặt mà chưa có biên bản kiểm kê ngày 31/12."),
    )

    def prepare(self):
        """The next one; none where no book is open."""
        opened, (_months, years) = queries.first_opened(self.given["unit"]), queries.closed_spans(self.given["unit"])
        year = policies.next_year(opened, years) if opened else None
        self.fields["year"].choices = [(year, str(year))] if year else []

    def clean(self):
        """What moved money in the year and has no voucher is seen first."""
        cleaned = super().clean()
        if "year" in cleaned:
            books = list(queries.books_held(self.given["unit"]))
            rows = queries.waiting_counts(books, before=datetime.date(cleaned["year"] + 1, 1, 1))
            if count := sum(n for _book, _cause, n, _sum in rows):
                words = {"count": count, "year": cleaned["year"]}
                sentence = gettext(
                    "Còn %(count)s khoản đến hết năm %(year)s chờ lập phiếu. Khóa năm rồi thì phiếu của các khoản ấy ghi vào năm sau."
                )
                self.add_warning(sentence % words, code="con-cho-phieu")
        return cleaned


class AskReopen(Form):
    """Đề nghị mở lại."""

    reason = fields.CleanText(label=_("Vì sao mở lại"), max_length=300)


class Decline(Form):
    """Không đồng ý mở lại."""

    why_not = fields.CleanText(label=_("Vì sao không mở lại"), max_length=300)


class Plain(Form):
    """A yes."""
