"""Một lần bàn giao: drawn up, ticked, signed by each side, what was left settled later; minutes in Word and PDF."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.handovers import drawing, forms, minutes, policies, queries
from congdoan.handovers.actions import handovers
from congdoan.handovers.views.lists import handover_url, state
from congdoan.kernel.errors import why_not
from congdoan.organization import queries as organization
from congdoan.reports.writers import WRITERS
from congdoan.ui.screens import RecordAction, UnitPage
from congdoan.ui.screens.files import download

FORMS = ("docx", "pdf", "xlsx")


class _Found:
    """Finds the handover of the address."""

    def find(self):
        """The record, or 404."""
        row = queries.handover(by=self.request.actor, pk=self.kwargs["pk"])
        if row is None or row.unit_id != self.kwargs["unit_id"]:
            raise Http404
        return row


class HandoverPage(_Found, UnitPage):
    """Một lần bàn giao: từng mục, hai bên đã ký chưa, in biên bản."""

    permission = queries.handover.permission
    template_name = "handovers/handover.html"
    section = "organization"

    def prepare(self):
        super().prepare()
        self.handover = self.find()
        self.title = _("Bàn giao chức vụ %s") % self.handover.get_post_display()

    def context(self):
        row = self.handover
        place = {"unit_id": row.unit_id, "pk": row.pk}
        return {
            "row": row,
            "groups": drawing.grouped(drawing.shown(by=self.by, handover=row)),
            "left": len(row.left) if row.is_signed else 0,
            "state": state(row),
            "files": [(WRITERS[form].label, reverse("handovers:handover-file", kwargs={**place, "form": form})) for form in FORMS],
            "actions": self.actions(row, place),
        }

    def actions(self, row, place):
        """Buttons at the head, for those who take part."""
        sides = policies.sides(by=self.by, handover=row)
        if row.is_cancelled or not sides:
            return []
        if row.is_signed:
            if policies.TAKES not in sides or not row.left:
                return []
            return [{"label": _("Giao nốt"), "icon": "dung", "url": reverse("handovers:handover-settle", kwargs=place), "main": True}]
        found = []
        if row.given_at is None or policies.TAKES in sides:
            found.append(
                {"label": _("Đánh dấu từng mục"), "icon": "sua", "url": reverse("handovers:handover-fill", kwargs=place), "main": True}
            )
        if row.given_at is None and policies.GIVES in sides:
            closed = why_not(policies.check_may_give, handover=row)
            url = reverse("handovers:handover-give", kwargs=place)
            found.append({"label": _("Ký bên giao"), "icon": "dung", "url": url, "why_not": closed})
        if policies.TAKES in sides:
            closed = why_not(policies.check_may_take, handover=row)
            url = reverse("handovers:handover-take", kwargs=place)
            found.append({"label": _("Ký bên nhận"), "icon": "dung", "url": url, "why_not": closed})
        return [*found, {"label": _("Bỏ, lập nhầm"), "icon": "dong", "url": reverse("handovers:handover-cancel", kwargs=place)}]


class HandoverFile(HandoverPage):
    """Biên bản bàn giao: Word, PDF."""

    def get(self, request, *args, **kwargs):
        """The file."""
        if self.kwargs["form"] not in FORMS:
            raise Http404
        writer = WRITERS[self.kwargs["form"]]
        content = writer.write(minutes.minutes(by=self.by, handover=self.handover))
        return download(f"bien-ban-ban-giao-{self.handover.pk}.{self.kwargs['form']}", content, writer.media_type)


class DrawHandover(RecordAction):
    """Lập danh mục bàn giao."""

    action = handovers.draw
    form_class = forms.DrawHandover
    gives = ("appointment",)
    section = "organization"
    main_button = gettext_lazy("Lập danh mục")
    not_done = gettext_lazy("Chưa lập")
    explanation = gettext_lazy(
        "Máy lấy từ sổ những gì chức vụ này đang giữ hôm nay: việc dở, đơn, báo cáo đến hạn, quỹ, con dấu, ủy quyền. Thêm được mục khác sau."
    )
    privacy = gettext_lazy(
        "Số dư, số đơn chỉ ghi vào danh mục khi bên nhận có quyền biết theo chức vụ của mình. Quyền không đi theo biên bản."
    )
    confirmation = gettext_lazy("Đã lập danh mục bàn giao.")

    @property
    def title(self):
        """Which post, whose."""
        row = self.record
        return _("%(name)s bàn giao chức vụ %(post)s") % {"name": row.person.full_name, "post": row.get_post_display()}

    def find(self):
        row = organization.appointment(by=self.request.actor, pk=self.kwargs["pk"])
        if row is None or row.unit_id != self.kwargs["unit_id"]:
            raise Http404
        return row

    def initial(self):
        return {}

    def success_url(self, pk):
        return reverse("handovers:handover", kwargs={"unit_id": self.unit.pk, "pk": pk})

    def cancel_url(self):
        return reverse("handovers:awaited-list", kwargs={"unit_id": self.unit.pk})


class _OnHandover(_Found, RecordAction):
    """Something done to one handover; afterwards its page."""

    gives = ("handover",)
    section = "organization"

    def cancel_url(self):
        return handover_url(self.record)


class FillHandover(_OnHandover):
    """Đánh dấu từng mục."""

    action = handovers.fill
    form_class = forms.FillHandover
    title = gettext_lazy("Đánh dấu từng mục bàn giao")
    main_button = gettext_lazy("Ghi")
    not_done = gettext_lazy("Chưa ghi")
    explanation = gettext_lazy(
        "Mỗi bên đánh dấu bên mình. Mục nào chưa giao, chưa nhận thì ghi vì sao; mục ấy vẫn hiện là còn lại sau khi ký."
    )
    confirmation = gettext_lazy("Đã ghi.")


class GiveHandover(_OnHandover):
    """Ký bên giao."""

    action = handovers.give
    form_class = forms.SignHandover
    title = gettext_lazy("Ký bên giao")
    main_button = gettext_lazy("Ký bên giao")
    not_done = gettext_lazy("Chưa ký")
    explanation = gettext_lazy(
        "Ký rồi thì phần bên giao không sửa được nữa. Quyền của bên giao hết theo ngày thôi chức vụ, không theo chữ ký này."
    )
    confirmation = gettext_lazy("Bên giao đã ký.")


class TakeHandover(_OnHandover):
    """Ký bên nhận."""

    action = handovers.take
    form_class = forms.SignHandover
    title = gettext_lazy("Ký bên nhận")
    main_button = gettext_lazy("Ký bên nhận")
    not_done = gettext_lazy("Chưa ký")
    explanation = gettext_lazy("Ký là đã nhận các mục đánh dấu Đã nhận. Mục khác vẫn hiện là còn lại, giao nốt lúc nào thì ghi lúc ấy.")
    confirmation = gettext_lazy("Hai bên đã ký xong.")


class SettleHandover(_OnHandover):
    """Giao nốt mục còn lại."""

    action = handovers.settle
    form_class = forms.SettleHandover
    title = gettext_lazy("Giao nốt mục còn lại")
    main_button = gettext_lazy("Ghi đã giao nhận")
    not_done = gettext_lazy("Chưa ghi")
    confirmation = gettext_lazy("Đã ghi mục giao nốt.")


class CancelHandover(_OnHandover):
    """Bỏ một lần bàn giao lập nhầm."""

    action = handovers.cancel
    form_class = forms.CancelHandover
    title = gettext_lazy("Bỏ lần bàn giao lập nhầm")
    main_button = gettext_lazy("Bỏ lần này")
    main_icon = "dong"
    not_done = gettext_lazy("Chưa bỏ")
    cancel_label = gettext_lazy("Thôi, giữ lại")
    explanation = gettext_lazy("Danh mục vẫn lưu, ghi là đã bỏ; chức vụ ấy lập được lần khác.")
    confirmation = gettext_lazy("Đã bỏ lần bàn giao.")
