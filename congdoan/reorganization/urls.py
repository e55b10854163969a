"""Addresses of the room reorganization."""

from django.urls import path

from congdoan.reorganization import views

app_name = "reorganization"
urlpatterns = [
    path("<int:unit_id>/", views.PlanList.as_view(), name="plan-list"),
    path("<int:unit_id>/lap/", views.DraftPlan.as_view(), name="plan-draft"),
    path("<int:unit_id>/<int:pk>/", views.PlanPage.as_view(), name="plan"),
    path("<int:unit_id>/<int:pk>/viec/", views.StepList.as_view(), name="plan-steps"),
    path("<int:unit_id>/<int:pk>/sua/", views.CorrectPlan.as_view(), name="plan-correct"),
    path("<int:unit_id>/<int:pk>/lap-don-vi/", views.FoundStep.as_view(), name="plan-found"),
    path("<int:unit_id>/<int:pk>/doi/", views.ChangeStep.as_view(), name="plan-change"),
    path("<int:unit_id>/<int:pk>/nhap/", views.MergeStep.as_view(), name="plan-merge"),
    path("<int:unit_id>/<int:pk>/chia/", views.SplitStep.as_view(), name="plan-split"),
    path("<int:unit_id>/<int:pk>/giai-the/", views.DissolveStep.as_view(), name="plan-dissolve"),
    path("<int:unit_id>/<int:pk>/noi-den/", views.SettleMembers.as_view(), name="plan-settle"),
    path("<int:unit_id>/<int:pk>/doan-vien/", views.PeopleOfPlan.as_view(), name="plan-people"),
    path("<int:unit_id>/<int:pk>/doan-vien/chon/", views.SendMembers.as_view(), name="plan-send"),
    path("<int:unit_id>/<int:pk>/dung-den/", views.TouchedUnits.as_view(), name="plan-touched"),
    path("<int:unit_id>/<int:pk>/bo-viec/", views.RemoveSteps.as_view(), name="plan-remove"),
    path("<int:unit_id>/<int:pk>/kiem-tra/", views.CheckPlan.as_view(), name="plan-check"),
    path("<int:unit_id>/<int:pk>/trinh/", views.SubmitPlan.as_view(), name="plan-submit"),
    path("<int:unit_id>/<int:pk>/duyet/", views.ApprovePlan.as_view(), name="plan-approve"),
    path("<int:unit_id>/<int:pk>/tra-lai/", views.SendBackPlan.as_view(), name="plan-send-back"),
    path("<int:unit_id>/<int:pk>/bo/", views.CancelPlan.as_view(), name="plan-cancel"),
    path("<int:unit_id>/<int:pk>/thi-hanh/", views.CarryOutPlan.as_view(), name="plan-carry-out"),
    path("<int:unit_id>/<int:pk>/hoan-tac/", views.UndoPlan.as_view(), name="plan-undo"),
]
