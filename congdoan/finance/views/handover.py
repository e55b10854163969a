"""Một lần trao tặng: what was handed over to whom, the list that is signed, its photo and its signed list."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.attachments.answering import shown
from congdoan.attachments.listing import line
from congdoan.finance import forms, queries
from congdoan.finance.actions import proofs
from congdoan.finance.choices import Content, Permission
from congdoan.finance.views.found import handover_of
from congdoan.kernel.dates import format_date, long_date
from congdoan.kernel.money import format_money
from congdoan.ui.cancelling import Cancel
from congdoan.ui.opening import Doors
from congdoan.ui.screens import RecordAction, UnitPage
from congdoan.units.places import place_of

FEWEST_LINES = 10


def handover_url(screen, name, pk):
    """An address of a handover as it is seen from the screen's unit."""
    return reverse(f"finance:{name}", kwargs={"unit_id": screen.unit.pk, "pk": pk})


class HandoverPage(UnitPage):
    """Một lần trao tặng; ?dang=in: the A4 list that recipients sign."""

    permission = str(Permission.VIEW_CONTRIBUTIONS)
    section = "funds"

    def prepare(self):
        super().prepare()
        self.handover = handover_of(self)
        self.printed = self.request.GET.get("dang") == "in"
        self.template_name = "finance/sign_paper.html" if self.printed else "finance/handover.html"
        self.title = _("Danh sách ký nhận") if self.printed else _("Trao tặng ngày %(day)s") % {"day": format_date(self.handover.handed_on)}

    def context(self):
        recipients = list(self.handover.recipients.order_by("number"))
        if self.printed:
            return self.sheet(recipients)
        files = queries.proofs_of(self.handover)
        return {
            "handover": self.handover,
            "facts": self.facts(),
            "recipients": recipients,
            "files": [self.file(row) for row in files],
            "actions": self.actions(),
            "list_url": reverse("finance:handover-list", kwargs={"unit_id": self.unit.pk}),
        }

    def facts(self):
        """What went to whom."""
        row, doors = self.handover, Doors(self.by)
        given = [
            (_("Nơi nhận, người nhận"), row.recipient),
            (_("Nội dung"), row.what),
            (_("Trị giá"), format_money(row.value) if row.value else ""),
        ]
        facts = [{"label": label, "text": text} for label, text in given if text]
        for label, thing in ((_("Lấy từ quỹ"), row.fund), (_("Phiếu"), row.voucher)):
            if thing is not None:
                facts.append({"label": label, "text": str(thing), "url": doors.url(thing), "opens": True})
        return [*facts, {"label": _("Người ghi"), "text": row.recorded_by.full_name}]

    def actions(self):
        pk, found = self.handover.pk, []
        if self.by.may(Permission.RECORD_HANDOVER, self.handover.unit):
            found += [
                {"label": _("Sửa"), "icon": "sua", "url": handover_url(self, "handover-correct", pk)},
                {"label": _("Ghi người nhận"), "icon": "nguoi", "url": handover_url(self, "handover-recipients", pk)},
                {
                    "label": _("Thêm ảnh, danh sách đã ký"),
                    "icon": "them",
                    "url": handover_url(self, "handover-proof-put", pk),
                    "main": True,
                },
            ]
        return [{"label": _("In danh sách ký nhận"), "icon": "in", "url": "?dang=in"}, *found]

    def file(self, row):
        """One file: what it is, who put it in, and what may be done with it."""
        own = self.by.may(Permission.RECORD_HANDOVER, self.handover.unit)
        drop = handover_url(self, "proof-cancel", row.pk) if own else ""
        return line(row, handover_url(self, "proof-file", row.pk), drop=drop, kind=row.get_kind_display().capitalize())

    def sheet(self, recipients):
        """The A4: those named, or empty lines to be filled by hand; each his part where it comes out even."""
        row, count = self.handover, len(recipients)
        each = row.value // count if count and row.value % count == 0 else None
        lines = [{"name": one.name, "note": one.note, "amount": each} for one in recipients]
        superior = self.unit.parent.name if self.unit.parent else ""
        return {
            "rows": lines or [{"name": "", "note": "", "amount": None}] * max(min(row.quantity or 0, 40), FEWEST_LINES),
            "handover": row,
            "is_money": row.content == Content.MONEY,
            "count": count,
            "unit": self.unit,
            "superior": superior,
            "place": place_of(superior) or place_of(self.unit.name),
            "date": long_date(row.handed_on),
            "back": self.request.path,
        }


class _OfHandover(RecordAction):
    """What is done with one handover, beginning and ending at its page."""

    gives = ("handover",)
    section = "funds"

    def find(self):
        return handover_of(self)

    def cancel_url(self):
        return handover_url(self, "handover", self.record.pk)

    @property
    def explanation(self):
        """Which handover."""
        return _("%(what)s cho %(who)s.") % {"what": self.record.what.capitalize(), "who": self.record.recipient}


class NameRecipients(_OfHandover):
    """Ghi người nhận của một lần trao."""

    action = proofs.name_recipients
    form_class = forms.NameRecipients
    title = gettext_lazy("Ghi người nhận")
    main_button = gettext_lazy("Ghi danh sách")
    not_done = gettext_lazy("Chưa ghi")
    confirmation = gettext_lazy("Đã ghi người nhận. In danh sách, đưa ký, rồi chụp đưa vào hồ sơ.")
    privacy = gettext_lazy("Ai xem được từng lần trao thì đọc được; không bao giờ lên trang công khai.")

    def initial(self):
        lines = [f"{row.name}; {row.note}" if row.note else row.name for row in self.record.recipients.order_by("number")]
        return {**super().initial(), "recipients": "\n".join(lines)}


class PutProof(_OfHandover):
    """Đưa ảnh, danh sách đã ký vào hồ sơ."""

    action = proofs.put
    form_class = forms.PutProof
    title = gettext_lazy("Thêm ảnh, danh sách đã ký")
    main_button = gettext_lazy("Đưa vào hồ sơ")
    main_icon = "tep"
    not_done = gettext_lazy("Chưa đưa vào hồ sơ")
    privacy = gettext_lazy(
        "Ai xem được từng lần trao thì mở được; không bao giờ lên trang công khai. Nơi chụp, giờ chụp trong ảnh bị bỏ đi."
    )

    def done_sentence(self, result):
        if not result.put:
            return _("Tệp này đã có trong hồ sơ, không giữ hai lần.")
        return _("Đã đưa %(n)s tệp vào hồ sơ.") % {"n": result.put}


class ProofFile(UnitPage):
    """Ảnh, danh sách đã ký, mở trong trình duyệt; ?tai=1 thì tải về."""

    permission = str(Permission.VIEW_CONTRIBUTIONS)

    def get(self, request, *args, **kwargs):
        """The bytes, for whoever may see the handover."""
        found = queries.proof(by=self.by, unit=self.unit, pk=self.kwargs["pk"])
        if found is None:
            raise Http404
        return shown(request, found)


class CancelProof(RecordAction):
    """Bỏ ảnh, danh sách đã ký đưa nhầm."""

    action = proofs.cancel
    form_class = Cancel
    gives = ("proof",)
    section = "funds"
    title = gettext_lazy("Bỏ tệp khỏi hồ sơ")
    main_button = gettext_lazy("Bỏ tệp")
    main_icon = "dong"
    not_done = gettext_lazy("Chưa bỏ tệp")
    confirmation = gettext_lazy("Đã bỏ tệp. Tệp vẫn lưu cùng lý do, không ai mở nữa.")
    cancel_label = gettext_lazy("Thôi, giữ lại")

    def find(self):
        found = queries.proof(by=self.by, unit=self.unit, pk=self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    def cancel_url(self):
        return handover_url(self, "handover", self.record.handover_id)

    def success_url(self, pk):
        return self.cancel_url()
