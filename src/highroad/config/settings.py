"""How Highroad is switched on: everything that differs between installations comes from the environment.

| variable | meaning | default |
| --- | --- | --- |
| HIGHROAD_MODE | `production`, `demonstration` or `development` | `production` |
| HIGHROAD_DATA | folder for the database, uploads and row files | `./var` |
| HIGHROAD_DATABASE | address of the database | SQLite in HIGHROAD_DATA |
| HIGHROAD_SECRET | signing secret; required in production | made once and kept in HIGHROAD_DATA |
| HIGHROAD_ADDRESS | public address of the site | `http://localhost:8000` |
| HIGHROAD_KEY_COPIES | folder of the hourly copy of people's keys | `key-copies` in HIGHROAD_DATA |
| HIGHROAD_MAIL | address of the mail server, `smtp://user:password@host:port`; `files` keeps them as files | `files` |
| HIGHROAD_OFFICE | mail address of the program office, for its public page | none shown |
| HIGHROAD_MAIL_FROM | sender of mails | `highroad@localhost` |
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

from highroad.config.switches import database, mail, one_of, secret

PACKAGE = Path(__file__).resolve().parents[1]
MODE = one_of("HIGHROAD_MODE", ("production", "demonstration", "development"))
IS_PRODUCTION = MODE == "production"
IS_DEMONSTRATION = MODE != "production"
DEBUG = MODE == "development"
DATA = Path(os.environ.get("HIGHROAD_DATA", "var")).resolve()
KEY_COPIES = os.environ.get("HIGHROAD_KEY_COPIES", "")
SECRET_KEY = secret("HIGHROAD_SECRET", DATA, required=IS_PRODUCTION)
ADDRESS = os.environ.get("HIGHROAD_ADDRESS", "http://localhost:8000").rstrip("/")
HOST = urlparse(ADDRESS).hostname or "localhost"
ALLOWED_HOSTS = [HOST] if IS_PRODUCTION else [HOST, "localhost", "127.0.0.1", "[::1]", "testserver"]

INSTALLED_APPS = [
    "highroad.areas.ledger.apps.Config",
    "highroad.areas.accounts.apps.Config",
    "highroad.areas.partnerships.apps.Config",
    "highroad.areas.decisions.apps.Config",
    "highroad.areas.commitments.apps.Config",
    "highroad.areas.witnesses.apps.Config",
    "highroad.areas.participants.apps.Config",
    "highroad.areas.filings.apps.Config",
    "highroad.areas.demand.apps.Config",
    "highroad.areas.problem_solving.apps.Config",
    "highroad.areas.placements.apps.Config",
    "highroad.areas.fair_access.apps.Config",
    "highroad.areas.meetings.apps.Config",
    "highroad.areas.self_identification.apps.Config",
    "highroad.areas.training.apps.Config",
    "highroad.areas.supports.apps.Config",
    "highroad.areas.credentials.apps.Config",
    "highroad.areas.assurances.apps.Config",
    "highroad.areas.job_quality.apps.Config",
    "highroad.areas.library.apps.Config",
    "highroad.areas.guide.apps.Config",
    "highroad.areas.copies.apps.Config",
    "highroad.areas.showcase.apps.Config",
    "highroad.background.apps.Config",
    "highroad.web.ui.apps.Config",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "template_partials",
    "heroicons",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "wagtail.users",
    "wagtail.admin",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.sites",
    "wagtail.snippets",
    "wagtail.contrib.redirects",
    "wagtail",
    "taggit",
    "modelcluster",
    *(["django.contrib.admin"] if DEBUG else []),
]
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "highroad.web.middleware.plain_verbs",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "csp.middleware.CSPMiddleware",
    "highroad.web.middleware.refusals",
    "highroad.web.middleware.no_store",
    "highroad.web.middleware.second_factor",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]
ROOT_URLCONF = "highroad.config.urls"
WSGI_APPLICATION = "highroad.config.wsgi.application"
ASGI_APPLICATION = "highroad.config.asgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "highroad.web.ui.context.page",
            ],
        },
    }
]

DATABASES = {"default": database("HIGHROAD_DATABASE", DATA)}
MEDIA_ROOT = DATA / "uploads"
ROWS_ROOT = DATA / "rows"
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
WHITENOISE_USE_FINDERS = not IS_PRODUCTION
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if IS_PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
FORMAT_MODULE_PATH = "highroad.config.formats"
LOCALE_PATHS = sorted(str(path) for path in (PACKAGE / "locale").glob("*/"))
USE_TZ = True
TIME_ZONE = "America/New_York"

AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "highroad.backoffice.rights.EditorRights",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:home"
LOGOUT_REDIRECT_URL = "showcase:front"
ACCOUNT_ADAPTER = "highroad.web.accounts.adapter.InvitedOnly"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if ADDRESS.startswith("https") else "http"
MFA_ADAPTER = "highroad.web.accounts.adapter.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_TOTP_ISSUER = "Highroad"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_PRODUCTION

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_PRODUCTION
SESSION_COOKIE_NAME = "__Host-session" if IS_PRODUCTION else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if IS_PRODUCTION else "csrf"
CSRF_FAILURE_VIEW = "highroad.web.errors.csrf"
SECURE_SSL_REDIRECT = IS_PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_PRODUCTION else None
SECURE_HSTS_SECONDS = 31_536_000 if IS_PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_PRODUCTION
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000

locals().update(mail("HIGHROAD_MAIL", DATA))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get("HIGHROAD_MAIL_FROM", "highroad@localhost")

OFFICE_MAIL = os.environ.get("HIGHROAD_OFFICE", "")

TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "background": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["background"]},
}

WAGTAIL_SITE_NAME = "Highroad"
WAGTAILADMIN_BASE_URL = ADDRESS
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_I18N_ENABLED = False
PUBLIC_PAGES_KEPT_FOR = 20
"""Seconds a public page is kept for visitors without a cookie; what must be gone at once is looked at each time."""
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

FILINGS = {
    "bytes": 25_000_000,
    "unpacked_bytes": 200_000_000,
    "rows": 100_000,
    "columns": 200,
    "cell": 32_000,
    "memory": 1_000_000_000,
    "cpu_seconds": 60,
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"secrets": {"()": "highroad.config.switches.NoSecrets"}},
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["secrets"]}
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"django_tasks": {"level": "WARNING"}, "pikepdf": {"level": "WARNING"}},
}
