"""Ô cần quyền riêng: facts of a member or an applicant that are seen with a right of their own; who does not see one does not change it."""

from congdoan.membership.choices import Permission

GUARDED = {
    **dict.fromkeys(("party_joined_on", "party_introduced_on", "ethnic_group"), Permission.VIEW_PARTY),
    **dict.fromkeys(("national_id", "member_number"), Permission.VIEW_IDENTITY),
}
"""{name of a column, field or argument: the permission that it needs}."""


def unseen(by, unit):
    """Names of what ``by`` may not see at the unit."""
    return frozenset(name for name, permission in GUARDED.items() if not by.may(permission, unit))


def take_out(form, unit):
    """Takes the fields that the form's reader may not see out of it: what stands in the book stays as it is."""
    for name in unseen(form.by, unit):
        form.fields.pop(name, None)
