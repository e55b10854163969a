"""Recording the tally of an election, and the elected taking up their posts."""

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.congress import queries, succession
from congdoan.congress.choices import POSTS, At, Position
from congdoan.congress.forms.candidates import CandidatesField
from congdoan.congress.forms.congresses import number_field
from congdoan.kernel.dates import format_date
from congdoan.membership.columns import MembersField
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
    replaces = MembersField(
        label=_("Thay ai?"), required=False, help_text=_("Đánh dấu người thôi chức vụ này từ ngày bầu. Không ai thôi thì để trống.")
    )
    take_up = forms.BooleanField(label=_("Ghi luôn chức vụ cho người trúng cử, từ ngày bầu"), required=False, initial=True)

    def prepare(self):
        """Positions that the unit elects, and its members."""
        unit = self.unit
        self.fields["position"].choices = [(one.value, one.label) for one in Position if (one in OF_GROUP) == unit.is_group]
        self.fields["candidates"].offer(unit, self.by.today, self.given.get("rows", 0))
        self.beside, ended = self._beside(unit)
        if self.beside:
            self.initial["replaces"] = [row.person for row in ended]
            self.fields["replaces"].offer_persons(list({row.person_id: row.person for row in self.beside}.values()))
        else:
            del self.fields["replaces"]

    def _beside(self, unit):
        """(holders who may be replaced, posts that ended for the election corrected): asked once it is known what is elected, and when."""
        election, asked = self.given.get("election"), self.data if self.is_bound else {}
        position = asked.get("position") or (election.position if election else "")
        if position not in POSTS:
            return [], []
        at = asked.get("at") or (election.at if election else At.CONGRESS)
        try:
            day = self.fields["held_on"].clean(asked.get("held_on")) if self.is_bound else election.held_on
        except forms.ValidationError:
            return [], []
        return succession.stay_on(unit=unit, position=position, at=at, held_on=day, election=election)

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
        self._ask_about_posts(cleaned)
        return cleaned

    def _ask_about_posts(self, cleaned):
        """Who is not of the committee that elects among its members; whether those who hold the post go on beside the elected."""
        position, day, listed = cleaned.get("position"), cleaned.get("held_on"), cleaned.get("candidates") or []
        if position in succession.OF_COMMITTEE and day and listed:
            outside = succession.outside_committee(unit=self.unit, held_on=day, persons=[person for person, _votes in listed])
            if outside:
                words = {"names": ", ".join(person.full_name for person in outside), "on": format_date(day)}
                self.add_warning(
                    _t("%(names)s không có trong Ban Chấp hành ngày %(on)s. Ban Chấp hành bầu chủ tịch, phó chủ tịch, Ban Thường vụ trong số "
                       "ủy viên của mình: nếu mới bầu bổ sung thì ghi cuộc bầu Ban Chấp hành ấy trước.") % words,
                    code="ngoai-bch",
                )  # fmt: skip
        if self.beside and cleaned.get("take_up") and not cleaned.get("replaces"):
            words = {"names": ", ".join(row.person.full_name for row in self.beside), "post": dict(Position.choices)[position]}
            self.add_warning(
                _t("Đang giữ chức %(post)s: %(names)s. Bầu thay ai thì đánh dấu người ấy ở ô Thay ai?; cùng giữ thì cứ ghi tiếp.") % words,
                code="cung-giu",
                confirm=_("Cùng giữ chức, không ai thôi"),
            )


class TakeUp(Form):
    """Nothing to fill in: the list of the elected stands on the page."""
