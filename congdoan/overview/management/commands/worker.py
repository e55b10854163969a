"""congdoan worker [--once]: takes background jobs one after another until told to stop; what is in hand is ended first."""

import logging

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from congdoan.jobs.worker import Worker
from congdoan.kernel.db.guards import check_durability
from congdoan.overview.management.commands.serve import steps_waiting


class Command(BaseCommand):
    """Mở máy chạy nền."""

    help = "Mở máy chạy nền: đọc, ghi các sổ lớn và làm các việc định kỳ; mở nhiều máy cùng lúc được."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="làm hết việc đang chờ rồi thôi")

    def handle(self, *args, **options):
        try:
            check_durability(connection)
        except ImproperlyConfigured as problem:
            raise CommandError(str(problem)) from problem
        if steps_waiting():
            raise CommandError("Cơ sở dữ liệu còn thiếu bước so với phiên bản này. Sao lưu rồi chạy: congdoan migrate")
        logging.getLogger("congdoan.jobs").setLevel(logging.INFO)
        worker = Worker(once=options["once"])
        if not options["once"]:
            self.stdout.write(f"Máy chạy nền {worker.name} đã mở   (Ctrl+C để dừng)")
            self.stdout.flush()
        with worker.until_told():
            worker.work()
