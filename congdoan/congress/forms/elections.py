"""Recording the tally of an election, and the elected taking up their posts."""

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.congress import queries
from congdoan.congress.choices import At, Position
from congdoan.congress.forms.candidates import CandidatesField
from congdoan.congress.forms.congresses import number_field
from congdoan.ui import fields
from congdoan.ui.forms import Form

AT = [(At.CONGRESS.value, _("Đại hội")), (At.COMMITTEE_MEETING.value, _("Hội nghị Ban Chấp hành"))]
OF_GROUP = (Position.GROUP_LEADER, Position.DEPUTY_GROUP_LEADER)


class RecordElection(Form):
    """Ghi, sửa kết quả kiểm phiếu."""

    held_on = fields.DateField(label=_("Ngày bầu"))
    at = fields.ChipsField(label=_("Bầu tại"), choices=AT)
    position = forms.ChoiceField(label=_("Bầu chức danh"), choices=())
    round = number_field(_("Vòng"), least=1, initial=1)
    seats = number_field(_("Số lượng bầu"), least=1)
    issued = number_field(_("Phiếu phát ra"))
    collected = number_field(_("Phiếu thu về"))
    valid = number_field(_("Phiếu hợp lệ"))
    candidates = CandidatesField(label=_("Người ứng cử"))
    take_up = forms.BooleanField(label=_("Ghi luôn chức vụ cho người trúng cử, từ ngày bầu"), required=False, initial=True)

    def prepare(self):
        """Positions that the unit elects, and its members."""
        unit = self.unit
        self.fields["position"].choices = [(one.value, one.label) for one in Position if (one in OF_GROUP) == unit.is_group]
        self.fields["candidates"].offer(unit, self.by.today, self.given.get("rows", 0))

    @property
    def unit(self):
        """The unit that votes."""
        return self.given["election"].unit if "election" in self.given else self.given["unit"]

    def clean(self):
        """More ballots than people present is asked about: the attendance may have been written down wrong."""
        cleaned = super().clean()
        if "candidates" in cleaned:
            self.fields["candidates"].mark_what_is_refused(cleaned["candidates"], cleaned.get("valid"))
        if cleaned.get("at") == At.CONGRESS and cleaned.get("held_on") and cleaned.get("issued"):
            present = queries.present_at(self.unit, cleaned["held_on"])
            if present is not None and cleaned["issued"] > present:
                self.add_warning(
                    _("Phát ra %(issued)s phiếu, nhưng đại hội ghi có mặt %(present)s người. Nếu số có mặt ghi sai, sửa ở trang đại hội.")
                    % {"issued": cleaned["issued"], "present": present},
                    code="present",
                )
        return cleaned


class TakeUp(Form):
    """Nothing to fill in: the list of the elected stands on the page."""
