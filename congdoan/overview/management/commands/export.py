"""congdoan export --unit CODE -o SO.xlsx [--by USER]: the whole workbook of a unit out, as import reads it."""

from django.core.management.base import BaseCommand, CommandError

from congdoan import workbooks
from congdoan.kernel.errors import NotAllowed, Refused
from congdoan.overview.commanding import actor_of, unit_of, write_file


class Command(BaseCommand):
    """Xuất sổ."""

    help = "Xuất sổ của một đơn vị và cấp dưới ra Excel, nhập lại được mà không đổi gì."

    def add_arguments(self, parser):
        parser.add_argument("--unit", required=True, metavar="MÃ")
        parser.add_argument("-o", "--output", required=True, metavar="SỔ.xlsx")
        parser.add_argument("--by", metavar="TÊN", help="tên đăng nhập của người lấy sổ; bỏ trống thì lấy với quyền quản trị máy chủ")

    def handle(self, *args, **options):
        unit = unit_of(options["unit"])
        try:
            content = workbooks.export(by=actor_of(options["by"], unit), unit=unit)
        except (Refused, NotAllowed) as problem:
            raise CommandError(str(problem)) from problem
        write_file(options["output"], content)
        self.stdout.write(f"Đã xuất sổ của {unit.name}: {options['output']}")
