"""Addresses of the room finance."""

from django.urls import path

from congdoan.finance import views

app_name = "finance"
urlpatterns = [
    path("k/<slug:token>/", views.drive, name="public"),
    path("<int:unit_id>/", views.FundList.as_view(), name="fund-list"),
    path("<int:unit_id>/mo-quy/", views.OpenFund.as_view(), name="fund-open"),
    path("<int:unit_id>/quy/<int:pk>/", views.FundPage.as_view(), name="fund"),
    path("<int:unit_id>/quy/<int:pk>/sua/", views.CorrectFund.as_view(), name="fund-correct"),
    path("<int:unit_id>/quy/<int:pk>/bo/", views.CancelFund.as_view(), name="fund-cancel"),
    path("<int:unit_id>/quy/<int:pk>/khep/", views.CloseFund.as_view(), name="fund-close"),
    path("<int:unit_id>/quy/<int:pk>/ket-thuc/", views.StatementPage.as_view(), name="fund-statement"),
    path("<int:unit_id>/quy/<int:pk>/mo-lai/", views.ReopenFund.as_view(), name="fund-reopen"),
    path("<int:unit_id>/quy/<int:pk>/cong-khai/", views.PublishFund.as_view(), name="fund-publish"),
    path("<int:unit_id>/quy/<int:pk>/thoi-cong-khai/", views.TakeDownPage.as_view(), name="fund-take-down"),
    path("<int:unit_id>/quy/<int:pk>/bien-nhan/", views.Slips.as_view(), name="fund-slips"),
    path("<int:unit_id>/ung-ho/", views.ContributionList.as_view(), name="contribution-list"),
    path("<int:unit_id>/ung-ho/ghi/", views.RecordContribution.as_view(), name="contribution-record"),
    path("<int:unit_id>/ung-ho/quyen-gop/", views.Collect.as_view(), name="contribution-collect"),
    path("<int:unit_id>/ung-ho/<int:pk>/sua/", views.CorrectContribution.as_view(), name="contribution-correct"),
    path("<int:unit_id>/ung-ho/<int:pk>/bo/", views.CancelContribution.as_view(), name="contribution-cancel"),
    path("<int:unit_id>/trao-tang/", views.HandoverList.as_view(), name="handover-list"),
    path("<int:unit_id>/trao-tang/ghi/", views.RecordHandover.as_view(), name="handover-record"),
    path("<int:unit_id>/trao-tang/<int:pk>/", views.HandoverPage.as_view(), name="handover"),
    path("<int:unit_id>/trao-tang/<int:pk>/nguoi-nhan/", views.NameRecipients.as_view(), name="handover-recipients"),
    path("<int:unit_id>/trao-tang/<int:pk>/tep/", views.PutProof.as_view(), name="handover-proof-put"),
    path("<int:unit_id>/trao-tang/tep/<int:pk>/", views.ProofFile.as_view(), name="proof-file"),
    path("<int:unit_id>/trao-tang/tep/<int:pk>/bo/", views.CancelProof.as_view(), name="proof-cancel"),
    path("<int:unit_id>/trao-tang/<int:pk>/sua/", views.CorrectHandover.as_view(), name="handover-correct"),
    path("<int:unit_id>/trao-tang/<int:pk>/bo/", views.CancelHandover.as_view(), name="handover-cancel"),
]
