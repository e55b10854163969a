"""Addresses of the sites, under trang-lien-ket/: the provider's own (whose prefix is the issuer), the member's, the keeper's."""

from django.urls import path

from congdoan.sites import views

app_name = "sites"

urlpatterns = [
    path(".well-known/openid-configuration", views.discovery, name="discovery"),
    path("khoa.json", views.jwks, name="jwks"),
    path("vao", views.authorize, name="authorize"),
    path("doi-ma", views.token, name="token"),
    path("la-ai", views.userinfo, name="userinfo"),
    path("thoi-ma", views.revoke, name="revoke"),
    path("dong-y/", views.Consent.as_view(), name="consent"),
    path("di-tiep/", views.Continue.as_view(), name="continue"),
    path("tu-choi/", views.Decline.as_view(), name="decline"),
    path("cua-toi/", views.MySites.as_view(), name="mine"),
    path("cua-toi/<int:pk>/rut-lai/", views.Withdraw.as_view(), name="consent-withdraw"),
    path("<int:unit_id>/", views.SiteList.as_view(), name="site-list"),
    path("<int:unit_id>/khai/", views.DeclareSite.as_view(), name="site-declare"),
    path("<int:unit_id>/<int:pk>/", views.SitePage.as_view(), name="site"),
    path("<int:unit_id>/<int:pk>/sua/", views.CorrectSite.as_view(), name="site-correct"),
    path("<int:unit_id>/<int:pk>/ma-moi/", views.RenewSecret.as_view(), name="site-secret"),
    path("<int:unit_id>/<int:pk>/dong/", views.CloseSite.as_view(), name="site-close"),
]
