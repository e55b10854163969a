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
        return _("Đồng ý bỏ") if self.record.undo_unit_id is not None else _("Bỏ lần chuyển")

    @property
    def explanation(self):
        """What will be as before."""
        if self.against:
            return ""
        row = self.record
        words = {"old": row.from_unit.name, "new": row.to_unit.name}
        asked = _("%(who)s đề nghị: “%(why)s” ") % {"who": row.undo_unit.name, "why": row.undo_reason} if row.undo_unit else ""
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

    form_class = forms.Agree
    called = gettext_lazy("Giữ nguyên lần chuyển %(name)s")
    main_button = gettext_lazy("Giữ nguyên")
    not_done = gettext_lazy("Chưa ghi")
    explanation = gettext_lazy("Đề nghị bỏ lần chuyển thôi không còn; người ấy vẫn ở đơn vị mới.")
    confirmation = gettext_lazy("Lần chuyển giữ nguyên.")


class KeepTransferFrom(_Keep):
    """Đơn vị cũ giữ nguyên."""

    action = undoing.keep_from


class KeepTransferTo(_Keep):
    """Đơn vị mới giữ nguyên."""

    action = undoing.keep_to
