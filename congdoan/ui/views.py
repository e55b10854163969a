"""The frame's own pages: what may be recorded, and the component gallery."""

from django.utils.translation import gettext_lazy as _

from congdoan.ui import gallery, navigation
from congdoan.ui.screens import Page, UnitPage


class Record(UnitPage):
    """Ghi nhận: the things that this person may record at the unit."""

    personal = True
    template_name = "ui/record.html"
    section = "recording"
    title = _("Ghi nhận")

    def context(self):
        entries = navigation.recordings_for(self.by, self.unit)
        shown = [
            {"label": entry.label, "hint": entry.hint, "icon": entry.icon, "url": entry.url(self.unit), "minutes": entry.minutes}
            for entry in entries
        ]
        return {"recordings": shown, "summary": _("Ghi một lần, tự vào sổ và báo cáo.")}


class Gallery(Page):
    """Bảng thành phần: for those who write pages, and for the tests."""

    personal = True
    template_name = "ui/gallery.html"
    title = _("Bảng thành phần")
    fragments = ("ngan-keo",)

    def context(self):
        return gallery.context(self.by, drawer_open="ngan" in self.request.GET)
