"""Screens of the room reorganization."""

from congdoan.reorganization.views.lists import PlanList, StepList
from congdoan.reorganization.views.pages import PlanPage
from congdoan.reorganization.views.people import PeopleOfPlan, SendMembers
from congdoan.reorganization.views.states import (
    ApprovePlan,
    CancelPlan,
    CarryOutPlan,
    CheckPlan,
    CorrectPlan,
    DraftPlan,
    SendBackPlan,
    SubmitPlan,
    UndoPlan,
)
from congdoan.reorganization.views.steps import ChangeStep, DissolveStep, FoundStep, MergeStep, RemoveSteps, SettleMembers, SplitStep
from congdoan.reorganization.views.touched import TouchedUnits

__all__ = [
    "ApprovePlan",
    "CancelPlan",
    "CarryOutPlan",
    "ChangeStep",
    "CheckPlan",
    "CorrectPlan",
    "DissolveStep",
    "DraftPlan",
    "FoundStep",
    "MergeStep",
    "PeopleOfPlan",
    "PlanList",
    "PlanPage",
    "RemoveSteps",
    "SendBackPlan",
    "SendMembers",
    "SettleMembers",
    "SplitStep",
    "StepList",
    "SubmitPlan",
    "TouchedUnits",
    "UndoPlan",
]
