"""How moments are written on the pages of this room."""

from congdoan.kernel.dates import VIETNAM


def moment(at):
    """An aware datetime as read in Vietnam: "24/05/2022 08:40"; empty for None."""
    return f"{at.astimezone(VIETNAM):%d/%m/%Y %H:%M}" if at else ""
