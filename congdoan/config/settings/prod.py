"""For an installation: refuses to start without a secret, only over HTTPS."""

from django.core.exceptions import ImproperlyConfigured

from congdoan.config import env
from congdoan.config.settings.base import *  # noqa: F403
from congdoan.config.settings.base import SECRET_KEY

if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("CONGDOAN_SECRET_KEY must be set to at least 50 characters.")

_https = env.flag("CONGDOAN_HTTPS", True, "the pages are served over HTTPS")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _https else None
SECURE_SSL_REDIRECT = _https
SESSION_COOKIE_SECURE = _https
CSRF_COOKIE_SECURE = _https
SECURE_HSTS_SECONDS = 31_536_000 if _https else 0
STORAGES = {
    **STORAGES,  # noqa: F405
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
