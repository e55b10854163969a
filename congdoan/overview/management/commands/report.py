"""congdoan report KIND --unit CODE --period P --format json|docx|pdf|xlsx|txt|html: a report from the records."""

import json
import sys

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from congdoan.kernel.errors import NotAllowed, Refused, Unreadable
from congdoan.overview import reporting
from congdoan.overview.commanding import actor_of, unit_of, write_file
from congdoan.reports.outline import KINDS
from congdoan.reports.writers import WRITERS


class Command(BaseCommand):
    """In báo cáo."""

    help = "In báo cáo của một đơn vị: term, year, half-year, quarter, month."

    def add_arguments(self, parser):
        parser.add_argument("kind", choices=KINDS)
        parser.add_argument("--unit", required=True, metavar="MÃ")
        parser.add_argument("--period", required=True, metavar="KỲ", help="2017..2022, 2022, 2022-H1, 2022-Q1, 2022-05")
        parser.add_argument("--format", choices=["json", *WRITERS], default="json")
        parser.add_argument("-o", "--output", metavar="TỆP", help="không ghi thì in ra màn hình")
        parser.add_argument("--by", metavar="TÊN", help="tên đăng nhập của người xem; bỏ trống thì xem với quyền quản trị máy chủ")
        parser.add_argument("--number", default="", metavar="SỐ", help='số văn bản, ví dụ "Số: 07/BC-CĐCS"')

    def handle(self, *args, **options):
        unit = unit_of(options["unit"])
        by = actor_of(options["by"], unit)
        try:
            report = reporting.build(
                by=by, unit=unit, kind=options["kind"], code=options["period"], today=timezone.localdate(), number=options["number"]
            )
        except (Unreadable, Refused, NotAllowed) as problem:
            raise CommandError(str(problem)) from problem
        content = _printed(report, options["format"])
        if options["output"]:
            write_file(options["output"], content)
        else:
            sys.stdout.buffer.write(content)


def _printed(report, form):
    if form == "json":
        return (json.dumps(report.as_json(), ensure_ascii=False, indent=2) + "\n").encode()
    return WRITERS[form].write(report.paper)
