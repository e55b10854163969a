"""Home: the week's work."""

from django.utils.translation import gettext_lazy as _

from congdoan.access.actions import ACTIONS
from congdoan.overview import home
from congdoan.ui.screens import Page


class Home(Page):
    """Việc tuần này."""

    personal = True
    template_name = "overview/home.html"
    section = "home"
    title = _("Việc tuần này")

    def context(self):
        unit = self.by.units[0] if self.by.units else None
        if unit is None:
            return {"unit": None, "today": home.day_in_words(self.by.today)}
        tasks = home.tasks(self.by, unit)
        return {
            "unit": unit,
            "today": home.day_in_words(self.by.today),
            "tasks": tasks,
            "minutes": sum(task.minutes for task in tasks),
            "birthdays": home.birthdays(self.by, unit),
            "year": self.by.today.year,
            "figures": home.year_so_far(self.by, unit),
            "entries": [
                {"what": ACTIONS[entry.action].label if entry.action in ACTIONS else entry.action, "entry": entry}
                for entry in home.just_recorded(self.by, unit)
            ],
        }
