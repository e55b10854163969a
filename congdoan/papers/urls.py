"""Addresses of lists and decisions, under giay-to/."""

from django.urls import path

from congdoan.papers import views

app_name = "papers"
DECISION = "<int:unit_id>/quyet-dinh/so/<int:pk>/"
SORT = "<int:unit_id>/mau/<str:sort>/"

urlpatterns = [
    path("<int:unit_id>/danh-sach/", views.TakeMembers.as_view(), name="list-members"),
    path("<int:unit_id>/trich-ngang/", views.TakeCandidates.as_view(), name="list-candidates"),
    path("<int:unit_id>/quyet-dinh/", views.DecisionList.as_view(), name="decision-list"),
    path("<int:unit_id>/quyet-dinh/lap/<str:sort>/", views.IssueDecision.as_view(), name="decision-issue"),
    path("<int:unit_id>/quyet-dinh/<int:pk>/", views.DecisionFile.as_view(), name="decision-file"),
    path(DECISION, views.DecisionPage.as_view(), name="decision"),
    path(DECISION + "ban-chup/", views.PutScan.as_view(), name="scan-put"),
    path(DECISION + "ban-chup/<int:scan_id>/", views.ScanFile.as_view(), name="scan-file"),
    path("<int:unit_id>/ban-chup/<int:pk>/bo/", views.CancelScan.as_view(), name="scan-cancel"),
    path("<int:unit_id>/mau/", views.TemplateList.as_view(), name="template-list"),
    path(SORT, views.TemplateFile.as_view(), name="template-file"),
    path(SORT + "thay/", views.ReplaceTemplate.as_view(), name="template-replace"),
    path(SORT + "bo/", views.WithdrawTemplate.as_view(), name="template-withdraw"),
]
