"""Addresses of the room membership."""

from django.urls import path

from congdoan.membership import views

app_name = "membership"
ACCOUNT = "<int:unit_id>/tai-khoan/<int:person_id>/"

urlpatterns = [
    path("<int:unit_id>/", views.MemberList.as_view(), name="member-list"),
    path("<int:unit_id>/ket-nap/", views.AdmitMember.as_view(), name="member-admit"),
    path("<int:unit_id>/<int:membership_id>/sua/", views.CorrectMember.as_view(), name="member-correct"),
    path("<int:unit_id>/<int:membership_id>/roi/", views.EndMembership.as_view(), name="member-leave"),
    path("<int:unit_id>/ghi-con/", views.RecordChild.as_view(), name="child-record"),
    path("<int:unit_id>/ghi-chuc-vu/", views.Appoint.as_view(), name="post-appoint"),
    path(ACCOUNT, views.Account.as_view(), name="account"),
    path(ACCOUNT + "mo/", views.OpenAccount.as_view(), name="account-open"),
    path(ACCOUNT + "cap-lai-mat-khau/", views.RenewPassword.as_view(), name="account-renew"),
    path(ACCOUNT + "dong/", views.CloseAccount.as_view(), name="account-close"),
    path(ACCOUNT + "mo-lai/", views.ReopenAccount.as_view(), name="account-reopen"),
]
