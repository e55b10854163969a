"""Trang liên kết: khai, sửa, cấp mã bí mật mới, đóng."""

import secrets
from urllib.parse import urlsplit

from allauth.idp.oidc.models import Client
from django.conf import settings
from django.contrib.auth.hashers import make_password

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.kernel.text import fold, squeeze
from congdoan.people import policies as recorded
from congdoan.sites import policies, queries
from congdoan.sites.actions import tokens
from congdoan.sites.choices import Kind, Permission
from congdoan.sites.models import Site

_BYTES = 32


@action(Permission.KEEP_SITES, at="unit", alone=False)
def declare(*, by, unit, name, addresses, learns=(), kind=Kind.CONFIDENTIAL):
    """Khai một trang liên kết. The site that comes back carries ``secret``, which is kept nowhere; "" for a public one."""
    site = Site(unit=unit, kind=kind, valid_from=by.today, recorded_by=by.person, recorded_at=by.now)
    _check(site, name, addresses, by.today)
    site.client = Client(type=kind, created_at=by.now, secret=make_password(None))
    _write(site, name, addresses, learns)
    secret = _renew(site, by.now) if kind == Kind.CONFIDENTIAL else ""
    site.client.save(force_insert=True)
    site.save()
    note(learns=site.learns, kind=kind)
    site.secret = secret
    return site


@action(Permission.KEEP_SITES, at="site.unit", alone=False)
def correct(*, by, site, version, name, addresses, learns=()):
    """Sửa một trang liên kết. What it may learn less it is told no more, at once; what more, after each person's yes."""
    site = _taken(site, version, by.today)
    before = [key for key, was, now in (("name", site.name, name), ("addresses", _lines(site), addresses)) if was != now]
    _check(site, name, addresses, by.today)
    note(learns=sorted(learns), before=sorted(site.learns), changed=before)
    _write(site, name, addresses, learns)
    site.version += 1
    site.save()
    site.client.save()
    tokens.end_codes(site)
    return site


@action(Permission.KEEP_SITES, at="site.unit", alone=False)
def renew_secret(*, by, site, version):
    """Cấp mã bí mật mới cho một trang liên kết; mã cũ và mọi phiên của trang chết ngay. Comes back as from ``declare``."""
    site = _taken(site, version, by.today)
    policies.check_has_secret(public=site.kind == Kind.PUBLIC)
    secret = _renew(site, by.now)
    site.version += 1
    site.save(update_fields=["secret_at", "version"])
    site.client.save(update_fields=["secret"])
    tokens.end(site)
    site.secret = secret
    return site


@action(Permission.KEEP_SITES, at="site.unit", alone=False)
def close(*, by, site, version, why_closed):
    """Đóng một trang liên kết; từ lúc ấy không ai đăng nhập ở đó được, phiên đang có chết ngay."""
    site = _taken(site, version, by.today)
    site.valid_until, site.why_closed = by.today, why_closed
    site.version += 1
    site.save(update_fields=["valid_until", "why_closed", "version"])
    tokens.end(site)
    return site


def _taken(site, version, today):
    site = queries.to_change(site.pk)
    recorded.check_unchanged(site, version)
    policies.check_open(site, today)
    return site


def _lines(site):
    return site.addresses.split("\n")


def _check(site, name, addresses, today):
    policies.check_name(name=fold(name), others=queries.open_names(site.unit, today, but=site.pk))
    policies.check_addresses(addresses, local=settings.SITES_ON_THIS_MACHINE)


def _write(site, name, addresses, learns):
    """The row, and what the provider reads of it: the code flow alone."""
    site.name, site.addresses, site.learns = squeeze(name), "\n".join(addresses), policies.learns_of(learns)
    client = site.client
    client.name = site.name
    client.set_redirect_uris(addresses)
    client.set_cors_origins(sorted({"://".join(urlsplit(each)[:2]) for each in addresses}) if site.kind == Kind.PUBLIC else [])
    client.set_scopes(sorted(policies.scopes_of(site.learns)))
    client.set_grant_types([Client.GrantType.AUTHORIZATION_CODE.value])
    client.set_response_types([Client.ResponseType.CODE.value])


def _renew(site, now):
    secret = secrets.token_urlsafe(_BYTES)
    site.client.set_secret(secret)
    site.secret_at = now
    return secret
