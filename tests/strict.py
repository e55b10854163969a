"""A middleware of the test world: no page may hold an unknown variable or a component tag that was not drawn."""


class StrictPages:
    """Fails the request that draws such a page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not response.streaming and response.get("Content-Type", "").startswith("text/html"):
            page = response.content.decode()
            assert "!!BIẾN KHÔNG CÓ" not in page, f"{request.path}: unknown variable: {page.split('!!BIẾN KHÔNG CÓ')[1][:60]}"
            assert "<c-" not in page, f"{request.path}: a component tag was not drawn"
        return response
