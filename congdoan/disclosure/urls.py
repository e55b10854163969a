"""Addresses of what is published, under cong-khai/."""

from django.urls import path

from congdoan.disclosure import views

app_name = "disclosure"
urlpatterns = [
    path("cua-toi/", views.OwnPublications.as_view(), name="mine"),
    path("cua-toi/hoi/", views.Ask.as_view(), name="ask"),
    path("<int:unit_id>/hoi-dap/", views.QuestionList.as_view(), name="questions"),
    path("<int:unit_id>/hoi-dap/<int:pk>/", views.Reply.as_view(), name="question-reply"),
    path("<int:unit_id>/hoi-dap/<int:pk>/rut/", views.CancelQuestion.as_view(), name="question-cancel"),
    path("<int:unit_id>/", views.PublicationList.as_view(), name="list"),
    path("<int:unit_id>/cong-khai/", views.Publish.as_view(), name="publish"),
    path("<int:unit_id>/<int:pk>/", views.PublicationPage.as_view(), name="publication"),
    path("<int:unit_id>/<int:pk>/them-noi/", views.Add.as_view(), name="publication-place"),
    path("<int:unit_id>/noi/", views.DisplayList.as_view(), name="displays"),
    path("<int:unit_id>/noi/<int:pk>/go/", views.TakeDown.as_view(), name="display-take-down"),
    path("<int:unit_id>/noi/<int:pk>/bo/", views.CancelDisplay.as_view(), name="display-cancel"),
    path("<int:unit_id>/<int:pk>/rut/", views.Cancel.as_view(), name="publication-cancel"),
]
