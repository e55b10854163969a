"""Screens of the room membership."""

from congdoan.membership.views.accounts import Account, CloseAccount, OpenAccount, RenewPassword, ReopenAccount
from congdoan.membership.views.answers import RecordAnswers, RecordOwnAnswers
from congdoan.membership.views.application import ApplicationPage, CorrectApplication, CorrectNumber, WithdrawApplication
from congdoan.membership.views.changes import AdmitMember, CorrectMember, EndMembership
from congdoan.membership.views.families import CancelRelative, ConfirmRelative, CorrectRelative, RecordOwnRelative, RecordRelative
from congdoan.membership.views.joining import (
    ApplicationList,
    ConsiderApplications,
    DecideApplications,
    InductMembers,
    ReceiveApplication,
    ReceiveApplications,
)
from congdoan.membership.views.lists import MemberList
from congdoan.membership.views.lives import ChangeMembership, RecordDeath, Rejoin, Resume, Suspend, TakeBackLeaving
from congdoan.membership.views.misrecords import CancelMisrecorded, MisrecordList, RestoreMisrecorded
from congdoan.membership.views.moving import AskTransfer, CallBackTransfer, ConfirmTransfer, DeclineTransfer, TransferList, TransferPage
from congdoan.membership.views.outstanding import CancelOutstanding, OutstandingList, RecogniseOutstanding
from congdoan.membership.views.posts import Appoint
from congdoan.membership.views.standing import (
    CancelQualification,
    CancelSeat,
    CorrectQualification,
    CorrectSeat,
    QualificationList,
    RecordCouncil,
    RecordQualification,
    SeatList,
    SeatMember,
)
from congdoan.membership.views.statistics import MemberStatistics, MovementList
from congdoan.membership.views.undoing import KeepTransferFrom, KeepTransferTo, UndoTransferFrom, UndoTransferTo

__all__ = [
    "CancelQualification",
    "CancelSeat",
    "CorrectQualification",
    "CorrectSeat",
    "QualificationList",
    "RecordCouncil",
    "RecordQualification",
    "SeatList",
    "SeatMember",
    "CancelMisrecorded",
    "ChangeMembership",
    "MisrecordList",
    "RestoreMisrecorded",
    "RecordDeath",
    "Rejoin",
    "Resume",
    "Suspend",
    "TakeBackLeaving",
    "AskTransfer",
    "CallBackTransfer",
    "ConfirmTransfer",
    "DeclineTransfer",
    "TransferList",
    "TransferPage",
    "KeepTransferFrom",
    "KeepTransferTo",
    "UndoTransferFrom",
    "UndoTransferTo",
    "Account",
    "AdmitMember",
    "ApplicationList",
    "ApplicationPage",
    "Appoint",
    "CloseAccount",
    "ConsiderApplications",
    "CorrectApplication",
    "CorrectNumber",
    "CorrectMember",
    "DecideApplications",
    "EndMembership",
    "InductMembers",
    "MemberList",
    "MemberStatistics",
    "MovementList",
    "OpenAccount",
    "ReceiveApplication",
    "ReceiveApplications",
    "RecordAnswers",
    "CancelOutstanding",
    "OutstandingList",
    "RecogniseOutstanding",
    "CancelRelative",
    "ConfirmRelative",
    "CorrectRelative",
    "RecordOwnRelative",
    "RecordRelative",
    "RecordOwnAnswers",
    "RenewPassword",
    "ReopenAccount",
    "WithdrawApplication",
]
