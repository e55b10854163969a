"""For a developer's machine and ./run demo."""

from congdoan.config.settings.base import *  # noqa: F403
from congdoan.config.settings.base import SECRET_KEY

DEBUG = False
SECRET_KEY = SECRET_KEY or "only-for-a-developers-machine-never-for-real-records-0000"
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True  # static files straight from the rooms
SITES_ON_THIS_MACHINE = True  # somebody who builds a site tries it on his own machine
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # keys over plain http, on localhost alone
