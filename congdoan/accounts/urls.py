"""Sign-in, sign-out and change of password; allauth's other doors are closed in this house."""

from allauth.account import views
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.urls import path


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
        )
    ],
]
