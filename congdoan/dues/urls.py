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
    path("<int:unit_id>/da-dong/", views.PaidList.as_view(), name="paid-list"),
    path("<int:unit_id>/nop-cap-tren/", views.UpwardList.as_view(), name="upward"),
    path("<int:unit_id>/nop-cap-tren/cac-lan/", views.RemittanceList.as_view(), name="remittance-list"),
    path("<int:unit_id>/nop-cap-tren/ghi/", views.Remit.as_view(), name="remit"),
    path("<int:unit_id>/dieu-chinh/", views.AdjustmentList.as_view(), name="adjustment-list"),
    path("<int:unit_id>/nhom-dong/", views.GroupPage.as_view(), name="group"),
    path("<int:unit_id>/nhom-dong/ghi/", views.SetGroup.as_view(), name="group-put"),
    path("<int:unit_id>/bang/<int:pk>/phieu-qr/", views.Slips.as_view(), name="sheet-slips"),
    path("<int:unit_id>/tai-khoan/", views.AccountPage.as_view(), name="account"),
    path("<int:unit_id>/tai-khoan/ghi/", views.SetAccount.as_view(), name="account-put"),
    path("<int:unit_id>/sao-ke/", views.BankLineList.as_view(), name="bank-lines"),
    path("<int:unit_id>/sao-ke/dua-len/", views.BankFile.as_view(), name="bank-file"),
    path("<int:unit_id>/sao-ke/tep/", views.BankFileList.as_view(), name="bank-file-list"),
    path("<int:unit_id>/sao-ke/tep/<int:pk>/bo/", views.CancelBankFile.as_view(), name="bank-file-cancel"),
    path("<int:unit_id>/sao-ke/khop/", views.Match.as_view(), name="bank-match"),
    path("<int:unit_id>/sao-ke/<int:pk>/go/", views.Unmatch.as_view(), name="bank-unmatch"),
    path("<int:unit_id>/kinh-phi/", views.LevyList.as_view(), name="levy-list"),
    path("<int:unit_id>/kinh-phi/ghi/", views.EnterMonth.as_view(), name="levy-enter"),
    path("<int:unit_id>/kinh-phi/con-no/", views.LevyDebtList.as_view(), name="levy-debts"),
    path("<int:unit_id>/kinh-phi/tinh-lai/", views.RecomputeLevy.as_view(), name="levy-recompute"),
    path("<int:unit_id>/kinh-phi/cac-lan/", views.ReceiptList.as_view(), name="levy-receipts"),
    path("<int:unit_id>/kinh-phi/cac-lan/<int:pk>/bo/", views.CancelReceipt.as_view(), name="levy-receipt-cancel"),
    path("<int:unit_id>/kinh-phi/cap-tren-cap/", views.DownwardList.as_view(), name="downward"),
    path("<int:unit_id>/kinh-phi/cap-tren-cap/cac-lan/", views.TransferList.as_view(), name="transfer-list"),
    path("<int:unit_id>/kinh-phi/cap-tren-cap/ghi/", views.RecordTransfer.as_view(), name="transfer-record"),
    path("<int:unit_id>/kinh-phi/cap-tren-cap/<int:pk>/bo/", views.CancelTransfer.as_view(), name="transfer-cancel"),
    path("<int:unit_id>/kinh-phi/co-quan/<int:pk>/ca-nam/", views.EnterYear.as_view(), name="levy-year"),
    path("<int:unit_id>/kinh-phi/co-quan/<int:pk>/cach-nop/", views.SetTerms.as_view(), name="levy-terms"),
    path("<int:unit_id>/kinh-phi/<int:pk>/", views.LevyLinePage.as_view(), name="levy-line"),
]
