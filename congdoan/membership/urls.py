"""Addresses of the room membership."""

from django.urls import path

from congdoan.membership import views

app_name = "membership"
ACCOUNT = "<int:unit_id>/tai-khoan/<int:person_id>/"
APPLICATION = "<int:unit_id>/don-gia-nhap/<int:pk>/"

urlpatterns = [
    path("<int:unit_id>/", views.MemberList.as_view(), name="member-list"),
    path("<int:unit_id>/ket-nap/", views.AdmitMember.as_view(), name="member-admit"),
    path("<int:unit_id>/<int:membership_id>/sua/", views.CorrectMember.as_view(), name="member-correct"),
    path("<int:unit_id>/<int:membership_id>/roi/", views.EndMembership.as_view(), name="member-leave"),
    path("<int:unit_id>/don-gia-nhap/", views.ApplicationList.as_view(), name="application-list"),
    path("<int:unit_id>/don-gia-nhap/nhan/", views.ReceiveApplication.as_view(), name="application-receive"),
    path("<int:unit_id>/don-gia-nhap/nhan-danh-sach/", views.ReceiveApplications.as_view(), name="application-receive-all"),
    path("<int:unit_id>/don-gia-nhap/xet/", views.ConsiderApplications.as_view(), name="application-consider"),
    path("<int:unit_id>/don-gia-nhap/quyet-dinh/", views.DecideApplications.as_view(), name="application-decide"),
    path("<int:unit_id>/don-gia-nhap/ket-nap/", views.InductMembers.as_view(), name="application-induct"),
    path(APPLICATION, views.ApplicationPage.as_view(), name="application"),
    path(APPLICATION + "sua/", views.CorrectApplication.as_view(), name="application-correct"),
    path(APPLICATION + "rut/", views.WithdrawApplication.as_view(), name="application-withdraw"),
    path("<int:unit_id>/ghi-con/", views.RecordChild.as_view(), name="child-record"),
    path("<int:unit_id>/ghi-chuc-vu/", views.Appoint.as_view(), name="post-appoint"),
    path(ACCOUNT, views.Account.as_view(), name="account"),
    path(ACCOUNT + "mo/", views.OpenAccount.as_view(), name="account-open"),
    path(ACCOUNT + "cap-lai-mat-khau/", views.RenewPassword.as_view(), name="account-renew"),
    path(ACCOUNT + "dong/", views.CloseAccount.as_view(), name="account-close"),
    path(ACCOUNT + "mo-lai/", views.ReopenAccount.as_view(), name="account-reopen"),
]
