"""Addresses of the room membership."""

from django.urls import path

from congdoan.membership import views

app_name = "membership"
ACCOUNT = "<int:unit_id>/tai-khoan/<int:person_id>/"
APPLICATION = "<int:unit_id>/don-gia-nhap/<int:pk>/"
TRANSFER = "<int:unit_id>/chuyen-sinh-hoat/<int:pk>/"
RELATIVE = "<int:unit_id>/than-nhan/<int:pk>/"
MEMBER = "<int:unit_id>/<int:membership_id>/"

urlpatterns = [
    path("<int:unit_id>/", views.MemberList.as_view(), name="member-list"),
    path("<int:unit_id>/thong-ke/", views.MemberStatistics.as_view(), name="member-statistics"),
    path("<int:unit_id>/bien-dong/", views.MovementList.as_view(), name="movement-list"),
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
    path(APPLICATION + "sua-ma/", views.CorrectNumber.as_view(), name="application-number"),
    path(APPLICATION + "rut/", views.WithdrawApplication.as_view(), name="application-withdraw"),
    path("cua-toi/thong-tin-them/", views.RecordOwnAnswers.as_view(), name="own-answers"),
    path(MEMBER + "thong-tin-them/", views.RecordAnswers.as_view(), name="member-answers"),
    path(MEMBER + "thay-doi/", views.ChangeMembership.as_view(), name="member-changes"),
    path(MEMBER + "tam-dung/", views.Suspend.as_view(), name="member-suspend"),
    path(MEMBER + "tam-dung/<int:pk>/sinh-hoat-lai/", views.Resume.as_view(), name="member-resume"),
    path(MEMBER + "qua-doi/", views.RecordDeath.as_view(), name="member-death"),
    path(MEMBER + "tro-lai/", views.Rejoin.as_view(), name="member-rejoin"),
    path(MEMBER + "bo-lan-roi/", views.TakeBackLeaving.as_view(), name="member-take-back"),
    path(MEMBER + "bo-ghi-nham/", views.CancelMisrecorded.as_view(), name="member-misrecorded"),
    path("<int:unit_id>/ghi-nham/", views.MisrecordList.as_view(), name="misrecord-list"),
    path("<int:unit_id>/ghi-nham/<int:pk>/ghi-lai/", views.RestoreMisrecorded.as_view(), name="misrecord-restore"),
    path("<int:unit_id>/chuyen-sinh-hoat/", views.TransferList.as_view(), name="transfer-list"),
    path("<int:unit_id>/chuyen-sinh-hoat/de-nghi/", views.AskTransfer.as_view(), name="transfer-ask"),
    path(TRANSFER, views.TransferPage.as_view(), name="transfer"),
    path(TRANSFER + "dong-y/", views.ConfirmTransfer.as_view(), name="transfer-confirm"),
    path(TRANSFER + "chua-chuyen/", views.DeclineTransfer.as_view(), name="transfer-decline"),
    path(TRANSFER + "rut/", views.CallBackTransfer.as_view(), name="transfer-call-back"),
    path(TRANSFER + "bo-tu-noi-cu/", views.UndoTransferFrom.as_view(), name="transfer-undo-from"),
    path(TRANSFER + "bo-tu-noi-moi/", views.UndoTransferTo.as_view(), name="transfer-undo-to"),
    path(TRANSFER + "giu-tu-noi-cu/", views.KeepTransferFrom.as_view(), name="transfer-keep-from"),
    path(TRANSFER + "giu-tu-noi-moi/", views.KeepTransferTo.as_view(), name="transfer-keep-to"),
    path("<int:unit_id>/trinh-do/", views.QualificationList.as_view(), name="qualification-list"),
    path("<int:unit_id>/trinh-do/ghi/", views.RecordQualification.as_view(), name="qualification-record"),
    path("<int:unit_id>/trinh-do/<int:pk>/sua/", views.CorrectQualification.as_view(), name="qualification-correct"),
    path("<int:unit_id>/trinh-do/<int:pk>/bo/", views.CancelQualification.as_view(), name="qualification-cancel"),
    path("<int:unit_id>/dan-cu/", views.SeatList.as_view(), name="seat-list"),
    path("<int:unit_id>/dan-cu/ghi/", views.SeatMember.as_view(), name="seat-record"),
    path("<int:unit_id>/dan-cu/<int:pk>/sua/", views.CorrectSeat.as_view(), name="seat-correct"),
    path("<int:unit_id>/dan-cu/<int:pk>/bo/", views.CancelSeat.as_view(), name="seat-cancel"),
    path("<int:unit_id>/dan-cu/ghi-co-quan/", views.RecordCouncil.as_view(), name="council-record"),
    path("<int:unit_id>/uu-tu/", views.OutstandingList.as_view(), name="outstanding-list"),
    path("<int:unit_id>/uu-tu/ghi/", views.RecogniseOutstanding.as_view(), name="outstanding-record"),
    path("<int:unit_id>/uu-tu/<int:pk>/bo/", views.CancelOutstanding.as_view(), name="outstanding-cancel"),
    path("<int:unit_id>/ghi-than-nhan/", views.RecordRelative.as_view(), name="relative-record"),
    path(RELATIVE + "sua/", views.CorrectRelative.as_view(), name="relative-correct"),
    path(RELATIVE + "xac-nhan/", views.ConfirmRelative.as_view(), name="relative-confirm"),
    path(RELATIVE + "bo/", views.CancelRelative.as_view(), name="relative-cancel"),
    path("cua-toi/than-nhan/", views.RecordOwnRelative.as_view(), name="own-relative"),
    path("<int:unit_id>/ghi-chuc-vu/", views.Appoint.as_view(), name="post-appoint"),
    path(ACCOUNT, views.Account.as_view(), name="account"),
    path(ACCOUNT + "mo/", views.OpenAccount.as_view(), name="account-open"),
    path(ACCOUNT + "cap-lai-mat-khau/", views.RenewPassword.as_view(), name="account-renew"),
    path(ACCOUNT + "dong/", views.CloseAccount.as_view(), name="account-close"),
    path(ACCOUNT + "mo-lai/", views.ReopenAccount.as_view(), name="account-reopen"),
]
