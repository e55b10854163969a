"""Addresses of the care book, under cham-lo/."""

from django.urls import path

from congdoan.care import views

app_name = "care"

urlpatterns = [
    path("<int:unit_id>/tham-hoi/", views.VisitBook.as_view(), name="visit-list"),
    path("<int:unit_id>/tham-hoi/ghi-nhan/", views.RecordVisit.as_view(), name="visit-record"),
    path("<int:unit_id>/tham-hoi/ky-nhan/", views.VisitSignSheet.as_view(), name="visit-sign"),
    path("<int:unit_id>/tham-hoi/<int:pk>/", views.VisitDetail.as_view(), name="visit-detail"),
    path("<int:unit_id>/tham-hoi/<int:pk>/sua/", views.CorrectVisit.as_view(), name="visit-correct"),
    path("<int:unit_id>/tham-hoi/<int:pk>/bo/", views.CancelVisit.as_view(), name="visit-cancel"),
    path("<int:unit_id>/cho-tham/", views.WaitingList.as_view(), name="waiting-list"),
    path("<int:unit_id>/cho-tham/bao/", views.ReportNotice.as_view(), name="notice-report"),
    path("<int:unit_id>/cho-tham/<int:pk>/bo/", views.CancelNotice.as_view(), name="notice-cancel"),
    path("<int:unit_id>/tang-qua/", views.GiftBook.as_view(), name="gift-list"),
    path("<int:unit_id>/tang-qua/ghi-danh-sach/", views.GiveGifts.as_view(), name="gift-give"),
    path("<int:unit_id>/tang-qua/ky-nhan/", views.SignSheet.as_view(), name="gift-sign"),
    path("<int:unit_id>/tang-qua/<int:pk>/", views.GiftDetail.as_view(), name="gift-detail"),
    path("<int:unit_id>/tang-qua/<int:pk>/sua/", views.CorrectGift.as_view(), name="gift-correct"),
    path("<int:unit_id>/tang-qua/<int:pk>/bo/", views.CancelGift.as_view(), name="gift-cancel"),
    path("<int:unit_id>/khong-ai-bi-quen/", views.Unmet.as_view(), name="unmet"),
    path("<int:unit_id>/dinh-muc/", views.NormList.as_view(), name="norm-list"),
    path("<int:unit_id>/dinh-muc/ghi/", views.AddNorm.as_view(), name="norm-add"),
    path("<int:unit_id>/dinh-muc/<int:pk>/", views.NormDetail.as_view(), name="norm-detail"),
    path("<int:unit_id>/dinh-muc/<int:pk>/sua/", views.CorrectNorm.as_view(), name="norm-correct"),
    path("<int:unit_id>/dinh-muc/<int:pk>/het-hieu-luc/", views.EndNormScreen.as_view(), name="norm-end"),
    path("<int:unit_id>/dinh-muc/<int:pk>/bo/", views.CancelNorm.as_view(), name="norm-cancel"),
    path("<int:unit_id>/theo-nguon/", views.SourceSums.as_view(), name="by-source"),
]
