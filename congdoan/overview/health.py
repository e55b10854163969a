"""Is the installation alive? A plain answer for whoever watches the server; says nothing about the records."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.views.decorators.cache import never_cache


@never_cache
@login_not_required
def health(request):
    """200 "khỏe" if the database answers, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except DatabaseError:
        return HttpResponse("cơ sở dữ liệu không trả lời\n", status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse("khỏe\n", content_type="text/plain; charset=utf-8")
