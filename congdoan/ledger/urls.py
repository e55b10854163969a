"""Addresses of the books, under so-ke-toan/."""

from django.urls import path

from congdoan.ledger import views

app_name = "ledger"
urlpatterns = [
    path("<int:unit_id>/", views.Books.as_view(), name="books"),
    path("<int:unit_id>/mo/", views.OpenBook.as_view(), name="open"),
    path("<int:unit_id>/so/<int:pk>/them-tien-gui/", views.AddBank.as_view(), name="book-add-bank"),
    path("<int:unit_id>/so-quy/<int:pk>/", views.CashBook.as_view(), name="account"),
    path("<int:unit_id>/so-quy/<int:pk>/so-du/", views.CorrectOpening.as_view(), name="account-opening"),
    path("<int:unit_id>/phieu-thu/", views.Receive.as_view(), name="receive"),
    path("<int:unit_id>/phieu-chi/", views.Pay.as_view(), name="pay"),
    path("<int:unit_id>/chuyen-quy/", views.Move.as_view(), name="move"),
    path("<int:unit_id>/chung-tu/", views.VoucherList.as_view(), name="voucher-list"),
    path("<int:unit_id>/chung-tu/<int:pk>/", views.VoucherPage.as_view(), name="voucher"),
    path("<int:unit_id>/chung-tu/<int:pk>/dao/", views.Reverse.as_view(), name="voucher-reverse"),
    path("<int:unit_id>/cho-lap-phieu/", views.Waiting.as_view(), name="waiting"),
    path("<int:unit_id>/cho-lap-phieu/<slug:cause>/", views.Settle.as_view(), name="settle"),
    path("<int:unit_id>/kiem-ke/", views.CountList.as_view(), name="count-list"),
    path("<int:unit_id>/so-quy/<int:pk>/kiem-ke/", views.Count.as_view(), name="account-count"),
    path("<int:unit_id>/kiem-ke/<int:pk>/", views.CountPage.as_view(), name="count"),
    path("<int:unit_id>/kiem-ke/<int:pk>/bo/", views.CancelCount.as_view(), name="count-cancel"),
    path("<int:unit_id>/khoa-so/", views.ClosingList.as_view(), name="closing-list"),
    path("<int:unit_id>/khoa-so/thang/", views.Close.as_view(), name="close"),
    path("<int:unit_id>/khoa-so/nam/", views.CloseYear.as_view(), name="close-year"),
    path("<int:unit_id>/khoa-so/<int:pk>/", views.ClosingPage.as_view(), name="closing"),
    path("<int:unit_id>/khoa-so/<int:pk>/de-nghi-mo-lai/", views.AskReopen.as_view(), name="closing-ask"),
    path("<int:unit_id>/khoa-so/<int:pk>/mo-lai/", views.Reopen.as_view(), name="closing-reopen"),
    path("<int:unit_id>/khoa-so/<int:pk>/khong-mo-lai/", views.Decline.as_view(), name="closing-decline"),
    path("<int:unit_id>/khoa-so/<int:pk>/rut-de-nghi/", views.Withdraw.as_view(), name="closing-withdraw"),
]
