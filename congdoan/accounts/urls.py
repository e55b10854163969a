"""Sign-in, sign-out, one's password and second factor; allauth's other doors are closed in this house."""

from allauth.account import views
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.urls import path

from congdoan.accounts.views import AddKey, Factors, KeyAgain, RemoveKey, Second


@login_not_required
def closed(request, *args, **kwargs):
    """A door of allauth's that this house does not use."""
    raise Http404


urlpatterns = [
    path("dang-nhap/", views.login, name="account_login"),
    path("dang-xuat/", views.logout, name="account_logout"),
    path("doi-mat-khau/", views.password_change, name="account_change_password"),
    path("xac-nhan-lai/", views.reauthenticate, name="account_reauthenticate"),
    path("khong-con-dung/", views.account_inactive, name="account_inactive"),
    path("buoc-hai/", Factors.as_view(), name="mfa_index"),
    path("buoc-hai/ghi-ma/", Second.as_view(), name="mfa_authenticate"),
    path("buoc-hai/xac-nhan-lai/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("buoc-hai/dien-thoai/", totp.activate_totp, name="mfa_activate_totp"),
    path("buoc-hai/dien-thoai/bo/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("buoc-hai/ma-du-phong/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("buoc-hai/ma-du-phong/moi/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("buoc-hai/khoa/", AddKey.as_view(), name="mfa_add_webauthn"),
    path("buoc-hai/khoa/<int:pk>/bo/", RemoveKey.as_view(), name="mfa_remove_webauthn"),
    path("buoc-hai/khoa/xac-nhan-lai/", KeyAgain.as_view(), name="mfa_reauthenticate_webauthn"),
    *[
        path(f"khong-co/{name}/", closed, name=name)
        for name in (
            "account_signup",
            "account_reset_password",
            "account_email",
            "account_set_password",
            "account_email_verification_sent",
            "account_change_phone",
            "account_request_login_code",
            "mfa_list_webauthn",
            "mfa_download_recovery_codes",
        )
    ],
]
