"""Rules of one field, asked by the form: their sentences stand beside the other mistakes instead of coming after them."""

from django.core.exceptions import ValidationError

from congdoan.kernel.errors import Refused


def judged(check, value, **more):
    """The value if the policy allows it; its refusal as a mistake of the field. The action asks again."""
    try:
        check(value, **more)
    except Refused as refused:
        raise ValidationError(refused.sentence) from refused
    return value
