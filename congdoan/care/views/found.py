"""Finding the visit, notice or gift that an address names: not there, or not for these eyes, is 404."""

from django.http import Http404
from django.utils.translation import gettext as _

from congdoan.ui.opening import Doors


def of_address(screen, query):
    """The record of the address; it must belong to the unit of the address."""
    found = query(by=screen.by, pk=screen.kwargs["pk"])
    if found is None or found.unit_id != screen.unit.pk:
        raise Http404
    return found


def voucher_fact(by, row):
    """The line "Phiếu chi" of a visit's, a gift's page; it opens for those who may see the books."""
    return {"label": _("Phiếu chi"), "text": row.voucher.mark, "url": Doors(by).url(row.voucher), "opens": True}
