"""Addresses of files of units that end, under ban-giao/."""

from django.urls import path

from congdoan.dissolution import views

app_name = "dissolution"
urlpatterns = [
    path("<int:unit_id>/", views.FileList.as_view(), name="file-list"),
    path("<int:unit_id>/mo/", views.OpenFile.as_view(), name="open"),
    path("<int:unit_id>/bien-ban/", views.TakeAll.as_view(), name="minutes-all"),
    path("<int:unit_id>/phuong-an/<int:pk>/", views.OpenForPlan.as_view(), name="plan-open"),
    path("<int:unit_id>/muc/<int:pk>/", views.SettleLine.as_view(), name="line-settle"),
    path("<int:unit_id>/muc/<int:pk>/bo/", views.RemoveLine.as_view(), name="line-remove"),
    path("<int:unit_id>/nhan/<int:pk>/", views.ReceiveFile.as_view(), name="receive"),
    path("<int:unit_id>/<int:pk>/", views.FilePage.as_view(), name="file"),
    path("<int:unit_id>/<int:pk>/them/", views.AddLine.as_view(), name="file-add"),
    path("<int:unit_id>/<int:pk>/khong-co/", views.SettleEmpty.as_view(), name="file-empty"),
    path("<int:unit_id>/<int:pk>/sua/", views.CorrectFile.as_view(), name="file-correct"),
    path("<int:unit_id>/<int:pk>/bo/", views.CancelFile.as_view(), name="file-cancel"),
    path("<int:unit_id>/<int:pk>/ky/", views.SignFile.as_view(), name="file-sign"),
    path("<int:unit_id>/<int:pk>/mo-lai/", views.TakeBack.as_view(), name="file-take-back"),
    path("<int:unit_id>/<int:pk>/bien-ban/", views.TakeMinutes.as_view(), name="file-minutes"),
    path("<int:unit_id>/<int:pk>/doan-vien/", views.MembersOfFile.as_view(), name="file-members"),
]
