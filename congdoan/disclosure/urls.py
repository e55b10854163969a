"""Addresses of what is published, under cong-khai/."""

from django.urls import path

from congdoan.disclosure import views

app_name = "disclosure"
urlpatterns = [
    path("cua-toi/", views.OwnPublications.as_view(), name="mine"),
    path("<int:unit_id>/", views.PublicationList.as_view(), name="list"),
    path("<int:unit_id>/cong-khai/", views.Publish.as_view(), name="publish"),
    path("<int:unit_id>/<int:pk>/", views.PublicationPage.as_view(), name="publication"),
    path("<int:unit_id>/<int:pk>/rut/", views.Cancel.as_view(), name="publication-cancel"),
]
