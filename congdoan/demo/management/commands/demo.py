"""congdoan demo: loads the cases into an empty database and prints the sign-ins."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from congdoan.demo import loading, loading_cases, people
from congdoan.units import queries as units


class Command(BaseCommand):
    """Nạp các ca mẫu."""

    help = "Loads the demo cases into an empty database (once) and prints who signs in as whom."

    def handle(self, *args, **options):
        if units.units().exists():
            signed_in = [*people.sign_ins(), *loading_cases.sign_ins()]
        else:
            signed_in = [*loading.load(timezone.now()), *loading_cases.load(timezone.now())]
        self.stdout.write(f"Mật khẩu chung (password of all): {loading.PASSWORD}")
        for one in signed_in:
            self.stdout.write(f"  {one.username:11} {one.full_name} - {one.post}, {one.unit}")
