"""Addresses of the room dues, under doan-phi/."""

from django.urls import path

from congdoan.dues import views

app_name = "dues"
urlpatterns = [
    path("cua-toi/", views.OwnDues.as_view(), name="own"),
    path("<int:unit_id>/", views.PayerList.as_view(), name="payers"),
    path("<int:unit_id>/bang/", views.SheetList.as_view(), name="sheet-list"),
    path("<int:unit_id>/bang/lap/", views.Fill.as_view(), name="sheet-fill"),
    path("<int:unit_id>/bang/<int:pk>/", views.LineList.as_view(), name="sheet"),
    path("<int:unit_id>/bang/<int:pk>/ghi/", views.Enter.as_view(), name="sheet-enter"),
    path("<int:unit_id>/bang/<int:pk>/tep-luong/", views.PayrollFile.as_view(), name="sheet-payroll"),
    path("<int:unit_id>/bang/<int:pk>/bo-sung/", views.BringUp.as_view(), name="sheet-bring-up"),
    path("<int:unit_id>/bang/<int:pk>/tinh-lai/", views.Recompute.as_view(), name="sheet-recompute"),
    path("<int:unit_id>/con-no/", views.DebtList.as_view(), name="debt-list"),
    path("<int:unit_id>/nop-cap-tren/", views.UpwardList.as_view(), name="upward"),
    path("<int:unit_id>/nop-cap-tren/cac-lan/", views.RemittanceList.as_view(), name="remittance-list"),
    path("<int:unit_id>/nop-cap-tren/ghi/", views.Remit.as_view(), name="remit"),
    path("<int:unit_id>/dieu-chinh/", views.AdjustmentList.as_view(), name="adjustment-list"),
    path("<int:unit_id>/nhom-dong/", views.GroupPage.as_view(), name="group"),
    path("<int:unit_id>/nhom-dong/ghi/", views.SetGroup.as_view(), name="group-put"),
]
