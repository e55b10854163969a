"""Pages for what cannot be shown or done: each says what, why, and the way out."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

HEADINGS = {
    400: _("Trang gửi lên chưa đúng"),
    403: _("Anh/chị chưa làm được việc này"),
    404: _("Không có trang này"),
    409: _("Có người vừa sửa trước"),
    422: _("Chưa làm được"),
    500: _("Máy chủ gặp lỗi"),
}


def page(request, status, sentence):
    """A refusal as a page of its own."""
    context = {"title": HEADINGS[status], "heading": HEADINGS[status], "sentence": sentence, "status": status}
    return render(request, "ui/refused.html", context, status=status)


@login_not_required
def not_found(request, exception=None):
    """404: the page does not exist, or its row is not for this person's eyes."""
    sentence = _("Địa chỉ gõ thiếu, hoặc mục này không thuộc đơn vị anh/chị được xem.")
    return page(request, 404, sentence)


@login_not_required
def bad_request(request, exception=None):
    """400."""
    return page(request, 400, _("Quay lại trang trước, tải lại rồi gửi lần nữa."))


@login_not_required
def failed(request):
    """500: nothing of the failed request was recorded. Drawn without the frame, whose queries may be what failed."""
    sentence = _("Việc vừa gửi chưa được ghi vào sổ. Thử lại sau ít phút; nếu vẫn lỗi thì gọi người phụ trách.")
    context = {"heading": HEADINGS[500], "sentence": sentence, "status": 500, "frame": None, "messages": (), "csrf_token": ""}
    return HttpResponse(render_to_string("ui/refused.html", context), status=500)


@login_not_required
def csrf_failed(request, reason=""):
    """403 for a form that is too old or comes from elsewhere."""
    return page(request, 403, _("Trang này mở đã lâu nên phiên làm việc không còn. Tải lại trang rồi gửi lần nữa."))
