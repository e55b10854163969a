"""A list of names that its reader sees for a procedure alone: each page of it stands in the log, with those who stood on it."""


class Seen:
    """Before ListScreen: ``seen`` is an action that notes who looked; ``seen_given()`` its arguments, ``person_of(row)`` whose name a row shows.

    It is performed after the page is made, in a transaction of its own; who looks as another to help is written down elsewhere.
    """

    seen = None

    def dispatch(self, request, *args, **kwargs):
        """The page, then the line in the log."""
        self.shown_persons = []
        answer = super().dispatch(request, *args, **kwargs)
        if answer.status_code == 200 and request.method == "GET" and self.shown_persons and self.by.helper is None:
            type(self).seen(by=self.by, persons=self.shown_persons, **self.seen_given())
        return answer

    def seen_given(self):
        """The action's arguments beside ``persons``."""
        return {}

    def person_of(self, row):
        """The id of the person whose name the row shows."""
        return row.person_id

    def page_rows(self, rows):
        """The rows, remembered: a page of them, or all that go into the workbook."""
        self.shown_persons += [self.person_of(row) for row in rows]
        return super().page_rows(rows)
