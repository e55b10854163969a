"""What every way of running shares."""

import importlib.util
from pathlib import Path

from csp.constants import NONE, SELF
from django.contrib.messages import constants as message_levels

from congdoan.config import env, rooms

ROOT = Path(__file__).resolve().parents[3]
VAR = Path(env.text("CONGDOAN_VAR", str(ROOT / "var"), "folder for the SQLite file, stored files and collected static files"))

GUIDE = ROOT / "docs" / "guide"
"""The user's guide, read by the help pages."""

VAR.mkdir(parents=True, exist_ok=True)
ROOMS = rooms.ROOMS

DEBUG = False
SECRET_KEY = env.text("CONGDOAN_SECRET_KEY", "", "secret of this installation, at least 50 characters; required in production")
ALLOWED_HOSTS = env.words("CONGDOAN_HOSTS", ["localhost", "127.0.0.1"], "names under which the pages are served")

INSTALLED_APPS = [
    *[name for name in rooms.ROOMS if importlib.util.find_spec(name)],
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.idp.oidc",
    "django_htmx",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "whitenoise.runserver_nostatic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "congdoan.accounts.middleware.OwnPassword",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "csp.middleware.CSPMiddleware",
    "congdoan.ui.middleware.ActorMiddleware",
    "congdoan.ui.middleware.SecondFactor",
    "congdoan.overview.middleware.Support",
    "congdoan.ui.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "congdoan.config.urls"
WSGI_APPLICATION = "congdoan.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "congdoan.ui.context.frame",
            ],
            # django-cotton and django-template-partials both want to own the loaders; this chain serves both
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django_cotton.cotton_loader.Loader",
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "congdoan.ui.templatetags.written",
            ],
        },
    }
]

FORM_RENDERER = "congdoan.ui.renderer.Renderer"
COTTON_ISOLATE_BY_DEFAULT = True  # a component knows its attributes and what every page knows, nothing of the page around it

DATABASES = {"default": env.database("CONGDOAN_DATABASE", f"sqlite:///{VAR / 'congdoan.sqlite3'}", "where the records stand")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["congdoan.accounts.backends.AnyNameBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "congdoan.accounts.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "congdoan.accounts.passwords.NotCommon"},
    {"NAME": "congdoan.accounts.passwords.NotLikeOneself"},
]
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "congdoan.accounts.adapter.ClosedAdapter"
# whose address the limits of sign-in count: without this, everybody behind the installation's own proxy is one visitor
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("CONGDOAN_PROXIES", 0, "proxies in front of the server; the visitor's address is read behind them")
ACCOUNT_FORMS = {
    "login": "congdoan.accounts.forms.SignIn",
    "change_password": "congdoan.accounts.forms.ChangePassword",
    "reauthenticate": "congdoan.accounts.forms.Confirm",
}
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "10/m/ip,5/5m/key", "card": "60/m/ip", "drive": "60/m/ip", "site": "300/m/ip"}
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60  # seconds; before a second factor is added or taken away
MFA_ADAPTER = "congdoan.accounts.factors.Factors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "congdoan.accounts.forms.SecondStep",
    "reauthenticate": "congdoan.accounts.forms.SecondStepAgain",
    "activate_totp": "congdoan.accounts.forms.AddPhone",
    "add_webauthn": "congdoan.accounts.forms.AddKey",
}
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute off
MFA_RECOVERY_CODES_SHOW_ONCE = True
IDP_OIDC_ADAPTER = "congdoan.sites.adapter.Sites"
IDP_OIDC_ACCESS_TOKEN_EXPIRES_IN = 10 * 60  # seconds; no refresh token: a site sends its visitor here again, who passes without a question
IDP_OIDC_ID_TOKEN_EXPIRES_IN = 5 * 60
SITES_KEYS = env.text(
    "CONGDOAN_SIGNING_KEYS", str(VAR / "signing-keys"), "folder of the keys that sign sign-ins at other sites; kept with the backups"
)
SITES_ON_THIS_MACHINE = False  # addresses of return on this machine over plain http: for developers alone
ACCOUNT_SESSION_REMEMBER = None  # asked at sign-in: many machines are shared
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"

# in files, so that all worker processes of this machine count attempts to sign in together
CACHES = {"default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": VAR / "cache"}}

# the queue of background jobs stands in the database, so that a job is put there together with what it is about
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt")]
LOCALE_PATHS = [ROOT / "congdoan" / "config" / "locale"]
FORMAT_MODULE_PATH = "congdoan.config.formats"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": VAR / "files"}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "congdoan.ui.errors.csrf_failed"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
SCAN_MEGABYTES = env.number(
    "CONGDOAN_SCAN_MEGABYTES", 10, "so large may one attached file be (scan, photo), in MB; they lie in the database"
)
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [SELF],
        "object-src": [NONE],
    }
}

MESSAGE_TAGS = {message_levels.ERROR: "son", message_levels.SUCCESS: "la", message_levels.WARNING: "nghe"}

# what goes wrong is said on the terminal (the journal, under systemd); Django alone would only send mail to nobody
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"terminal": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["terminal"], "level": "WARNING"},
}

ENVIRONMENT = dict(env.SEEN)  # every variable read up to here, for docs/reference/settings.md
