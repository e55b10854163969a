"""Addresses of lists and decisions, under giay-to/."""

from django.urls import path

from congdoan.papers import views

app_name = "papers"

urlpatterns = [
    path("<int:unit_id>/danh-sach/", views.TakeMembers.as_view(), name="list-members"),
    path("<int:unit_id>/trich-ngang/", views.TakeCandidates.as_view(), name="list-candidates"),
]
