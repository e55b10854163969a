"""The table of every column that names a unit or a person: what a move, a merger, a dissolution does with it.

A test holds it against the models: a new column without a line here fails. Where ``dated`` is said, a row of that day or later at a
unit that closes would hang in the air, and so stands against the plan.
"""

from dataclasses import dataclass

STAYS = "đứng yên"
TURNS = "khép dòng cũ, mở dòng mới"
ENDS = "thôi từ ngày hiệu lực"
WRITTEN = "viết lại"
NOTHING = "không đổi"
OPEN_ELSEWHERE = "giữ ở sổ, không ghi thêm"


@dataclass(frozen=True)
class Reach:
    """Việc gì xảy ra với một cột khi chuyển, nhập, giải thể đơn vị; ``dated``: the column with the day that counts."""

    move: str
    merge: str
    dissolve: str
    dated: str = ""


def _fact(dated=""):
    """A fact: it stands at the unit where it happened, for good."""
    return Reach(STAYS, STAYS, STAYS, dated)


_WHO = Reach(NOTHING, NOTHING, NOTHING)

TABLE = {
    "people.Person.merged_into": _WHO,
    "accounts.User.person": _WHO,
    "units.Unit.parent": Reach(WRITTEN, WRITTEN, NOTHING),
    "units.Placement.unit": Reach(TURNS, TURNS, ENDS),
    "units.Placement.parent": Reach(NOTHING, TURNS, ENDS),
    "units.UnitSpell.unit": Reach(NOTHING, ENDS, ENDS),
    "units.UnitEmployer.unit": Reach(NOTHING, TURNS, ENDS),
    "units.Event.recorded_by": _WHO,
    "units.Succession.unit": Reach(NOTHING, "ghi đơn vị kế tục", "ghi đơn vị kế tục nếu có"),
    "units.Succession.successor": Reach(NOTHING, "ghi đơn vị kế tục", "ghi đơn vị kế tục nếu có"),
    "audit.Entry.unit": _fact(),
    "audit.Entry.by": _WHO,
    "audit.Head.unit": _fact(),
    "access.Grant.person": _WHO,
    "access.Grant.unit": Reach(NOTHING, ENDS, ENDS),
    "access.Delegation.giver": _WHO,
    "access.Delegation.deputy": _WHO,
    "access.Delegation.ended_by": _WHO,
    "access.Delegation.unit": _fact(),
    "access.FactorRule.unit": _fact(),
    "access.FactorRule.recorded_by": _WHO,
    "access.SupportVisit.unit": _fact(),
    "access.SupportVisit.helper": _WHO,
    "access.SupportVisit.helped": _WHO,
    "jobs.Run.unit": _fact(),
    "jobs.Run.started_by": _WHO,
    "indicators.DeclaredFigure.unit": _fact(),
    "indicators.DeclaredFigure.recorded_by": _WHO,
    "reports.WrittenPart.unit": _fact(),
    "reports.WrittenPart.recorded_by": _WHO,
    "workbooks.Batch.unit": _fact(),
    "workbooks.Batch.made_by": _WHO,
    "workbooks.Batch.ended_by": _WHO,
    "workbooks.Answer.unit": _fact(),
    "workbooks.Answer.decided_by": _WHO,
    "workbooks.Layout.unit": _fact(),
    "workbooks.Layout.made_by": _WHO,
    "organization.Term.unit": _fact(),
    "organization.Term.recorded_by": _WHO,
    "organization.Appointment.unit": Reach(NOTHING, ENDS, ENDS),
    "organization.Appointment.person": _WHO,
    "organization.Appointment.recorded_by": _WHO,
    "organization.Area.unit": _fact(),
    "organization.AreaSpell.recorded_by": _WHO,
    "organization.UnitFact.unit": Reach(NOTHING, ENDS, ENDS, "valid_from"),
    "organization.UnitFact.recorded_by": _WHO,
    "extras.Field.unit": Reach(NOTHING, STAYS, STAYS),
    "extras.Field.recorded_by": _WHO,
    "extras.Answer.person": _WHO,
    "extras.Answer.recorded_by": _WHO,
    "membership.Membership.unit": Reach(NOTHING, TURNS, ENDS),
    "membership.Membership.person": _WHO,
    "membership.Membership.recorded_by": _WHO,
    "membership.Misrecord.unit": _fact(),
    "membership.Misrecord.person": _WHO,
    "membership.Misrecord.recorded_by": _WHO,
    "membership.Misrecord.restored_by": _WHO,
    "membership.PartyStanding.person": _WHO,
    "membership.PartyStanding.recorded_by": _WHO,
    "membership.Outstanding.person": _WHO,
    "membership.Outstanding.unit": _fact("recognised_on"),
    "membership.Outstanding.recorded_by": _WHO,
    "membership.Relative.person": _WHO,
    "membership.Relative.known_as": _WHO,
    "membership.Relative.recorded_by": _WHO,
    "membership.Application.unit": _fact("applied_on"),
    "membership.Application.recorded_by": _WHO,
    "membership.Transfer.person": _WHO,
    "membership.Transfer.from_unit": _fact(),
    "membership.Transfer.to_unit": _fact(),
    "membership.Transfer.undo_unit": _WHO,
    "membership.Transfer.answered_by": _WHO,
    "membership.Transfer.recorded_by": _WHO,
    "membership.Suspension.recorded_by": _WHO,
    "membership.Qualification.person": _WHO,
    "membership.Qualification.recorded_by": _WHO,
    "membership.Council.unit": _fact(),
    "membership.Council.recorded_by": _WHO,
    "membership.CouncilSeat.person": _WHO,
    "membership.CouncilSeat.unit": _fact("valid_from"),
    "membership.CouncilSeat.recorded_by": _WHO,
    "ledger.Book.unit": Reach(NOTHING, OPEN_ELSEWHERE, OPEN_ELSEWHERE),
    "ledger.Book.recorded_by": _WHO,
    "ledger.Voucher.recorded_by": _WHO,
    "ledger.Closing.unit": _fact(),
    "ledger.Closing.closed_by": _WHO,
    "ledger.Closing.asked_by": _WHO,
    "ledger.Closing.reopened_by": _WHO,
    "ledger.CashCount.recorded_by": _WHO,
    "budget.Filing.unit": _fact(),
    "budget.Filing.drawn_by": _WHO,
    "budget.Filing.agreed_by": _WHO,
    "budget.Filing.sent_by": _WHO,
    "budget.Filing.returned_by": _WHO,
    "budget.Filing.approved_by": _WHO,
    "finance.Fund.unit": Reach(NOTHING, OPEN_ELSEWHERE, OPEN_ELSEWHERE, "valid_from"),
    "finance.Fund.beneficiary": _WHO,
    "finance.Fund.recorded_by": _WHO,
    "finance.Contribution.unit": _fact("given_on"),
    "finance.Contribution.donor": _WHO,
    "finance.Contribution.recorded_by": _WHO,
    "finance.Handover.unit": _fact("handed_on"),
    "finance.Handover.recorded_by": _WHO,
    "dues.PayerGroup.unit": Reach(NOTHING, OPEN_ELSEWHERE, OPEN_ELSEWHERE, "valid_from"),
    "dues.PayerGroup.recorded_by": _WHO,
    "dues.MonthSheet.unit": _fact("month"),
    "dues.MonthSheet.recorded_by": _WHO,
    "dues.DuesLine.unit": _fact(),
    "dues.DuesLine.person": _WHO,
    "dues.Adjustment.recorded_by": _WHO,
    "dues.Remittance.unit": _fact("paid_on"),
    "dues.Remittance.to_unit": _fact(),
    "dues.Remittance.recorded_by": _WHO,
    "cards.Card.person": _WHO,
    "cards.Card.unit": _fact(),
    "cards.Card.recorded_by": _WHO,
    "sites.Site.unit": Reach(NOTHING, OPEN_ELSEWHERE, OPEN_ELSEWHERE),
    "sites.Site.recorded_by": _WHO,
    "sites.Consent.person": _WHO,
    "care.Gift.unit": _fact("given_on"),
    "care.Gift.person": _WHO,
    "care.Gift.recorded_by": _WHO,
    "care.Norm.unit": _fact(),
    "care.Norm.recorded_by": _WHO,
    "care.Notice.unit": _fact("reported_on"),
    "care.Notice.person": _WHO,
    "care.Notice.recorded_by": _WHO,
    "care.Visit.unit": _fact("visited_on"),
    "care.Visit.person": _WHO,
    "care.Visit.recorded_by": _WHO,
    "disclosure.Publication.unit": _fact("published_on"),
    "disclosure.Publication.recorded_by": _WHO,
    "aid.Request.unit": _fact("asked_on"),
    "aid.Request.person": _WHO,
    "aid.Request.recorded_by": _WHO,
    "aid.Step.taken_by": _WHO,
    "aid.Step.named": _WHO,
    "education.StudySession.unit": _fact("held_on"),
    "education.StudySession.recorded_by": _WHO,
    "education.Attendance.person": _WHO,
    "congress.Congress.unit": _fact("held_on"),
    "congress.Congress.recorded_by": _WHO,
    "congress.Election.unit": _fact("held_on"),
    "congress.Election.recorded_by": _WHO,
    "congress.Candidate.unit": _fact("election__held_on"),
    "congress.Candidate.person": _WHO,
    "duplicates.Merge.unit": _fact(),
    "duplicates.Merge.kept": _WHO,
    "duplicates.Merge.gone": _WHO,
    "duplicates.Merge.recorded_by": _WHO,
    "duplicates.Merge.undone_by": _WHO,
    "duplicates.Distinct.unit": _fact(),
    "duplicates.Distinct.low": _WHO,
    "duplicates.Distinct.high": _WHO,
    "duplicates.Distinct.recorded_by": _WHO,
    "reorganization.Plan.unit": Reach("phương án khác đang chờ thì không được đụng đến", STAYS, STAYS),
    "reorganization.Plan.recorded_by": _WHO,
    "reorganization.Plan.submitted_by": _WHO,
    "reorganization.Plan.approved_by": _WHO,
    "reorganization.Plan.carried_out_by": _WHO,
    "reorganization.Plan.undone_by": _WHO,
    "dissolution.DissolutionFile.unit": _fact(),
    "dissolution.DissolutionFile.receiver": _fact(),
    "dissolution.DissolutionFile.given_by": _WHO,
    "dissolution.DissolutionFile.taken_by": _WHO,
    "dissolution.DissolutionFile.recorded_by": _WHO,
    "dissolution.DissolutionLine.ticked_by": _WHO,
    "papers.Template.unit": _fact(),
    "papers.Template.recorded_by": _WHO,
    "papers.Issued.unit": _fact(),
    "papers.Issued.recorded_by": _WHO,
    "papers.Scan.unit": _fact(),
    "papers.Scan.recorded_by": _WHO,
    "handovers.PostHandover.unit": _fact(),
    "handovers.PostHandover.giver": _WHO,
    "handovers.PostHandover.receiver": _WHO,
    "handovers.PostHandover.given_by": _WHO,
    "handovers.PostHandover.received_by": _WHO,
    "handovers.PostHandover.recorded_by": _WHO,
    "reorganization.Step.unit": _fact(),
    "reorganization.StepPart.unit": _fact(),
    "reorganization.StepPart.person": _WHO,
}


def dated_facts():
    """[(model label, name of the unit column, name of the dated column)] of facts that must not hang in the air."""
    found = []
    for column, reach in TABLE.items():
        if reach.dated:
            label, name = column.rsplit(".", 1)
            found.append((label, name, reach.dated))
    return found
