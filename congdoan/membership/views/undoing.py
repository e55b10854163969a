"""Bỏ lần chuyển sinh hoạt ghi nhầm: asking from either side, agreeing, keeping."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.kernel.errors import why_not
from congdoan.membership import forms
from congdoan.membership.actions import undoing
from congdoan.membership.choices import TransferState
from congdoan.membership.views.moving import Answer


class _Undo(Answer):
    """Bỏ lần chuyển, hoặc đồng ý bỏ."""

    form_class = forms.UndoTransfer
    called = gettext_lazy("Bỏ lần chuyển %(name)s")
    main_icon = "lui"
    not_done = gettext_lazy("Chưa bỏ")
    template_name = "ui/form_or_why.html"

    def context(self):
        return {**super().context(), "against": self.against}

    @cached_property
    def against(self):
        """What stands against it, in a sentence; "" where it may be done."""
        return why_not(undoing.check_may_undo, by=self.by, transfer=self.record)

    @property
    def main_button(self):
        """Asking or agreeing."""
        return _("Đồng ý bỏ") if self.record.undo_waits else _("Bỏ lần chuyển")

    @property
    def explanation(self):
        """What will be as before."""
        if self.against:
            return ""
        row = self.record
        words = {"old": row.from_unit.name, "new": row.to_unit.name}
        asked = _("%(who)s đề nghị: “%(why)s” ") % {"who": row.undo_unit.name, "why": row.undo_reason} if row.undo_waits else ""
        return asked + (
            _(
                "Coi như chưa chuyển: ở %(old)s liền một mạch, chức vụ và lần tạm dừng đã khép vì lần chuyển lại như trước; thời gian ở %(new)s không "
                "còn trong danh sách, số liệu của ngày nào. Bên kia đồng ý thì mới bỏ; ai quyết định ở cả hai nơi thì bỏ ngay."
            )
            % words
        )

    def done_sentence(self, result):
        """Done, or asked."""
        if result.state == TransferState.UNDONE:
            return _("Đã bỏ lần chuyển. %(name)s ở %(unit)s như chưa chuyển.") % {
                "name": result.person.full_name,
                "unit": result.from_unit.name,
            }
        return _("Đã đề nghị bỏ lần chuyển. Bên kia đồng ý là xong.")


class UndoTransferFrom(_Undo):
    """Bỏ lần chuyển, từ đơn vị cũ."""

    action = undoing.undo_from


class UndoTransferTo(_Undo):
    """Bỏ lần chuyển, từ đơn vị mới."""

    action = undoing.undo_to


class _Keep(Answer):
    """Giữ nguyên lần chuyển."""

    side = ""
    not_done = gettext_lazy("Chưa ghi")

    @property
    def own(self):
        """True if the side whose page it is draws back what it asked itself."""
        return self.record.undo_unit_id == getattr(self.record, f"{self.side}_unit_id")

    @property
    def title(self):
        """What, of whom."""
        words = {"name": self.record.person.full_name}
        return (_("Rút đề nghị bỏ lần chuyển %(name)s") if self.own else _("Giữ nguyên lần chuyển %(name)s")) % words

    @property
    def main_button(self):
        """Drawing back or keeping."""
        return _("Rút đề nghị bỏ") if self.own else _("Giữ nguyên")

    @property
    def explanation(self):
        """What was asked, who reads the answer."""
        row = self.record
        if self.own or not row.undo_waits:
            return _("Đề nghị bỏ lần chuyển thôi không còn; người ấy vẫn ở đơn vị mới.")
        words = {"who": row.undo_unit.name, "why": row.undo_reason}
        return _("%(who)s đề nghị bỏ: “%(why)s” Giữ nguyên thì người ấy vẫn ở đơn vị mới; %(who)s đọc được lý do của anh/chị.") % words

    def done_sentence(self, result):
        """Kept, and who is told; or drawn back."""
        if result.kept_on is None:
            return _("Đã rút đề nghị bỏ lần chuyển.")
        return _("Lần chuyển giữ nguyên. %(unit)s thấy lý do ở trang đầu.") % {"unit": result.undo_unit.name}


class KeepTransferFrom(_Keep):
    """Đơn vị cũ giữ nguyên."""

    side = "from"
    form_class = forms.KeepTransferFrom
    action = undoing.keep_from


class KeepTransferTo(_Keep):
    """Đơn vị mới giữ nguyên."""

    side = "to"
    form_class = forms.KeepTransferTo
    action = undoing.keep_to
