"""Addresses of the room congress."""

from django.urls import path

from congdoan.congress import views

app_name = "congress"
urlpatterns = [
    path("<int:unit_id>/", views.CongressList.as_view(), name="congress-list"),
    path("<int:unit_id>/ghi/", views.RecordCongress.as_view(), name="congress-record"),
    path("<int:unit_id>/<int:pk>/", views.CongressPage.as_view(), name="congress"),
    path("<int:unit_id>/<int:pk>/sua/", views.CorrectCongress.as_view(), name="congress-correct"),
    path("<int:unit_id>/<int:pk>/bo/", views.CancelCongress.as_view(), name="congress-cancel"),
    path("<int:unit_id>/bau-cu/ghi/", views.RecordElection.as_view(), name="election-record"),
    path("<int:unit_id>/bau-cu/<int:pk>/", views.ElectionPage.as_view(), name="election"),
    path("<int:unit_id>/bau-cu/<int:pk>/bien-ban/", views.TallyMinutes.as_view(), name="election-minutes"),
    path("<int:unit_id>/bau-cu/<int:pk>/chuc-vu/", views.TakeUpPosts.as_view(), name="election-posts"),
    path("<int:unit_id>/bau-cu/<int:pk>/sua/", views.CorrectElection.as_view(), name="election-correct"),
    path("<int:unit_id>/bau-cu/<int:pk>/bo/", views.CancelElection.as_view(), name="election-cancel"),
]
