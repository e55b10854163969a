"""migrate as ever; it and makemigrations must agree on how changes are found."""

from django.core.management.commands import migrate

from congdoan.overview.management.commands.makemigrations import Folding


class Command(migrate.Command):
    autodetector = Folding
