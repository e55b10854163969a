"""Where somebody was going when he was sent to set his own password or a second factor first: kept for the session, gone once he is there."""

KEY = "sau_do"
"""Also read by the templates of the second factor."""


def keep(request, address=None):
    """Remembers an address of ours, the page asked for if none is given; what is sent (POST) cannot be gone back to."""
    if address is None and (request.method != "GET" or request.headers.get("Sec-Fetch-Dest", "document") != "document"):
        return
    request.session[KEY] = address or request.get_full_path()


def take(request):
    """The address that was kept, and forgets it; the first page if none was."""
    return request.session.pop(KEY, "/")


def arrived(request):
    """Forgets the address once its page is asked for."""
    if request.session.get(KEY) == request.get_full_path():
        del request.session[KEY]
