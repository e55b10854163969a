"""Addresses of the cards, under the/; the public one is short, for it stands in a QR code."""

from django.urls import path

from congdoan.cards import views

app_name = "cards"

urlpatterns = [
    path("k/<slug:token>/", views.check, name="check"),
    path("cua-toi/", views.MyCard.as_view(), name="mine"),
    path("<int:unit_id>/", views.CardList.as_view(), name="card-list"),
    path("<int:unit_id>/cap/", views.IssueCards.as_view(), name="card-issue"),
    path("<int:unit_id>/giao/", views.HandOverCards.as_view(), name="card-hand-over"),
    path("<int:unit_id>/in/", views.CardSheets.as_view(), name="card-sheets"),
    path("<int:unit_id>/<int:membership_id>/", views.MemberCard.as_view(), name="member-card"),
    path("<int:unit_id>/<int:membership_id>/thoi/", views.EndCard.as_view(), name="card-end"),
]
