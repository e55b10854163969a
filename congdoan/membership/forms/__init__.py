"""Forms of the room membership: each feeds one action; the filters of the lists."""

from congdoan.membership.forms.accounts import Agree, OpenAccount
from congdoan.membership.forms.answers import RecordAnswers, RecordOwnAnswers
from congdoan.membership.forms.families import CancelRelative, ConfirmRelative, CorrectRelative, RecordOwnRelative, RecordRelative
from congdoan.membership.forms.filters import MemberFilter, units_offered
from congdoan.membership.forms.joining import (
    ApplicationFilter,
    ConsiderApplications,
    CorrectApplication,
    CorrectNumber,
    DecideApplications,
    InductMembers,
    ReceiveApplication,
    ReceiveApplications,
    WithdrawApplication,
)
from congdoan.membership.forms.members import AdmitMember, CorrectMember, EndMembership
from congdoan.membership.forms.moving import (
    AskTransfer,
    CallBackTransfer,
    DeclineTransfer,
    KeepTransferFrom,
    KeepTransferTo,
    RecordDeath,
    Rejoin,
    Resume,
    Suspend,
    TakeBackLeaving,
    TransferFilter,
    UndoTransfer,
)
from congdoan.membership.forms.outstanding import CancelOutstanding, RecogniseOutstanding
from congdoan.membership.forms.posts import Appoint
from congdoan.membership.forms.standing import (
    CorrectQualification,
    CorrectSeat,
    QualificationFilter,
    RecordCouncil,
    RecordQualification,
    SeatFilter,
    SeatMember,
)
from congdoan.ui.cancelling import Cancel

__all__ = [
    "SeatFilter",
    "Cancel",
    "CorrectQualification",
    "CorrectSeat",
    "QualificationFilter",
    "RecordCouncil",
    "RecordQualification",
    "SeatMember",
    "AskTransfer",
    "CallBackTransfer",
    "DeclineTransfer",
    "RecordDeath",
    "Rejoin",
    "Resume",
    "Suspend",
    "TakeBackLeaving",
    "TransferFilter",
    "KeepTransferFrom",
    "KeepTransferTo",
    "UndoTransfer",
    "AdmitMember",
    "Agree",
    "ApplicationFilter",
    "Appoint",
    "ConsiderApplications",
    "CorrectApplication",
    "CorrectNumber",
    "CorrectMember",
    "DecideApplications",
    "EndMembership",
    "InductMembers",
    "MemberFilter",
    "OpenAccount",
    "ReceiveApplication",
    "ReceiveApplications",
    "RecordAnswers",
    "CancelOutstanding",
    "RecogniseOutstanding",
    "CancelRelative",
    "ConfirmRelative",
    "CorrectRelative",
    "RecordOwnRelative",
    "RecordRelative",
    "RecordOwnAnswers",
    "WithdrawApplication",
    "units_offered",
]
