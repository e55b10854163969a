"""Addresses of the frame's own pages."""

from django.urls import path

from congdoan.ui import views

app_name = "ui"
urlpatterns = [
    path("", views.Gallery.as_view(), name="gallery"),
    path("ghi-nhan/<int:unit_id>/", views.Record.as_view(), name="record"),
]
