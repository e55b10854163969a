"""Every list is shown as of any day, or says here why it has none."""

from django.urls import get_resolver

from congdoan.ui.screens import AsOf, ListScreen
from tests.architecture.live import all_screens

LISTS = all_screens(get_resolver().url_patterns, ListScreen)
ONE_PLAN = "what one plan says, on the plan's own day"
UNDATED = {
    "reorganization.StepList": ONE_PLAN,
    "reorganization.TouchedUnits": ONE_PLAN,
    "reorganization.PeopleOfPlan": ONE_PLAN,
    "dues.PaidList": "one period, which its filter names",
    "dues.UpwardList": "one period, which its filter names",
    "dues.DownwardList": "one period, which its filter names",
    "dues.LineList": "the sheet of one month, as it was settled; the month stands in its name",
    "dissolution.MembersOfFile": "who stood in the unit on its last day, which the file says",
    "education.Participants": "who took part in one session, on its day",
    "overview.FigureRows": "the rows behind a figure of a report: the report's period",
    "overview.DeclaredFigures": "each figure is of the period that its row names",
    "overview.Log": "each line has its moment and never changes; found from a day to a day",
    "overview.ImportList": "each import has its moment; what came of it stands in the log",
    "overview.RunList": "work of the machine, each with its moment, deleted after some time",
    "duplicates.CandidateList": "whom the book of now may hold twice: on no other day is there anything to merge",
}
"""{room and screen: why it has no day}."""


def name(screen):
    return f"{screen.__module__.split('.')[1]}.{screen.__name__}"


def without_a_day(screens, reasons):
    """Lists that can be asked for no day and give no reason; reasons of lists that have a day, or are no more."""
    undated = {name(screen) for screen in screens if not issubclass(screen, AsOf)}
    for each in sorted(undated - reasons.keys()):
        yield f"{each} is shown as of no day: put AsOf or UpTo before ListScreen, or say why not in UNDATED"
    for each in sorted(reasons.keys() - undated):
        yield f"{each} needs no reason in UNDATED any more"


def test_every_list_is_shown_as_of_a_day_or_says_why_not():
    assert list(without_a_day(LISTS, UNDATED)) == []
    assert len(LISTS) > 30


def test_a_list_without_a_day_is_found():
    bad = type("NewList", (ListScreen,), {"__module__": "congdoan.care.views.books"})
    assert list(without_a_day([bad], {})) == [
        "care.NewList is shown as of no day: put AsOf or UpTo before ListScreen, or say why not in UNDATED"
    ]
    dated = type("NewList", (AsOf, ListScreen), {"__module__": "congdoan.care.views.books"})
    assert list(without_a_day([dated], {})) == []
    assert list(without_a_day([dated], {"care.NewList": "has none"})) == ["care.NewList needs no reason in UNDATED any more"]
