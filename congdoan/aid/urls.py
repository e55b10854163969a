"""Addresses of requests for aid, under de-nghi-tro-cap/."""

from django.urls import path

from congdoan.aid import views

app_name = "aid"
urlpatterns = [
    path("cua-toi/", views.MyRequests.as_view(), name="mine"),
    path("cua-toi/gui/", views.AskForAid.as_view(), name="ask"),
    path("cua-toi/<int:pk>/giay-to/", views.AttachOwn.as_view(), name="own-attach"),
    path("cua-toi/giay-to/<int:pk>/", views.OwnFile.as_view(), name="own-paper"),
    path("cua-toi/giay-to/<int:pk>/bo/", views.WithdrawOwn.as_view(), name="own-paper-drop"),
    path("<int:unit_id>/giay-to/<int:pk>/", views.EvidenceFile.as_view(), name="paper"),
    path("<int:unit_id>/giay-to/<int:pk>/bo/", views.Withdraw.as_view(), name="paper-drop"),
    path("<int:unit_id>/<int:pk>/giay-to/", views.Attach.as_view(), name="request-attach"),
    path("<int:unit_id>/", views.RequestList.as_view(), name="request-list"),
    path("<int:unit_id>/de-nghi/", views.Propose.as_view(), name="propose"),
    path("<int:unit_id>/chi-truoc/", views.GiveFirst.as_view(), name="give-first"),
    path("<int:unit_id>/<int:pk>/", views.RequestPage.as_view(), name="request"),
    path("<int:unit_id>/<int:pk>/de-xuat/", views.Back.as_view(), name="request-back"),
    path("<int:unit_id>/<int:pk>/duyet/", views.Approve.as_view(), name="request-approve"),
    path("<int:unit_id>/<int:pk>/khong-duyet/", views.Refuse.as_view(), name="request-refuse"),
    path("<int:unit_id>/<int:pk>/trao/", views.Give.as_view(), name="request-give"),
    path("<int:unit_id>/<int:pk>/du-giay-to/", views.Complete.as_view(), name="request-complete"),
    path("<int:unit_id>/<int:pk>/cho-biet/", views.Name.as_view(), name="request-name"),
    path("<int:unit_id>/<int:pk>/bo/", views.Cancel.as_view(), name="request-cancel"),
]
