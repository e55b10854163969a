"""Readers of environment variables: each names the variable and the values it takes, and fails loudly."""

import os
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SEEN = {}  # name -> (kind, default, meaning); printed into docs/reference/settings.md


def _raw(name, kind, default, meaning):
    SEEN[name] = (kind, default, meaning)
    value = os.environ.get(name)
    return value if value not in (None, "") else None


def text(name, default, meaning):
    """A text as written."""
    value = _raw(name, "text", default, meaning)
    return default if value is None else value


def flag(name, default, meaning):
    """Yes or no: 1, 0, true, false, yes, no."""
    value = _raw(name, "1 or 0", default, meaning)
    if value is None:
        return default
    if value.lower() in ("1", "true", "yes"):
        return True
    if value.lower() in ("0", "false", "no"):
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}; write 1 or 0.")


def number(name, default, meaning):
    """A whole number from 0 up."""
    value = _raw(name, "number", default, meaning)
    if value is None:
        return default
    if value.isdecimal() and value.isascii():
        return int(value)
    raise ImproperlyConfigured(f"{name} is {value!r}; write a whole number from 0 up.")


def words(name, default, meaning):
    """Words separated by commas."""
    value = _raw(name, "words, comma between", ",".join(default), meaning)
    return default if value is None else [word.strip() for word in value.split(",") if word.strip()]


def database(name, default, meaning):
    """Django's DATABASES entry from sqlite:///path or postgresql://user:password@host:port/name."""
    value = _raw(name, "sqlite:///path or postgresql://user@host:port/name", default, meaning) or default
    parts = urlsplit(value)
    if parts.scheme == "sqlite":
        return sqlite(parts.path[1:] if parts.path.startswith("/") else parts.path)
    if parts.scheme == "postgresql":
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path.lstrip("/"),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {"options": "-c jit=off"},  # our statements are long and short-lived: compiling one takes fifty times its answer
        }
    raise ImproperlyConfigured(f"{name} is {value!r}; write sqlite:///path or postgresql://user@host:port/name.")


def sqlite(path):
    """SQLite as we use it: WAL, durable commits, foreign keys on, write locks taken at the beginning."""
    return {
        "ENGINE": "congdoan.kernel.db.sqlite",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }
