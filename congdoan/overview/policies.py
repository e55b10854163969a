"""What the state of things allows on the screens that look into every room."""

from django.utils.translation import gettext as _

from congdoan.kernel.errors import NotAllowed
from congdoan.overview.choices import Permission


def may_read_rows(*, by, batch):
    """True if ``by`` may see a batch row by row: whoever brought the file, and the unit's chair.

    The rows hold everything at once, illness and identity numbers included, so the right to import is not enough, nor is helping.
    """
    if by.helper is not None:
        return False
    return batch.made_by_id == by.person.pk or by.may(Permission.READ_IMPORT, batch.unit)


def check_may_read_rows(*, by, batch):
    """Raises NotAllowed with the sentence."""
    if not may_read_rows(by=by, batch=batch):
        raise NotAllowed(
            _("Tệp này do %(who)s đưa lên; từng dòng chỉ người đưa lên và chủ tịch %(unit)s xem được. Cần xem thì hỏi người ấy.")
            % {"who": batch.made_by.full_name, "unit": batch.unit.name}
        )
