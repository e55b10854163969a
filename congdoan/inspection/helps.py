"""Xem ở đâu: for each sort of line the page whose rows answer it, and what the books say of it today.

Facts are asked in one statement (what waits for vouchers as the ledger asks it), and only those that the reader may see; a line without one has its link alone.
"""

from django.urls import resolve, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.budget import queries as budget
from congdoan.disclosure import queries as disclosure
from congdoan.dues import queries as dues
from congdoan.kernel.dates import format_date
from congdoan.kernel.money import format_money, format_number
from congdoan.kernel.periods import month_of
from congdoan.ledger import queries as ledger
from congdoan.ledger.choices import Span

PAGES = {
    "books": ("ledger:books", gettext_lazy("Sổ kế toán")),
    "vouchers": ("ledger:voucher-list", gettext_lazy("Chứng từ")),
    "waiting": ("ledger:waiting", gettext_lazy("Chờ lập phiếu")),
    "closings": ("ledger:closing-list", gettext_lazy("Khóa sổ")),
    "counts": ("ledger:count-list", gettext_lazy("Kiểm kê quỹ")),
    "dues": ("dues:debt-list", gettext_lazy("Ai còn nợ đoàn phí")),
    "upward": ("dues:remittance-list", gettext_lazy("Các lần nộp cấp trên")),
    "filings": ("budget:years", gettext_lazy("Dự toán, quyết toán")),
    "norms": ("care:norm-list", gettext_lazy("Định mức chi")),
    "gifts": ("care:gift-list", gettext_lazy("Sổ tặng quà")),
    "funds": ("finance:fund-list", gettext_lazy("Quỹ, đợt vận động")),
    "disclosure": ("disclosure:list", gettext_lazy("Công khai")),
    "posts": ("organization:post-list", gettext_lazy("Chức vụ")),
    "congresses": ("congress:congress-list", gettext_lazy("Đại hội")),
    "members": ("membership:member-list", gettext_lazy("Sổ đoàn viên")),
    "applications": ("membership:application-list", gettext_lazy("Đơn gia nhập")),
    "reports": ("overview:report-list", gettext_lazy("Báo cáo")),
    "unmet": ("care:unmet", gettext_lazy("Không ai bị quên")),
}
"""{sort of line: (address, its words)}."""
MOST = 50


def way(by, key, unit):
    """(address, words) of the page behind a line; None where there is none, or the reader may not open it."""
    if key not in PAGES:
        return None
    name, words = PAGES[key]
    address = reverse(name, args=[unit.pk])
    return (address, words) if by.may(resolve(address).func.view_class.permission_needed(), unit) else None


def facts(*, by, inspection):
    """{sort of line: sentence} of what the books say by today, as far as ``by`` may see it; asks through ``gather``."""
    asked = {key: one for key, one in _asked(by, inspection).items() if by.may(one[0].permission, inspection.unit)}
    rows = (yield tuple(one[1] for one in asked.values())) if asked else ()
    found = dict(zip(asked, rows, strict=True))
    told = {key: asked[key][2](found, inspection) for key in found}
    if "books" in found:
        told["waiting"] = _waiting(found["books"])
    return {key: sentence for key, sentence in told.items() if sentence}


def _asked(by, inspection):
    """{sort: (query, its rows, how they are told)}."""
    unit = inspection.unit
    return {
        "books": (ledger.books, ledger.books(by=by, unit=unit), _books),
        "counts": (ledger.counts, ledger.counts(by=by, unit=unit, on=inspection.planned_on)[:1], _counts),
        "closings": (
            ledger.closings,
            ledger.closings(by=by, unit=unit)
            .prefetch_related(None)
            .filter(month__range=(inspection.period_from.replace(day=1), inspection.period_until)),
            _closings,
        ),
        "dues": (dues.debts, dues.debts(by=by, unit=unit, on=inspection.period_until).filter(owed__gt=0)[: MOST + 1], _dues),
        "paid": (
            dues.debts,
            dues.paid_facts().filter(sheet__unit=unit, sheet__month__lte=inspection.period_until).order_by("-sheet__month", "-pk")[:1],
            _nothing,
        ),
        "filings": (budget.filings, budget.filings(by=by, unit=unit).filter(sent_at__isnull=False)[:1], _filings),
        "disclosure": (disclosure.publications, disclosure.publications(by=by, unit=unit).prefetch_related(None)[:1], _published),
    }


def _nothing(found, inspection):
    """Told beside another."""
    return ""


def _books(found, inspection):
    rows = found["books"]
    names = ", ".join(str(book.get_kind_display()) for book in rows)
    return _("Đã mở sổ: %(names)s.") % {"names": names} if rows else _("Chưa mở sổ nào.")


def _counts(found, inspection):
    rows = found["counts"]
    if not rows:
        return _("Chưa kiểm kê lần nào.")
    row = rows[0]
    words = {"day": format_date(row.counted_on), "counted": format_money(row.counted), "apart": format_money(abs(row.difference))}
    if not row.difference:
        return _("Kiểm kê gần nhất %(day)s: %(counted)s, khớp sổ.") % words
    if row.difference > 0:
        return _("Kiểm kê gần nhất %(day)s: %(counted)s, thừa %(apart)s.") % words
    return _("Kiểm kê gần nhất %(day)s: %(counted)s, thiếu %(apart)s.") % words


def _closings(found, inspection):
    rows = found["closings"]
    standing, again = [row for row in rows if row.reopened_at is None], sum(row.reopened_at is not None for row in rows)
    closed = {row.month for row in standing if row.kind == Span.MONTH}
    years = sorted(str(row.month.year) for row in standing if row.kind == Span.YEAR)
    month, left = month_of(inspection.period_from), []
    while month.start <= inspection.period_until:
        left += [] if month.start in closed else [month.start]
        month = month_of(month.end)
    told = _("Các tháng trong kỳ đã khóa sổ đủ.")
    if left:
        words = {"count": format_number(len(left)), "first": f"{left[0]:%m/%Y}"}
        told = _("%(count)s tháng trong kỳ chưa khóa sổ, sớm nhất %(first)s.") % words
    told += " " + _("Đã khóa sổ năm %(years)s.") % {"years": ", ".join(years)} if years else ""
    return told + (" " + _("Mở lại %(count)s lần.") % {"count": format_number(again)} if again else "")


def _dues(found, inspection):
    rows, paid = found["dues"], found["paid"]
    if rows:
        count = format_number(len(rows)) if len(rows) <= MOST else _("hơn %s") % format_number(MOST)
        return _("%(count)s người còn nợ đến %(day)s.") % {"count": count, "day": format_date(inspection.period_until)}
    if not paid:
        return _("Sổ chưa có tháng nào đóng đoàn phí.")
    return _("Không ai nợ; tháng gần nhất có người đóng: %s.") % f"{paid[0].sheet.month:%m/%Y}"


def _filings(found, inspection):
    rows = found["filings"]
    if not rows:
        return _("Chưa gửi dự toán, quyết toán năm nào.")
    words = {"what": rows[0].get_kind_display(), "year": rows[0].year}
    return (
        _("Gần nhất: %(what)s năm %(year)s, đã duyệt.") if rows[0].approved_at else _("Gần nhất: %(what)s năm %(year)s, đã gửi.")
    ) % words


def _published(found, inspection):
    rows = found["disclosure"]
    if not rows:
        return _("Chưa công khai lần nào.")
    words = {"what": str(rows[0]), "day": format_date(rows[0].published_on)}
    return _("Gần nhất: %(what)s, công khai ngày %(day)s.") % words


def _waiting(books):
    found = ledger.waiting_counts(books)
    count, amount = sum(row[2] for row in found), sum(row[3] for row in found)
    if not count:
        return _("Không có khoản nào chờ lập phiếu.")
    return _("%(count)s khoản chờ lập phiếu, %(amount)s.") % {"count": format_number(count), "amount": format_money(amount)}
