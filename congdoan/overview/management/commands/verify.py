"""congdoan verify: the log's chains, the tree's paths, dated rows, foreign keys; exit status 1 with sentences if something is broken."""

import sys

from django.core.management.base import BaseCommand

from congdoan.overview import verifying


class Command(BaseCommand):
    """Kiểm tra sổ."""

    help = "Kiểm tra nhật ký, cây đơn vị, các dòng có hiệu lực theo ngày, khóa ngoại; có gì hỏng thì kể ra."

    def handle(self, *args, **options):
        broken = 0
        for title, sentences in verifying.checks():
            found = list(sentences)
            broken += len(found)
            self.stdout.write(f"{title}: " + ("tốt" if not found else f"{len(found)} chỗ hỏng"))
            for sentence in found:
                self.stdout.write(f"  {sentence}")
        if broken:
            self.stderr.write(f"Có {broken} chỗ hỏng. Giữ nguyên máy chủ, đừng ghi tiếp; lấy bản sao lưu gần nhất ra so.")
            sys.exit(1)
        self.stdout.write("Không có gì hỏng.")
