"""Model fields of our own."""

from django.db import models


class BytewiseField(models.CharField):
    """A text compared byte by byte on both engines (đường dẫn cây, khóa sắp xếp): collation C on PostgreSQL."""

    def db_parameters(self, connection):
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters
