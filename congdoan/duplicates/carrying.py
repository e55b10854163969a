"""The table of every column that names a person: what happens to it when two persons turn out to be one, and who is told of its rows.

A test holds it against the models: a new column without a line here fails. What a person did (who wrote a row, who decided) stays with the
row of the person that did it; what is said of a person goes to the one that stands.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from congdoan.aid.choices import Permission as Aid
from congdoan.cards.choices import Permission as Cards
from congdoan.care.choices import Permission as Care
from congdoan.congress.choices import Permission as Congress
from congdoan.dues.choices import Permission as Dues
from congdoan.education.choices import Permission as Education
from congdoan.extras.choices import Permission as Extras
from congdoan.finance.choices import Permission as Finance
from congdoan.membership.choices import Permission
from congdoan.organization.choices import Permission as Posts
from congdoan.sites.choices import Permission as Sites


@dataclass(frozen=True)
class Carry:
    """Cột này chuyển sang người giữ lại.

    what    the rows in words, for pages and sentences
    same    columns that make a row of one person say the same as one of the other's: such a twin is put away (``stored``), not doubled
    dated   the same, but only where both hold on one day: the one that holds all the days of the other stands; where neither does, both
            stand against the merge; where ``alone``, two that share a day and are no twins do, too
    still   the same, but only where neither has ended
    never   a twin is no matter of putting away: it stands against the merge
    at, on  the unit and the day of the row, as lookups: by them it stands on a membership (``hanging``); no ``at``: it stands on any
    office  so it does in the grassroots union alone: above it, office needs no membership
    loose   it stands on no membership: nothing is lost of it when one recorded by mistake goes
    seen    the permission of its room, at a unit of the person, with which its rows are counted for a reader; None: told on the page itself
    """

    what: str
    same: tuple | None = None
    dated: bool = False
    alone: bool = False
    still: bool = False
    never: bool = False
    at: str = ""
    on: str = ""
    office: bool = False
    loose: bool = False
    seen: str | None = Permission.VIEW_MEMBERS


STAYS = None
"""The column tells who did something: it stays as it was written."""

TABLE = {
    "people.Person.merged_into": Carry(_("người đã nhập trước"), loose=True),
    "accounts.User.person": Carry(_("tài khoản"), same=(), never=True),
    "units.Event.recorded_by": STAYS,
    "audit.Entry.by": STAYS,
    "access.Grant.person": Carry(_("vai trò"), at="unit", on="valid_from", office=True, seen=Posts.VIEW_POSTS),
    "access.Delegation.giver": Carry(_("ủy quyền đã giao"), at="unit", on="valid_from", office=True),
    "access.Delegation.deputy": Carry(_("ủy quyền được nhận"), at="unit", on="valid_from", office=True),
    "access.Delegation.ended_by": STAYS,
    "access.FactorRule.recorded_by": STAYS,
    "access.SupportVisit.helper": STAYS,
    "access.SupportVisit.helped": Carry(_("lần được xem hộ"), loose=True),
    "jobs.Run.started_by": STAYS,
    "indicators.DeclaredFigure.recorded_by": STAYS,
    "reports.WrittenPart.recorded_by": STAYS,
    "workbooks.Batch.made_by": STAYS,
    "workbooks.Batch.ended_by": STAYS,
    "workbooks.Answer.decided_by": STAYS,
    "workbooks.Layout.made_by": STAYS,
    "organization.Term.recorded_by": STAYS,
    "organization.Appointment.person": Carry(
        _("chức vụ"), same=("unit_id", "post"), dated=True, at="unit", on="valid_from", office=True, seen=Posts.VIEW_POSTS
    ),
    "organization.Appointment.recorded_by": STAYS,
    "organization.AreaSpell.recorded_by": STAYS,
    "organization.UnitFact.recorded_by": STAYS,
    "extras.Field.recorded_by": STAYS,
    "extras.Answer.person": Carry(_("thông tin thêm"), same=("field_id",), still=True, loose=True, seen=Extras.VIEW_FIELDS),
    "extras.Answer.recorded_by": STAYS,
    "membership.Membership.person": Carry(_("thời gian là đoàn viên"), same=("unit_id",), dated=True, alone=True, loose=True, seen=None),
    "membership.Membership.recorded_by": STAYS,
    "membership.PartyStanding.person": Carry(_("vào Đảng"), same=(), loose=True, seen=Permission.VIEW_PARTY),
    "membership.PartyStanding.recorded_by": STAYS,
    "membership.Outstanding.person": Carry(
        _("công nhận ưu tú"), same=("recognised_on",), at="unit", on="recognised_on", seen=Permission.VIEW_OUTSTANDING
    ),
    "membership.Outstanding.recorded_by": STAYS,
    "membership.Relative.person": Carry(_("thân nhân"), same=("kind", "match_key", "birth_year"), seen=Permission.VIEW_FAMILIES),
    "membership.Relative.known_as": Carry(_("là thân nhân của đoàn viên khác"), seen=Permission.VIEW_FAMILIES),
    "membership.Relative.recorded_by": STAYS,
    "membership.Misrecord.person": Carry(_("thời gian là đoàn viên đã bỏ"), loose=True),
    "membership.Misrecord.recorded_by": STAYS,
    "membership.Misrecord.restored_by": STAYS,
    "membership.Application.recorded_by": STAYS,
    "membership.Transfer.person": Carry(_("đề nghị chuyển sinh hoạt"), loose=True, seen=Permission.VIEW_TRANSFERS),
    "membership.Transfer.answered_by": STAYS,
    "membership.Transfer.recorded_by": STAYS,
    "membership.Suspension.recorded_by": STAYS,
    "membership.Qualification.person": Carry(
        _("trình độ, chứng chỉ"), same=("kind", "level", "valid_from", "certificate"), on="valid_from", seen=Permission.VIEW_QUALIFICATIONS
    ),
    "membership.Qualification.recorded_by": STAYS,
    "membership.Council.recorded_by": STAYS,
    "membership.CouncilSeat.person": Carry(
        _("chức vụ dân cử"), same=("council_id",), dated=True, at="unit", on="valid_from", seen=Permission.VIEW_COUNCILS
    ),
    "membership.CouncilSeat.recorded_by": STAYS,
    "finance.Fund.beneficiary": Carry(_("quỹ giúp người này"), at="unit", on="valid_from", seen=Finance.VIEW_CONTRIBUTIONS),
    "ledger.Book.recorded_by": STAYS,
    "ledger.Voucher.recorded_by": STAYS,
    "ledger.CashCount.recorded_by": STAYS,
    "ledger.Closing.closed_by": STAYS,
    "ledger.Reopening.asked_by": STAYS,
    "ledger.Reopening.answered_by": STAYS,
    "budget.Filing.drawn_by": STAYS,
    "budget.Filing.agreed_by": STAYS,
    "budget.Filing.sent_by": STAYS,
    "budget.Filing.returned_by": STAYS,
    "budget.Filing.approved_by": STAYS,
    "finance.Fund.recorded_by": STAYS,
    "finance.Contribution.donor": Carry(_("khoản ủng hộ"), at="unit", on="given_on", seen=Finance.VIEW_CONTRIBUTIONS),
    "finance.Contribution.recorded_by": STAYS,
    "finance.Handover.recorded_by": STAYS,
    "finance.HandoverFile.recorded_by": STAYS,
    "finance.Statement.recorded_by": STAYS,
    "finance.PublicPage.recorded_by": STAYS,
    "dues.PayerGroup.recorded_by": STAYS,
    "dues.MonthSheet.recorded_by": STAYS,
    "dues.DuesLine.person": Carry(
        _("đoàn phí từng tháng"), same=("sheet_id",), never=True, at="unit", on="sheet__month", seen=Dues.VIEW_WAGES
    ),
    "dues.Adjustment.recorded_by": STAYS,
    "dues.Remittance.recorded_by": STAYS,
    "dues.BankAccount.recorded_by": STAYS,
    "dues.BankStatement.recorded_by": STAYS,
    "dues.BankLine.settled_by": STAYS,
    "dues.LevyTerms.recorded_by": STAYS,
    "dues.LevyRelief.recorded_by": STAYS,
    "dues.LevyLine.recorded_by": STAYS,
    "dues.LevyReceipt.recorded_by": STAYS,
    "dues.LevyAdjustment.recorded_by": STAYS,
    "dues.LevyTransfer.recorded_by": STAYS,
    "cards.Card.person": Carry(_("thẻ đoàn viên"), same=(), dated=True, still=True, at="unit", on="valid_from", seen=Cards.VIEW_CARDS),
    "cards.Card.recorded_by": STAYS,
    "sites.Site.recorded_by": STAYS,
    "sites.Consent.person": Carry(_("đồng ý cho trang liên kết"), same=("site_id",), still=True, seen=Sites.VIEW_SITES),
    "dissolution.DissolutionFile.given_by": STAYS,
    "dissolution.DissolutionFile.taken_by": STAYS,
    "dissolution.DissolutionFile.recorded_by": STAYS,
    "dissolution.DissolutionLine.ticked_by": STAYS,
    "care.Gift.person": Carry(_("quà tặng"), at="unit", on="given_on", seen=Care.VIEW_GIFTS),
    "care.Gift.recorded_by": STAYS,
    "care.Norm.recorded_by": STAYS,
    "care.Notice.person": Carry(_("tin báo chăm lo"), at="unit", on="reported_on", seen=Care.VIEW_VISITS),
    "care.Notice.recorded_by": STAYS,
    "care.Visit.person": Carry(_("thăm hỏi"), at="unit", on="visited_on", seen=Care.VIEW_VISITS),
    "care.Visit.recorded_by": STAYS,
    "disclosure.Publication.recorded_by": STAYS,
    "disclosure.Display.recorded_by": STAYS,
    "disclosure.Question.recorded_by": STAYS,
    "disclosure.Reply.replied_by": STAYS,
    "inspection.Inspection.concluded_by": STAYS,
    "inspection.Inspection.recorded_by": STAYS,
    "inspection.TeamMember.person": STAYS,
    "inspection.LineResult.answered_by": STAYS,
    "inspection.Finding.issued_by": STAYS,
    "inspection.FindingStep.taken_by": STAYS,
    "benefits.Partner.recorded_by": STAYS,
    "benefits.Offer.recorded_by": STAYS,
    "benefits.Use.person": Carry(_("ưu đãi đã dùng"), same=("offer_id", "used_on"), at="unit", on="used_on"),
    "benefits.Use.recorded_by": STAYS,
    "aid.Request.person": Carry(_("đề nghị trợ cấp"), at="unit", on="asked_on", seen=Aid.VIEW_CONFIDENTIAL_AID),
    "aid.Request.recorded_by": STAYS,
    "aid.Evidence.recorded_by": STAYS,
    "aid.Step.taken_by": STAYS,
    "aid.Step.named": Carry(_("được cho biết đề nghị kín"), loose=True, seen=Aid.VIEW_CONFIDENTIAL_AID),
    "education.StudySession.recorded_by": STAYS,
    "education.Attendance.person": Carry(
        _("buổi học"), same=("session_id",), at="session__unit", on="session__held_on", seen=Education.VIEW_SESSIONS
    ),
    "congress.Congress.recorded_by": STAYS,
    "congress.Election.recorded_by": STAYS,
    "congress.Candidate.person": Carry(
        _("ứng cử"), same=("election_id",), never=True, at="unit", on="election__held_on", seen=Congress.VIEW_CONGRESSES
    ),
    "reorganization.Plan.recorded_by": STAYS,
    "reorganization.Plan.submitted_by": STAYS,
    "reorganization.Plan.approved_by": STAYS,
    "reorganization.Plan.carried_out_by": STAYS,
    "reorganization.Plan.undone_by": STAYS,
    "reorganization.StepPart.person": Carry(
        _("việc trong phương án sắp xếp"), same=("step_id",), never=True, at="step__plan__unit", on="step__plan__effective_on"
    ),
    "papers.Template.recorded_by": STAYS,
    "papers.Issued.recorded_by": STAYS,
    "papers.Scan.recorded_by": STAYS,
    "handovers.PostHandover.giver": Carry(
        _("bàn giao chức vụ đã giao"), at="unit", on="held_from", office=True, seen="handovers.view_handovers"
    ),
    "handovers.PostHandover.receiver": Carry(
        _("bàn giao chức vụ đã nhận"), at="unit", on="drawn_on", office=True, seen="handovers.view_handovers"
    ),
    "handovers.PostHandover.given_by": STAYS,
    "handovers.PostHandover.received_by": STAYS,
    "handovers.PostHandover.recorded_by": STAYS,
    "duplicates.Merge.kept": STAYS,
    "duplicates.Merge.gone": STAYS,
    "duplicates.Merge.recorded_by": STAYS,
    "duplicates.Merge.undone_by": STAYS,
    "duplicates.Distinct.low": STAYS,
    "duplicates.Distinct.high": STAYS,
    "duplicates.Distinct.recorded_by": STAYS,
}
CARRIED = {column: carry for column, carry in TABLE.items() if carry is not STAYS}


def split(column):
    """ "care.Visit.person" -> ("care.Visit", "person")."""
    label, name = column.rsplit(".", 1)
    return label, name


def share_a_day(one, other):
    """True if two dated rows hold on one day."""
    ahead = one.valid_until is not None and one.valid_until <= other.valid_from
    return not ahead and not (other.valid_until is not None and other.valid_until <= one.valid_from)


def holds_all_of(one, other):
    """True if a dated row holds on every day on which another does."""
    lasts = one.valid_until is None or (other.valid_until is not None and other.valid_until <= one.valid_until)
    return one.valid_from <= other.valid_from and lasts


def twin_of(row, others, carry):
    """The row of the other person that says the same as ``row``, or None."""
    if carry.same is None:
        return None
    if getattr(row, "cancelled_on", None) is not None:  # what was taken out says nothing
        return None
    alike = [other for other in others if getattr(other, "cancelled_on", None) is None]
    alike = [other for other in alike if all(getattr(row, name) == getattr(other, name) for name in carry.same)]
    if carry.still:
        alike = [other for other in alike if row.valid_until is None and other.valid_until is None]
    return next((other for other in alike if not carry.dated or share_a_day(row, other)), None)
