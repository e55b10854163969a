"""How statements for our SQLite are cut."""

from django.db.backends.sqlite3.operations import DatabaseOperations as DjangoOperations


class DatabaseOperations(DjangoOperations):
    """As Django's, without its limit of 500 rows for a single field (it concerns SELECT ... UNION, not VALUES)."""

    def bulk_batch_size(self, fields, objs):
        """How many rows go into one statement."""
        if len(fields) == 1:
            return max(super().bulk_batch_size(fields, objs), self.connection.features.max_query_params)
        return super().bulk_batch_size(fields, objs)
