"""Home: the week's work."""

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congdoan.access.choices import Permission as Access
from congdoan.membership import queries as membership
from congdoan.overview import home, telling
from congdoan.overview.asked import MOST
from congdoan.ui.screens import Page


class Home(Page):
    """Việc tuần này."""

    personal = True
    template_name = "overview/home.html"
    section = "home"
    title = _("Việc tuần này")

    def get(self, request, *args, **kwargs):
        """The week's work; a plain member is led to "Công đoàn với tôi"."""
        if not self.by.units and membership.own_memberships(by=self.by).exists():
            return HttpResponseRedirect(reverse("overview:me"))
        return super().get(request, *args, **kwargs)

    def context(self):
        unit = self.by.units[0] if self.by.units else None
        if unit is None:
            return {"unit": None, "today": home.day_in_words(self.by.today)}
        tasks, birthdays, has_below = home.week(self.by, unit)
        figures = home.year_so_far(self.by, unit, has_below)
        entries = telling.told(self.by, unit, list(home.just_recorded(self.by, unit)))
        return {
            "unit": unit,
            "lent": home.lent_rights(self.by),
            "helped": home.helped(self.by),
            "today": home.day_in_words(self.by.today),
            "tasks": tasks[:MOST],
            "more": tasks[MOST:],
            "minutes": sum(task.minutes for task in tasks[:MOST]),
            "birthdays": birthdays,
            "year": self.by.today.year,
            "figures": figures,
            "figures_open": _("Bấm vào con số để xem thêm.") if any(figure["url"] for figure in figures) else "",
            "entries": entries,
            "log_url": reverse("overview:log", kwargs={"unit_id": unit.pk}) if self.by.may(Access.VIEW_LOG, unit) else "",
        }
