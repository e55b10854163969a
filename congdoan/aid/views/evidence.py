"""Giấy tờ của một đề nghị: the member sends them from the telephone, whoever may read the reason opens them, nobody else knows of them."""

from django.http import Http404
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.aid import policies, queries
from congdoan.aid.actions import evidence
from congdoan.aid.choices import Permission
from congdoan.attachments.answering import shown
from congdoan.attachments.forms import FilesForm
from congdoan.attachments.listing import line
from congdoan.care.choices import Permission as Care
from congdoan.care.policies import can_see_reason
from congdoan.care.views.found import of_address
from congdoan.ui.cancelling import Cancel
from congdoan.ui.screens import ActionScreen, Page, RecordAction, UnitPage


def lines(found, file_name, drop_name, unit_id=None):
    """Lines of evidence as a page lists them; ``file_name``, ``drop_name``: of the addresses, at a unit or one's own. ``drop_name`` "": nobody takes it out here."""
    listed = []
    for row in found:
        given = [unit_id, row.pk] if unit_id else [row.pk]
        drop = reverse(f"aid:{drop_name}", args=given) if drop_name else ""
        listed.append(line(row, reverse(f"aid:{file_name}", args=given), drop=drop))
    return listed


class _Putting:
    """What both ways of sending have in common."""

    form_class = FilesForm
    gives = ("case",)
    title = _("Thêm giấy tờ")
    explanation = _("Chụp giấy ra viện, hóa đơn, đơn xác nhận bằng điện thoại rồi gửi.")
    main_button = _("Gửi giấy tờ")
    main_icon = "tep"
    not_done = _("Chưa gửi")
    privacy = lazy(policies.who_opens, str)()

    def done_sentence(self, result):
        """How many were new."""
        if not result.put:
            return _t("Giấy tờ này đã có, không giữ hai lần.")
        return _t("Đã gửi %(n)s tệp.") % {"n": result.put}


class _Dropping:
    """What both ways of taking out have in common."""

    form_class = Cancel
    gives = ("proof",)
    title = _("Bỏ giấy tờ")
    explanation = _("Tệp bị xóa hẳn, chỉ còn dòng ghi ai bỏ, ngày nào, vì sao.")
    main_button = _("Bỏ giấy tờ")
    main_icon = "dong"
    not_done = _("Chưa bỏ")
    confirmation = _("Đã xóa giấy tờ.")
    cancel_label = _("Thôi, giữ lại")


class Attach(_Putting, RecordAction):
    """Đính kèm giấy tờ vào một đề nghị."""

    action = evidence.attach
    also = (str(Care.VIEW_VISIT_REASON),)
    section = "care"

    def find(self):
        found = of_address(self, queries.request)
        if not can_see_reason(self.by, found):
            raise Http404
        return found

    def cancel_url(self):
        return reverse("aid:request", args=[self.unit.pk, self.record.pk])


class EvidenceFile(UnitPage):
    """Một tờ giấy của đề nghị; ?tai=1 thì tải về."""

    permission = str(Permission.VIEW_AID)
    also = (str(Care.VIEW_VISIT_REASON),)

    def get(self, request, *args, **kwargs):
        """The bytes, for whoever may read the reason."""
        return shown(request, _of_address(self))


class Withdraw(_Dropping, RecordAction):
    """Bỏ giấy tờ đính kèm nhầm."""

    action = evidence.withdraw
    also = (str(Care.VIEW_VISIT_REASON),)
    section = "care"

    def find(self):
        return _of_address(self)

    def cancel_url(self):
        return reverse("aid:request", args=[self.unit.pk, self.record.request_id])


def _of_address(screen):
    found = queries.evidence(by=screen.by, pk=screen.kwargs["pk"])
    if found is None or found.request.unit_id != screen.unit.pk:
        raise Http404
    return found


class _Own(ActionScreen):
    """Of one's own request: found by nobody else."""

    personal = own_affairs = True
    section = "me"

    def prepare(self):
        self.record = self.find()
        self.unit = self.case.unit
        self.require()

    @property
    def case(self):
        """The request."""
        return self.record

    def given(self):
        return {self.gives[0]: self.record}

    def cancel_url(self):
        return reverse("aid:mine")


class AttachOwn(_Putting, _Own):
    """Gửi giấy tờ cho đề nghị của mình."""

    action = evidence.attach_own

    def find(self):
        """The own request."""
        found = queries.own(by=self.by).filter(pk=self.kwargs["pk"], cancelled_on__isnull=True).first()
        if found is None:
            raise Http404
        return found


class WithdrawOwn(_Dropping, _Own):
    """Bỏ giấy tờ gửi nhầm của mình."""

    action = evidence.withdraw_own

    def find(self):
        """The own paper."""
        return _own_file(self)

    @property
    def case(self):
        return self.record.request

    def initial(self):
        return {"version": self.record.version}


class OwnFile(Page):
    """Một tờ giấy của đề nghị của chính mình."""

    personal = own_affairs = True
    section = "me"

    def get(self, request, *args, **kwargs):
        """The bytes."""
        return shown(request, _own_file(self))


def _own_file(screen):
    found = queries.own_evidence(by=screen.by, pk=screen.kwargs["pk"])
    if found is None:
        raise Http404
    return found
