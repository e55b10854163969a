"""Model fields of our own."""

from django.db import models

from congdoan.kernel.text import fold


class BytewiseField(models.CharField):
    """A text compared byte by byte on both engines (đường dẫn cây, khóa sắp xếp): collation C on PostgreSQL."""

    def db_parameters(self, connection):
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters


class FoldedField(models.CharField):
    """Another text of the row (``of``), folded as search folds: one with it, in capitals or small letters, with diacritics or not, on any database.

    Filled whenever the row is saved or inserted with others.
    """

    def __init__(self, *args, of="", **kwargs):
        self.of = of
        kwargs.setdefault("max_length", 255)
        super().__init__(*args, editable=False, **kwargs)

    def deconstruct(self):
        """With ``of``."""
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("editable", None)
        return name, path, args, kwargs | {"of": self.of}

    def pre_save(self, model_instance, add):
        """What is written: the other text, folded."""
        value = fold(getattr(model_instance, self.of))[: self.max_length]
        setattr(model_instance, self.attname, value)
        return value
