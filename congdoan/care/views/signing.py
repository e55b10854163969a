"""Danh sách ký nhận: the A4 paper on which every recipient signs."""

from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.care import queries
from congdoan.care.forms.filters import GiftFilter, VisitFilter
from congdoan.kernel.dates import format_date, long_date
from congdoan.kernel.numberwords import money_in_words
from congdoan.ui.screens import UnitPage
from congdoan.units.places import place_of

MOST = 1000


class SignSheet(UnitPage):
    """Danh sách ký nhận of gifts that stand in the book, filtered as the book is."""

    permission = queries.gifts.permission
    template_name = "care/gift_paper.html"
    section = "care"
    title = _("Danh sách ký nhận")

    def context(self):
        form = GiftFilter(self.request.GET, unit=self.unit, by=self.by)
        wanted = form.cleaned_data if form.is_valid() else {}
        found = queries.gifts(by=self.by, unit=self.unit)
        gifts = list((form.apply(found) if wanted else found).order_by("person__sort_key", "pk")[:MOST])
        subject = subject_of(gifts[0].occasion_label) if gifts and wanted.get("dip") else ""
        back = f"{reverse('care:gift-list', args=[self.unit.pk])}?{self.request.GET.urlencode()}"
        return sign_sheet(self, [_row(gift) for gift in gifts], subject, wanted.get("tang"), back)


class VisitSignSheet(UnitPage):
    """Danh sách ký nhận of money given at visits, filtered as the book is; never why anybody was visited: the sheet goes from hand to hand."""

    permission = queries.visits.permission
    template_name = "care/gift_paper.html"
    section = "care"
    title = _("Danh sách ký nhận tiền thăm hỏi")

    def context(self):
        form = VisitFilter(self.request.GET, unit=self.unit, by=self.by)
        found = queries.visits(by=self.by, unit=self.unit).filter(amount__gt=0)
        wanted = form.cleaned_data if form.is_valid() else {}
        visits = (form.apply(found) if wanted else found).order_by("visited_on", "person__sort_key", "pk")[:MOST]
        rows = [
            {"name": visit.person.full_name, "note": visit.unit.name, "relation": format_date(visit.visited_on), "amount": visit.amount}
            for visit in visits
        ]
        back = f"{reverse('care:visit-list', args=[self.unit.pk])}?{self.request.GET.urlencode()}"
        words = {"subject": _t("Tiền thăm hỏi"), "third": _t("Ngày thăm"), "counted": _t("Cộng: %(count)s lượt") % {"count": len(rows)}}
        return {**sign_sheet(self, rows, "", wanted.get("tham"), back), **words}


def subject_of(occasion):
    """ "Quà Tết Trung thu"."""
    return _t("Quà %(occasion)s") % {"occasion": occasion} if occasion else ""


def _row(gift):
    year = str(gift.child.birth_year) if gift.child_id else ""
    return {"name": gift.name, "note": year, "relation": gift.relation if gift.child_id else "", "amount": gift.amount}


def sign_sheet(screen, rows, subject, day, back):
    """What the paper needs. ``rows``: dicts of name, note, relation, amount (đồng, or None to be written by hand)."""
    known = all(row["amount"] is not None for row in rows)
    total = sum(row["amount"] for row in rows) if known else None
    return {
        "title": _t("Danh sách ký nhận"),
        "rows": rows,
        "subject": subject,
        "third": _t("Quan hệ"),
        "counted": _t("Cộng: %(count)s suất") % {"count": len(rows)},
        "day": format_date(day) if day else "",
        "unit": screen.unit,
        "superior": screen.unit.parent.name if screen.unit.parent else "",
        "place": place_of(screen.unit.parent.name if screen.unit.parent else "") or place_of(screen.unit.name),
        "date": long_date(screen.by.today),
        "total": total,
        "total_words": money_in_words(total) if total else "",
        "back": back,
    }
