"""Addresses of the room duplicates."""

from django.urls import path

from congdoan.duplicates import views

app_name = "duplicates"
PAIR = "<int:unit_id>/<int:person_id>/<int:other_id>/"

urlpatterns = [
    path("<int:unit_id>/", views.CandidateList.as_view(), name="candidate-list"),
    path(PAIR, views.MergePersons.as_view(), name="merge"),
    path(PAIR + "hai-nguoi/", views.TellApart.as_view(), name="tell-apart"),
    path("<int:unit_id>/da-nhap/", views.MergeList.as_view(), name="merge-list"),
    path("<int:unit_id>/da-nhap/<int:pk>/go/", views.UndoMerge.as_view(), name="merge-undo"),
]
