"""congdoan unlock: for somebody locked out whom nobody can help on screen; written into the log, told to the person."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from congdoan.accounts import queries as accounts
from congdoan.accounts.passwords import one_time
from congdoan.kernel.dates import day_of
from congdoan.kernel.errors import Refused
from congdoan.membership.actions.unlocking import unlock


class Command(BaseCommand):
    """Mở khóa một tài khoản."""

    help = "Gỡ bước xác nhận thứ hai của một tài khoản; --password: cả mật khẩu mới, dùng một lần. Ghi vào nhật ký, người ấy thấy."

    def add_arguments(self, parser):
        parser.add_argument("name", help="tên đăng nhập, điện thoại hoặc thư điện tử")
        parser.add_argument("--reason", required=True, help="vì sao, ví dụ: mất điện thoại, đã gặp mặt")
        parser.add_argument("--password", action="store_true", help="đặt cả mật khẩu mới, mở lại nếu tài khoản đã đóng")

    def handle(self, *args, **options):
        account = accounts.by_any_name(options["name"])
        if account is None:
            raise CommandError(f"Không có tài khoản {options['name']}.")
        now, password = timezone.now(), one_time() if options["password"] else ""
        try:
            unlock(account=account, reason=options["reason"].strip(), now=now, today=day_of(now), password=password)
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"Đã gỡ bước xác nhận thứ hai của {account.person.full_name} ({account.username}); mọi máy phải đăng nhập lại.")
        if password:
            self.stdout.write(f"Mật khẩu dùng một lần: {password}")
        self.stdout.write("Đã ghi vào nhật ký; người ấy thấy ở “Ai xem được tôi?”.")
