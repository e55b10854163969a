"""Addresses of the room extras."""

from django.urls import path

from congdoan.extras import views

app_name = "extras"

urlpatterns = [
    path("<int:unit_id>/", views.FieldList.as_view(), name="field-list"),
    path("<int:unit_id>/lap/", views.DeclareField.as_view(), name="field-declare"),
    path("<int:unit_id>/<int:pk>/sua/", views.CorrectField.as_view(), name="field-correct"),
]
