"""Quyết định: the paper behind what other rooms record, entered once whoever names it."""

from congdoan.kernel import text
from congdoan.organization import changing
from congdoan.units.models import Decision


def entered(*, by, number, signed_on=None, issuer="", effective_on=None):
    """Ghi một quyết định, hoặc lấy lại quyết định đã ghi cùng số, nơi ban hành, ngày.

    A plain call from the guarded actions of other rooms, in their transaction. Refused: signed in the future, the same number of the same
    issuer signed on another day.
    """
    number, issuer = text.squeeze(number), text.squeeze(issuer)
    known = list(Decision.objects.filter(number=number).order_by("pk"))
    changing.check_decision(number=number, signed_on=signed_on, issuer=issuer, known=known, today=by.today)
    same = next((one for one in known if (one.issuer, one.signed_on, one.effective_on) == (issuer, signed_on, effective_on)), None)
    return same or Decision.objects.create(number=number, signed_on=signed_on, issuer=issuer, effective_on=effective_on)
