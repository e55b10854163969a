"""Plans that end units, with their files; lines settled as the books allow."""

from congdoan.dissolution.actions import files, lines
from congdoan.dissolution.choices import HANDED, Kind, LineState
from congdoan.dissolution.models import DissolutionFile
from congdoan.reorganization.tests.factories import DAY, approved, done, drafted


def opened(cast, unit, *, by=None, closes_on=DAY, receiver=None):
    """A file opened by hand, fresh from the database."""
    made = files.open_file(by=by or cast.officer, unit=unit, closes_on=closes_on, receiver=receiver, grounds="Quyết định 214/QĐ-LĐLĐ")
    return fresh(made)


def planned(cast, second, *steps, carried_out=False, **facts):
    """A plan, approved or carried out, with the files of its units."""
    plan = done(cast, second, *steps, **facts) if carried_out else approved(cast, second, drafted(cast, *steps, **facts))
    return files.open_for_plan(by=cast.officer, plan=plan)


def fresh(file):
    """The file as it stands in the database."""
    return DissolutionFile.objects.select_related("unit__parent", "receiver", "plan").get(pk=file.pk)


def settle(by, line, state=LineState.DONE, **facts):
    """One line written."""
    return lines.settle(by=by, line=line, version=line.version, state=state, **facts)


def settle_all(by, file):
    """Every line that is open: not there where nothing is known of it, else done."""
    for line in file.lines.filter(state=LineState.OPEN).order_by("place"):
        nothing = line.kind in (Kind.DEBTS, Kind.GOODS)
        facts = {"receiver": "Trần Thị Hoa", "proof": "PC 12"} if line.kind in HANDED and not nothing else {}
        settle(by, line, LineState.NONE if nothing else LineState.DONE, **facts)
