"""Addresses of inspections, under kiem-tra/."""

from django.urls import path

from congdoan.inspection import views

app_name = "inspection"
urlpatterns = [
    path("<int:unit_id>/", views.InspectionList.as_view(), name="list"),
    path("<int:unit_id>/lap/", views.DrawUp.as_view(), name="draw-up"),
    path("<int:unit_id>/kien-nghi/", views.FindingList.as_view(), name="findings"),
    path("<int:unit_id>/kien-nghi/<int:pk>/", views.FindingPage.as_view(), name="finding"),
    path("<int:unit_id>/kien-nghi/<int:pk>/tra-loi/", views.Answer.as_view(), name="finding-answer"),
    path("<int:unit_id>/kien-nghi/<int:pk>/theo-doi/", views.Follow.as_view(), name="finding-follow"),
    path("<int:unit_id>/<int:pk>/", views.InspectionPage.as_view(), name="inspection"),
    path("<int:unit_id>/<int:pk>/sua/", views.Change.as_view(), name="inspection-change"),
    path("<int:unit_id>/<int:pk>/ghi/", views.Check.as_view(), name="inspection-check"),
    path("<int:unit_id>/<int:pk>/ghi-kien-nghi/", views.Issue.as_view(), name="inspection-issue"),
    path("<int:unit_id>/<int:pk>/ket-luan/", views.Conclude.as_view(), name="inspection-conclude"),
    path("<int:unit_id>/<int:pk>/bo/", views.Cancel.as_view(), name="inspection-cancel"),
    path("<int:unit_id>/<int:pk>/bien-ban/<str:form>/", views.Minutes.as_view(), name="inspection-minutes"),
]
