"""For the suite: fast hashing, an in-memory database unless another is named, strict templates."""

from congdoan.config import env
from congdoan.config.settings.base import *  # noqa: F403
from congdoan.config.settings.base import ACCOUNT_RATE_LIMITS, MIDDLEWARE, TEMPLATES, VAR

SECRET_KEY = "only-for-tests"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATABASES = {"default": env.database("CONGDOAN_TEST_DATABASE", "sqlite:///:memory:", "the suite's database")}
if DATABASES["default"]["NAME"] == ":memory:":
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}  # said aloud, so that parallel workers too stay in memory
RATE_LIMITS, ACCOUNT_RATE_LIMITS = ACCOUNT_RATE_LIMITS, {}  # held to in accounts/tests/test_limits.py
SITES_KEYS = VAR / "keys-of-tests"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = "!!BIẾN KHÔNG CÓ: %s!!"
MIDDLEWARE = ["tests.strict.StrictPages", *MIDDLEWARE]
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
