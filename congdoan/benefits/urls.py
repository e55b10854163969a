"""Addresses of benefits, under uu-dai/."""

from django.urls import path

from congdoan.benefits import views

app_name = "benefits"
urlpatterns = [
    path("cua-toi/", views.MyOffers.as_view(), name="mine"),
    path("cua-toi/da-dung/", views.UseOffer.as_view(), name="use"),
    path("cua-toi/bo-lan-dung/", views.TakeBack.as_view(), name="take-back"),
    path("<int:unit_id>/", views.OfferList.as_view(), name="list"),
    path("<int:unit_id>/da-dung/", views.RecordUse.as_view(), name="record-use"),
    path("<int:unit_id>/doi-tac/", views.PartnerList.as_view(), name="partners"),
    path("<int:unit_id>/doi-tac/ghi/", views.RecordPartner.as_view(), name="add-partner"),
    path("<int:unit_id>/doi-tac/<int:pk>/sua/", views.CorrectPartner.as_view(), name="partner-correct"),
    path("<int:unit_id>/doi-tac/<int:pk>/bo/", views.CancelPartner.as_view(), name="partner-cancel"),
    path("<int:unit_id>/doi-tac/<int:pk>/ghi-uu-dai/", views.RecordOffer.as_view(), name="partner-offer"),
    path("<int:unit_id>/<int:pk>/", views.OfferPage.as_view(), name="offer"),
    path("<int:unit_id>/<int:pk>/sua/", views.CorrectOffer.as_view(), name="offer-correct"),
    path("<int:unit_id>/<int:pk>/bo/", views.CancelOffer.as_view(), name="offer-cancel"),
]
