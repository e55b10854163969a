"""congdoan reference [--check]: writes docs/reference, or says which page is out of date."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from congdoan.overview import reference


class Command(BaseCommand):
    """Viết các trang tham chiếu."""

    help = "Writes docs/reference from the running rules; --check only compares."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true")

    def handle(self, *args, **options):
        folder = settings.ROOT / "docs" / "reference"
        folder.mkdir(parents=True, exist_ok=True)
        stale = []
        for name, text in reference.pages().items():
            file = folder / name
            if not file.exists() or file.read_text(encoding="utf-8") != text:
                stale.append(name)
                if not options["check"]:
                    file.write_text(text, encoding="utf-8")
        if options["check"] and stale:
            raise CommandError(f"Out of date: {', '.join(stale)}. Run ./run docs.")
        self.stdout.write(f"{len(stale)} written" if not options["check"] else "up to date")
