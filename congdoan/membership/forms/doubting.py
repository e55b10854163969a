"""Pointing out, before somebody is written, that another union may have the same person already."""

from django.utils.translation import gettext_lazy as _

from congdoan.membership import doubling, queries
from congdoan.membership.choices import Permission


def book_of(form):
    """Path of the book in which the form's unit finds persons by itself."""
    return queries.book_of(form.by.scope(Permission.ADMIT_MEMBER), form.given["unit"])


def doubt_elsewhere(form, path, wanted):
    """A warning about those of ``wanted`` who may be somebody outside the book at ``path``; who goes on is remembered in the log."""
    found = queries.elsewhere(by=form.by, wanted=wanted, path=path)
    if found:
        form.add_warning(doubling.sentence(found), code=doubling.CODE, confirm=_("Là người khác, vẫn tiếp tục"))
