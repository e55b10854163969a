"""Is the installation alive? A plain answer for whoever watches the server; says nothing about the records."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from congdoan.jobs import queries as jobs


@never_cache
@login_not_required
def health(request):
    """200 "khỏe" if the database answers, else 503; then lines about the background jobs, without which the pages go on."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except DatabaseError:
        return HttpResponse("cơ sở dữ liệu không trả lời\n", status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse("\n".join(["khỏe", *_background(timezone.now())]) + "\n", content_type="text/plain; charset=utf-8")


def _background(now):
    """Whether a worker lives, and how long the oldest job has been due without being taken."""
    yield f"máy chạy nền: {'có' if jobs.any_worker_lives(now=now) else 'không'}"
    oldest = jobs.oldest_waiting(now=now)
    yield f"việc chờ lâu nhất: {int((now - oldest.due_at).total_seconds()) if oldest else 0} giây"
