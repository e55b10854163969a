"""congdoan serve: checks the database, gathers static files, and serves the pages with gunicorn."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from congdoan.kernel.db.guards import check_durability

SLOWEST_REQUEST = 300  # seconds: a workbook of many thousand rows is read in one request


class Command(BaseCommand):
    """Mở máy chủ."""

    help = "Mở máy chủ các trang; chỉ máy này vào được, trừ khi --bind nói khác."

    def add_arguments(self, parser):
        parser.add_argument("--bind", default="127.0.0.1:8000", metavar="ĐỊA CHỈ:CỔNG")
        parser.add_argument("--workers", type=int, default=2, metavar="SỐ", help="số tiến trình")
        parser.add_argument("--threads", type=int, default=4, metavar="SỐ", help="số luồng của mỗi tiến trình")
        parser.add_argument("--migrate", action="store_true", help="đưa cơ sở dữ liệu lên phiên bản này trước khi mở")
        parser.add_argument("--no-static", action="store_true", help="không gom lại tệp tĩnh")

    def handle(self, *args, **options):
        try:
            check_durability(connection)
        except ImproperlyConfigured as problem:
            raise CommandError(str(problem)) from problem
        if options["migrate"]:
            call_command("migrate", interactive=False, verbosity=0)
        waiting = steps_waiting()
        if waiting:
            raise CommandError(f"Cơ sở dữ liệu còn thiếu {waiting} bước so với phiên bản này. Sao lưu rồi chạy: congdoan serve --migrate")
        if not options["no_static"]:
            call_command("collectstatic", interactive=False, verbosity=0)
        connection.close()
        self.stdout.write(f"Mở ở http://{options['bind']}/   (Ctrl+C để dừng)")
        self.stdout.flush()
        os.execv(sys.executable, arguments(options))  # noqa: S606 - our own interpreter, arguments from the command line


def steps_waiting():
    """How many migrations have not been applied."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def arguments(options):
    """The command line of the web server."""
    return [
        sys.executable,
        *("-m", "gunicorn", "congdoan.config.wsgi:application"),
        *("--bind", options["bind"]),
        *("--worker-class", "gthread", "--workers", str(options["workers"]), "--threads", str(options["threads"])),
        *("--timeout", str(SLOWEST_REQUEST), "--graceful-timeout", "30"),
        *("--chdir", str(settings.ROOT)),
        "--no-control-socket",
    ]
