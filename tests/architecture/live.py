"""Checks that look at the running house: models, screens, forms, foreign keys. Each takes what it looks at, so a bad one can be tried."""

import inspect
import re

from congdoan.config.rooms import ROOMS

TIERS = [
    ["demo"],
    ["overview"],
    ["handovers"],
    ["dissolution"],
    ["papers"],
    ["duplicates"],
    ["reorganization"],
    ["inspection"],
    ["disclosure"],
    ["aid", "benefits", "budget"],
    ["cards", "care", "dues", "education", "congress", "sites"],
    ["finance"],
    ["ledger"],
    ["membership"],
    ["extras"],
    ["organization"],
    ["attachments"],
    ["ui"],
    ["workbooks", "reports"],
    ["indicators"],
    ["jobs"],
    ["access"],
    ["audit"],
    ["units"],
    ["accounts"],
    ["people"],
    ["kernel"],
]
TIER_OF = {room: place for place, rooms in enumerate(TIERS) for room in rooms}
LOWER_CASE = re.compile(r"^[a-zà-ỹđ]")
ACRONYMS = ("CCCD", "BCH", "UBKT", "Đảng", "Zalo")
OUTSIDE_FORM = {"version", "today"}
FRAMEWORK_FIELDS = {"id", "password", "last_login"}


def our_models(models):
    """Models of our own rooms."""
    return [model for model in models if model.__module__.startswith(tuple(f"{room}." for room in ROOMS))]


def privacy_undeclared(models):
    """Every model says which of its fields are personal and which sensitive, and those fields exist."""
    for model in models:
        privacy = getattr(model, "Privacy", None)
        if privacy is None:
            yield f"{model.__name__} declares no Privacy: say which fields are personal, which sensitive"
            continue
        fields = {field.name for field in model._meta.get_fields()}
        for name in (*privacy.personal, *privacy.sensitive):
            if name not in fields:
                yield f"{model.__name__}.Privacy names {name}, which is no field"


def foreign_keys_up(models):
    """Foreign keys point down the tiers: import-linter cannot see the strings."""
    for model in models:
        here = model._meta.app_label
        for field in model._meta.get_fields():
            target = getattr(field, "related_model", None)
            if target is None or field.auto_created or not hasattr(field, "attname"):
                continue
            there = target._meta.app_label
            if there in TIER_OF and here in TIER_OF and there != here and TIER_OF[there] <= TIER_OF[here]:
                yield f"{model.__name__}.{field.name} points from {here} to {there}: foreign keys point down the tiers"


def verbose_names(models):
    """Every field has a Vietnamese name in lower case; every model's docstring begins with its Vietnamese term."""
    for model in models:
        if not model.__doc__ or model.__doc__.startswith(model.__name__ + "("):
            yield f"{model.__name__} has no docstring: begin with its Vietnamese term"
        for field in model._meta.get_fields():
            if field.auto_created or field.name in FRAMEWORK_FIELDS or not hasattr(field, "verbose_name"):
                continue
            name = str(field.verbose_name)
            if name == field.name.replace("_", " ") or not (LOWER_CASE.match(name) or name.startswith(ACRONYMS)):
                yield f"{model.__name__}.{field.name} is called “{name}”: give a Vietnamese verbose_name in lower case"


def screens_without_permission(screens):
    """Every screen names its permission, or says that it is personal."""
    for screen in screens:
        if not screen.personal and not screen.permission_needed():
            yield f"{screen.__name__} names no permission: name an action, a query or a permission, or say personal = True"


def forms_that_do_not_feed(screens):
    """A form's fields and what the screen gives are exactly the action's arguments."""
    for screen in screens:
        action, form = getattr(screen, "action", None), getattr(screen, "form_class", None)
        if action is None or form is None:
            continue
        takes = set(action.takes) - OUTSIDE_FORM
        feeds = set(screen.gives) | set(getattr(form, "feeds", form.base_fields))
        if takes != feeds:
            missing, extra = sorted(takes - feeds), sorted(feeds - takes)
            yield f"{screen.__name__}: {form.__name__} does not feed {action.key} (missing {missing}, too many {extra})"


def all_screens(patterns, base):
    """Screen classes behind URL patterns, each once."""
    found = {}
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            found |= dict.fromkeys(all_screens(pattern.url_patterns, base))
        else:
            view = getattr(pattern.callback, "view_class", None)
            if inspect.isclass(view) and issubclass(view, base):
                found[view] = None
    return list(found)


def views_outside_grammar(patterns, base, allowed):
    """Every view of ours is a screen of the grammar; the few others stand in a list."""
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from views_outside_grammar(pattern.url_patterns, base, allowed)
            continue
        view = getattr(pattern.callback, "view_class", None)
        module = pattern.callback.__module__
        ours = module.startswith("congdoan.")
        if ours and not (view and issubclass(view, base)) and f"{module}.{pattern.callback.__name__}" not in allowed:
            yield f"{module}.{pattern.callback.__name__} is no screen of the grammar: subclass a screen, so that it names its permission"
