"""makemigrations as ever, with what is added to a new table written into the table (kernel.db.folding)."""

from django.core.management.commands import makemigrations
from django.db.migrations.autodetector import MigrationAutodetector

from congdoan.kernel.db.folding import folded


class Folding(MigrationAutodetector):
    """Migrations as Django finds them, folded."""

    def _optimize_migrations(self):
        super()._optimize_migrations()
        for migrations in self.migrations.values():
            for migration in migrations:
                migration.operations = folded(migration.operations)


class Command(makemigrations.Command):
    autodetector = Folding
