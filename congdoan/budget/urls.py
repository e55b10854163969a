"""Addresses of estimates and settlements, under du-toan-quyet-toan/."""

from django.urls import path

from congdoan.budget import views

app_name = "budget"
urlpatterns = [
    path("<int:unit_id>/", views.Years.as_view(), name="years"),
    path("<int:unit_id>/du-toan/<str:period>/", views.EstimatePage.as_view(), name="estimate"),
    path("<int:unit_id>/du-toan/<str:period>/lap/", views.DrawEstimate.as_view(), name="estimate-draw"),
    path("<int:unit_id>/quyet-toan/<str:period>/", views.SettlementPage.as_view(), name="settlement"),
    path("<int:unit_id>/quyet-toan/<str:period>/lap/", views.DrawSettlement.as_view(), name="settlement-draw"),
    path("<int:unit_id>/ho-so/<int:pk>/dong-y/", views.Agree.as_view(), name="filing-agree"),
    path("<int:unit_id>/ho-so/<int:pk>/gui/", views.Send.as_view(), name="filing-send"),
    path("<int:unit_id>/ho-so/<int:pk>/tra-lai/", views.GiveBack.as_view(), name="filing-return"),
    path("<int:unit_id>/ho-so/<int:pk>/duyet/", views.Approve.as_view(), name="filing-approve"),
    path("<int:unit_id>/cap-duoi/du-toan/", views.EstimatesBelow.as_view(), name="estimates-below"),
    path("<int:unit_id>/cap-duoi/quyet-toan/", views.SettlementsBelow.as_view(), name="settlements-below"),
    path("<int:unit_id>/tong-hop/du-toan/", views.EstimateSum.as_view(), name="estimate-sum"),
    path("<int:unit_id>/tong-hop/quyet-toan/", views.SettlementSum.as_view(), name="settlement-sum"),
]
