"""congdoan import SO.xlsx --unit CODE --by USER [--check] [--errors LOI.xlsx]: a union's workbook in.

Exit status: 0 everything went in, 3 some rows were left out, 1 nothing.
"""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from congdoan import workbooks
from congdoan.kernel.errors import NotAllowed, Refused
from congdoan.overview.commanding import actor_of, read_file, unit_of, write_file


class Command(BaseCommand):
    """Nhập sổ."""

    help = "Nhập sổ công đoàn (.xlsx, .xls, .ods, .csv) vào một đơn vị: dòng tốt được ghi, dòng lỗi để lại và kể ra."

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="SỔ.xlsx")
        parser.add_argument("--unit", required=True, metavar="MÃ", help="đơn vị của các dòng không ghi Đơn vị (mã)")
        parser.add_argument("--by", required=True, metavar="TÊN", help="tên đăng nhập của người nhập")
        parser.add_argument("--check", action="store_true", help="chỉ đọc và báo, không ghi gì")
        parser.add_argument("--old-text-right", action="store_true", help="đã xem (bằng --check) chữ bảng mã cũ được đọc lại, đọc đúng")
        parser.add_argument("--columns-right", action="store_true", help="đã xem (bằng --check) trang, cột máy đoán, đoán đúng")
        parser.add_argument("--errors", metavar="LỖI.xlsx", help="ghi lại tệp đã đánh dấu chỗ sai")

    def handle(self, *args, **options):
        unit = unit_of(options["unit"])
        by = actor_of(options["by"], unit)
        given = {"by": by, "unit": unit, "file_name": Path(options["file"]).name, "content": read_file(options["file"])}
        try:
            given_yes = {name: options[name] for name in ("old_text_right", "columns_right")}
            status = self.read_only(given, options["errors"]) if options["check"] else self.take_in(given | given_yes, options["errors"])
        except (Refused, NotAllowed) as problem:
            raise CommandError(str(problem)) from problem
        if status:
            sys.exit(status)

    def read_only(self, given, errors):
        """Reads and tells; nothing stays behind, not even the preview."""
        with transaction.atomic():
            batch = workbooks.preview(**given)
            self.tell(given["by"], batch, errors)
            transaction.set_rollback(True)
        return workbooks.exit_status(batch)

    def take_in(self, given, errors):
        """Writes the good rows and tells what became of each sheet."""
        batch = workbooks.bring_in(**given)
        self.tell(given["by"], batch, errors)
        return workbooks.exit_status(batch)

    def tell(self, by, batch, errors):
        """Counts by sheet, problems by kind of repair, and the file with the marks."""
        self.stdout.write(workbooks.summary(batch))
        if not errors:
            return
        if workbooks.exit_status(batch) == 0:
            self.stdout.write(f"Không có dòng lỗi nên không có tệp {errors}.")
            return
        write_file(errors, workbooks.errors_file(by=by, batch=batch))
        self.stdout.write(f"Tệp có đánh dấu chỗ sai: {errors}")
