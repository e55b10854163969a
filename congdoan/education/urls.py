"""Addresses of study and propaganda, under hoc-tap/."""

from django.urls import path

from congdoan.education import views

app_name = "education"

urlpatterns = [
    path("<int:unit_id>/", views.SessionList.as_view(), name="session-list"),
    path("<int:unit_id>/ghi/", views.RecordSession.as_view(), name="session-record"),
    path("<int:unit_id>/<int:pk>/", views.SessionDetail.as_view(), name="session-detail"),
    path("<int:unit_id>/<int:pk>/nguoi-tham-gia/", views.Participants.as_view(), name="session-participants"),
    path("<int:unit_id>/<int:pk>/sua/", views.CorrectSession.as_view(), name="session-correct"),
    path("<int:unit_id>/<int:pk>/bo/", views.CancelSession.as_view(), name="session-cancel"),
]
