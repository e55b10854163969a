"""Chuyển sinh hoạt: the list of both sides, one request, asking, answering, calling back."""

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.kernel import dates
from congdoan.membership import forms, queries, rules
from congdoan.membership.actions import transfers
from congdoan.membership.choices import BADGES, Permission, TransferState
from congdoan.membership.views.lists import member_url
from congdoan.ui.screens import ActionScreen, AsOf, ListScreen, RecordAction, UnitPage
from congdoan.ui.tables import Column, Table


def transfer_url(by, row):
    """The page of a request, from the side that ``by`` belongs to; the new one first."""
    here = row.to_unit if by.scope(Permission.VIEW_TRANSFERS).contains(row.to_unit) else row.from_unit
    return reverse("membership:transfer", args=[here.pk, row.pk])


def is_late(row, day, state=None):
    """True if the old unit's time to answer is over. ``state``: that of the day, where it is another than now."""
    return (state or row.state) == TransferState.ASKED and rules.answer_due(row.asked_on) < day


def old_place(by, row):
    """The old unit's name for those who may know it: the old side always, the new side once it has answered yes."""
    known = row.state == TransferState.CONFIRMED or by.scope(Permission.VIEW_TRANSFERS).contains(row.from_unit)
    return row.from_unit.name if known else _("đơn vị đang quản lý (hiện tên khi đã chuyển)")


def asks_to_undo(row, day):
    """True if one side asks to take the move back and the other has not answered."""
    waits = row.undo_unit_id is not None and row.state == TransferState.CONFIRMED and row.undo_asked_on <= day
    return waits and (row.kept_on is None or row.kept_on > day)


def was_kept(row, day):
    """True if the other side has answered that the move stands."""
    return row.kept_on is not None and row.kept_on <= day


def undo_facts(row):
    """[(label, words)] of a move that one side asks to take back, or that was taken back."""
    if row.undo_asked_on is None:
        return []
    words = {
        "day": dates.format_date(row.undo_asked_on),
        "who": row.undo_unit.name if row.undo_unit else _("người quyết định ở cả hai nơi"),
    }
    said = _("%(day)s, %(who)s; chờ bên kia trả lời") if row.undo_waits else _("%(day)s, %(who)s")
    asked = [(_("Đề nghị bỏ lần chuyển"), said % words), (_("Vì sao bỏ"), row.undo_reason)]
    if row.kept_on is None:
        return asked
    words = {"day": dates.format_date(row.kept_on), "who": row.kept_by.name}
    return [*asked, (_("Trả lời giữ nguyên"), _("%(day)s, %(who)s") % words), (_("Vì sao giữ nguyên"), row.kept_reason)]


class TransferList(AsOf, ListScreen):
    """Đề nghị chuyển sinh hoạt: đến đây, và từ đây đi."""

    query = queries.transfers
    section = "members"
    title = gettext_lazy("Chuyển sinh hoạt")
    things = gettext_lazy("đề nghị")
    order = ("-asked_on", "-pk")
    filter_form = forms.TransferFilter
    empty_icon = "mui"
    empty_title = gettext_lazy("Chưa có đề nghị chuyển nào")
    empty_text = gettext_lazy(
        "Người ở đơn vị khác về đây thì đưa thẻ đoàn viên; ghi đề nghị theo thẻ, đơn vị cũ đồng ý là xong. Chuyển giữa các tổ cũng vậy."
    )
    print_title = gettext_lazy("Danh sách chuyển sinh hoạt công đoàn")
    file_name = "chuyen-sinh-hoat.xlsx"

    @cached_property
    def table(self):
        """From the reader's side: coming here or going away."""

        def state(row):
            more = _(", quá hạn") if is_late(row, self.day, row.state_then) else ""
            more = _(", có đề nghị bỏ") if asks_to_undo(row, self.day) else more
            more = _(", giữ nguyên") if was_kept(row, self.day) else more
            return f"{str(TransferState(row.state_then).label).capitalize()}{more}"

        columns = (
            Column(_("Họ và tên"), lambda row: row.person.full_name, "name", link=lambda row: transfer_url(self.by, row)),
            Column(_("Từ"), lambda row: old_place(self.by, row), phone="nhan"),
            Column(_("Về"), lambda row: row.to_unit.name, phone="nhan"),
            Column(_("Về từ ngày"), lambda row: row.moves_on, "date", phone="nhan"),
            Column(_("Đề nghị ngày"), lambda row: row.asked_on, "date", phone="an"),
            Column(_("Đến bước"), state, "badge", badge=lambda row: BADGES[row.state_then]),
            Column(_("Vì sao giữ nguyên"), lambda row: row.kept_reason if was_kept(row, self.day) else "", phone="nhan", optional=True),
        )
        return Table(_("Đề nghị chuyển, mới nhất trước"), columns)

    def query_arguments(self):
        return {"on": self.day}

    def page_label(self, row):
        return dates.format_date(row.asked_on)

    def actions(self):
        if not self.by.may(Permission.ADMIT_MEMBER, self.unit):
            return []
        url = reverse("membership:transfer-ask", args=[self.unit.pk])
        return [{"label": _("Đề nghị chuyển về đây"), "icon": "them", "url": url, "main": True}]


class AskTransfer(ActionScreen):
    """Đề nghị chuyển một đoàn viên về đây."""

    action = transfers.ask
    form_class = forms.AskTransfer
    gives = ()
    section = "members"
    title = gettext_lazy("Đề nghị chuyển sinh hoạt về đây")
    explanation = gettext_lazy(
        "Ghi theo thẻ đoàn viên. Đơn vị cũ thấy đề nghị và trả lời; đồng ý thì thời gian ở hai nơi nối liền nhau, không phải ghi lại lần nữa."
    )
    main_button = gettext_lazy("Gửi đề nghị cho đơn vị cũ")
    not_done = gettext_lazy("Chưa gửi đề nghị")
    privacy = gettext_lazy("Đơn vị cũ thấy tên người đề nghị, đơn vị mới và lời nhắn. Tên đơn vị cũ hiện ở đây khi đã chuyển xong.")

    def initial(self):
        return {"unit": self.unit, "moves_on": self.by.today}

    def cancel_url(self):
        return reverse("membership:transfer-list", args=[self.unit.pk])

    def done_sentence(self, result):
        return _("Đã gửi đề nghị chuyển %(name)s. Đơn vị cũ trả lời trước ngày %(day)s.") % {
            "name": result.person.full_name,
            "day": dates.format_date(rules.answer_due(result.asked_on)),
        }


def _found(screen):
    """The request of the address, seen from one of its sides."""
    row = queries.transfer(by=screen.request.actor, pk=screen.kwargs["pk"])
    if row is None or screen.kwargs["unit_id"] not in (row.from_unit_id, row.to_unit_id):
        raise Http404
    return row


class TransferPage(UnitPage):
    """Một đề nghị chuyển sinh hoạt, nhìn từ đơn vị cũ hoặc đơn vị mới."""

    permission = queries.transfer.permission
    template_name = "membership/transfer.html"
    section = "members"

    def prepare(self):
        super().prepare()
        self.transfer = _found(self)
        self.title = _("Chuyển sinh hoạt: %(name)s") % {"name": self.transfer.person.full_name}

    def context(self):
        row = self.transfer
        given = [
            (_("Từ"), old_place(self.by, row)),
            (_("Về"), row.to_unit.name),
            (_("Về từ ngày"), dates.format_date(row.moves_on)),
            (_("Công việc ở nơi mới"), row.job_title),
            (_("Nhắn"), row.note),
            (_("Đề nghị"), _("%(day)s, %(who)s ghi") % {"day": dates.format_date(row.asked_on), "who": row.recorded_by.full_name}),
            (_("Trả lời"), dates.format_date(row.answered_on) if row.answered_on else ""),
            (_("Lý do"), row.reason),
            *undo_facts(row),
        ]
        return {
            "transfer": row,
            "badge": BADGES[row.state],
            "facts": [pair for pair in given if pair[1]],
            "late": is_late(row, self.by.today),
            "due": rules.answer_due(row.asked_on),
            "member_url": self.member_url(row),
            "actions": self.actions(row),
        }

    def member_url(self, row):
        """The page of the member, for those who may open it."""
        place = row.to_unit if row.state == TransferState.CONFIRMED else row.from_unit
        member = row.made or row.membership
        return member_url(member) if member is not None and self.by.may(Permission.VIEW_MEMBERS, place) else ""

    def actions(self, row):
        """Buttons at the head: of the old side and of the new."""
        if row.state == TransferState.CONFIRMED:
            return self.undoing(row)
        if row.state != TransferState.ASKED:
            return []
        found, place = [], [self.unit.pk, row.pk]
        if self.by.may(Permission.ADMIT_MEMBER, row.to_unit):
            found.append({"label": _("Rút đề nghị"), "icon": "lui", "url": reverse("membership:transfer-call-back", args=place)})
        if self.by.may(Permission.END_MEMBERSHIP, row.from_unit):
            found.append({"label": _("Chưa chuyển được"), "icon": "loi", "url": reverse("membership:transfer-decline", args=place)})
            url = reverse("membership:transfer-confirm", args=place)
            found.append({"label": _("Đồng ý chuyển"), "icon": "dung", "url": url, "main": True})
        return found

    def undoing(self, row):
        """Buttons to take a move back; of the side whose page it is, where the reader decides there."""
        side, place = ("from" if self.unit.pk == row.from_unit_id else "to"), [self.unit.pk, row.pk]
        needed = Permission.END_MEMBERSHIP if side == "from" else Permission.ADMIT_MEMBER
        if not self.by.may(needed, self.unit):
            return []
        undo, keep = reverse(f"membership:transfer-undo-{side}", args=place), reverse(f"membership:transfer-keep-{side}", args=place)
        if not row.undo_waits:
            return [{"label": _("Bỏ lần chuyển"), "icon": "lui", "url": undo}]
        if row.undo_unit_id == self.unit.pk:
            return [{"label": _("Rút đề nghị bỏ"), "icon": "lui", "url": keep}]
        return [
            {"label": _("Giữ nguyên lần chuyển"), "icon": "loi", "url": keep},
            {"label": _("Đồng ý bỏ lần chuyển"), "icon": "dung", "url": undo, "main": True},
        ]


class Answer(RecordAction):
    """An answer to one request; afterwards its page."""

    gives = ("transfer",)
    section = "members"
    called = ""

    def find(self):
        return _found(self)

    @property
    def title(self):
        """What, of whom."""
        return self.called % {"name": self.record.person.full_name}

    def cancel_url(self):
        return reverse("membership:transfer", args=[self.unit.pk, self.record.pk])


class ConfirmTransfer(Answer):
    """Đồng ý chuyển."""

    action = transfers.confirm
    form_class = forms.Agree
    called = gettext_lazy("Đồng ý chuyển %(name)s")
    main_button = gettext_lazy("Đồng ý chuyển")
    not_done = gettext_lazy("Chưa chuyển")
    confirmation = gettext_lazy("Đã chuyển. Người ấy nay ở danh sách của đơn vị mới.")

    @property
    def explanation(self):
        """Until when here, from when there."""
        words = {"to": self.record.to_unit.name, "day": dates.format_date(self.record.moves_on)}
        return (
            _(
                "Về %(to)s từ ngày %(day)s; ở đơn vị cũ hết hôm trước. Mã đoàn viên, ngày vào công đoàn đi theo; chức vụ ở công đoàn cũ thôi."
            )
            % words
        )


class DeclineTransfer(Answer):
    """Chưa chuyển được."""

    action = transfers.decline
    form_class = forms.DeclineTransfer
    called = gettext_lazy("Chưa chuyển %(name)s")
    main_button = gettext_lazy("Trả lời chưa chuyển")
    main_icon = "loi"
    not_done = gettext_lazy("Chưa trả lời")
    explanation = gettext_lazy("Đơn vị mới đọc được lý do này.")
    confirmation = gettext_lazy("Đã trả lời đơn vị mới.")


class CallBackTransfer(Answer):
    """Rút đề nghị."""

    action = transfers.call_back
    form_class = forms.CallBackTransfer
    called = gettext_lazy("Rút đề nghị chuyển %(name)s")
    main_button = gettext_lazy("Rút đề nghị")
    main_icon = "lui"
    not_done = gettext_lazy("Chưa rút")
    confirmation = gettext_lazy("Đã rút đề nghị.")
