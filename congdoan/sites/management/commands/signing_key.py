"""congdoan signing_key: a new key for signing sign-ins at other sites; the one before stays verifiable for a day after."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from congdoan.sites import keys


class Command(BaseCommand):
    """Khóa ký mới."""

    help = "Làm khóa mới để ký cho các trang liên kết: dùng sau một giờ; khóa cũ còn kiểm tra được thêm một ngày."

    def handle(self, *args, **options):
        path = keys.make(timezone.now())
        self.stdout.write(f"Đã làm khóa mới {path.name}; dùng để ký sau một giờ nữa. Giữ thư mục khóa cùng bản sao lưu.")
