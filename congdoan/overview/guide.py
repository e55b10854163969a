"""The user's guide inside the product: the Markdown pages of docs/guide, with their pictures if there are any."""

import re

from django.conf import settings
from django.urls import reverse

from congdoan.ui import markdown

FIRST = "README"
RIGHTS = "../reference/permissions.md"  # its living form is the page that says who sees what here
_NAME = re.compile(r"[a-z0-9-]+")


def page(name):
    """{"title", "body"} of a page of the guide ("" for its contents); None if there is no such page."""
    path = settings.GUIDE / f"{name or FIRST}.md"
    if (name and not _NAME.fullmatch(name)) or not path.is_file():
        return None
    text = path.read_text(encoding="utf-8")
    first, _break, rest = text.partition("\n")
    return {"title": markdown.title(first), "body": markdown.html(rest, link, picture)}


def picture_file(name):
    """The file of a picture of the guide, or None."""
    path = settings.GUIDE / "anh" / f"{name}.png"
    return path if _NAME.fullmatch(name) and path.is_file() else None


def link(target):
    """Where a link of the guide leads: another page of it, or the page of rights; anything else is no link here."""
    if target == RIGHTS:
        return reverse("overview:who-mine")
    name, dot, ending = target.partition("#")[0].rpartition(".")
    if ending == "md" and name == FIRST:
        return reverse("overview:guide")
    return reverse("overview:guide-page", kwargs={"name": name}) if ending == "md" and _NAME.fullmatch(name) else ""


def picture(target):
    """The address of a picture that has been made; "" of one that has not."""
    name = target.removeprefix("anh/").removesuffix(".png")
    return reverse("overview:guide-picture", kwargs={"name": name}) if picture_file(name) else ""
