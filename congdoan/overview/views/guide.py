"""Trợ giúp: the user's guide."""

from django.http import FileResponse, Http404
from django.utils.translation import gettext_lazy as _

from congdoan.overview import guide
from congdoan.ui.screens import Page


class Guide(Page):
    """Trợ giúp: mục lục và từng bài hướng dẫn, đọc ngay trong phần mềm."""

    personal = True
    template_name = "overview/guide.html"
    title = _("Hướng dẫn sử dụng")

    def prepare(self):
        self.name = self.kwargs.get("name", "")
        self.found = guide.page(self.name)
        if self.found is None and self.name:
            raise Http404
        if self.found is not None:
            self.title = self.found["title"]

    def context(self):
        return {"body": self.found["body"] if self.found else "", "is_first": not self.name}


class GuidePicture(Page):
    """Hình trong bài hướng dẫn."""

    personal = True

    def get(self, request, *args, **kwargs):
        """The PNG; 404 if it has not been made."""
        path = guide.picture_file(kwargs["name"])
        if path is None:
            raise Http404
        return FileResponse(path.open("rb"), content_type="image/png")
