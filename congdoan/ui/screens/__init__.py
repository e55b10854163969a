"""The grammar of screens: what a view class says, and nothing else. Page, list, detail, action."""

from congdoan.ui.screens.actions import ActionScreen, RecordAction
from congdoan.ui.screens.days import AsOf, UpTo
from congdoan.ui.screens.files import FileScreen
from congdoan.ui.screens.lists import ListScreen
from congdoan.ui.screens.pages import Page, UnitPage
from congdoan.ui.screens.seen import Seen

__all__ = ["ActionScreen", "AsOf", "FileScreen", "ListScreen", "Page", "RecordAction", "Seen", "UnitPage", "UpTo"]
