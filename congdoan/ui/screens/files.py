"""A button that gives a file: a POST, for taking records out stands in the log; sent twice, the file comes twice."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from congdoan.kernel.errors import Refused
from congdoan.ui.screens.actions import ActionScreen
from congdoan.ui.xlsx import MIME


def download(file_name, content, media_type=MIME):
    """The file as an answer, kept by nobody on the way."""
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = content_disposition_header(True, file_name)
    answer["Cache-Control"] = "no-store"
    return answer


class FileScreen(ActionScreen):
    """An action whose result are the bytes of a file."""

    def post(self, request, *args, **kwargs):
        """The file."""
        form = self.form(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(status=422, form=form)
        try:
            content = type(self).action(by=self.by, **self.given(), **form.cleaned_data)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
            return self.show(status=422, form=form)
        return download(self.file_name(form), content, self.media_type(form))

    def file_name(self, form):
        """What the file is called; ``form``: what was asked for."""
        raise NotImplementedError

    def media_type(self, form):
        """What kind of file it is."""
        return MIME
