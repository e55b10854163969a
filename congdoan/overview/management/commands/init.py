"""congdoan init: an empty installation's first unit, first person, first sign-in and first grant; asks nothing."""

import os
import secrets

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from congdoan.access.roles import Role
from congdoan.kernel import dates, text
from congdoan.kernel.errors import Refused, Unreadable
from congdoan.organization.actions import installation
from congdoan.people.choices import Sex
from congdoan.units import queries as units

SEXES = {"nam": Sex.MALE, "nu": Sex.FEMALE}
PASSWORD = "CONGDOAN_PASSWORD"  # noqa: S105 - the name of the variable, not a password
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


class Command(BaseCommand):
    """Khởi tạo."""

    help = "Khởi tạo hệ thống trống: đơn vị đầu tiên, người đầu tiên, tài khoản và quyền của người ấy."

    def add_arguments(self, parser):
        parser.add_argument("--code", required=True, metavar="MÃ", help="mã đơn vị, ví dụ CD-01")
        parser.add_argument("--name", required=True, metavar="TÊN", help="tên đơn vị")
        parser.add_argument("--kind", default="Công đoàn cơ sở", metavar="LOẠI", help="mặc định: Công đoàn cơ sở")
        parser.add_argument("--founded", required=True, metavar="NGÀY", help="ngày thành lập, ví dụ 26/03/2018")
        parser.add_argument(
            "--superior", action="append", default=[], metavar="MÃ|TÊN|LOẠI", help="cấp trên, từ trên xuống; ghi nhiều lần được"
        )
        parser.add_argument("--person", required=True, metavar="HỌ TÊN", help="người đầu tiên")
        parser.add_argument("--sex", required=True, metavar="NAM|NỮ")
        parser.add_argument("--born", metavar="NGÀY", help="ngày sinh hoặc năm sinh")
        parser.add_argument("--role", choices=[str(Role.CHAIR), str(Role.ADMINISTRATOR)], default=str(Role.CHAIR))
        parser.add_argument("--username", required=True, metavar="TÊN")
        parser.add_argument("--password", metavar="MẬT KHẨU", help=f"hoặc đặt biến {PASSWORD}; bỏ trống thì máy tự đặt và in ra")

    def handle(self, *args, **options):
        call_command("migrate", interactive=False, verbosity=0)
        password, own = password_of(options)
        try:
            actor = installation.initialise(**facts_of(options), password=password, now=timezone.now())
        except (Refused, Unreadable) as problem:
            raise CommandError(str(problem)) from problem
        unit = actor.units[-1]
        self.stdout.write(f"Đã khởi tạo {unit.name} (mã {unit.code}).")
        self.stdout.write(f"Đăng nhập: {actor.user.username}" + ("" if own else f"   Mật khẩu: {password}"))
        self.stdout.write("Mở trang: congdoan serve")


def facts_of(options):
    """The action's arguments from what was typed."""
    sex = SEXES.get(text.fold(options["sex"]))
    if sex is None:
        raise CommandError("Ghi --sex nam hoặc --sex nữ.")
    founded_on = dates.read_date(options["founded"])
    return {
        "code": options["code"],
        "name": text.squeeze(options["name"]),
        "kind": kind_of(options["kind"]),
        "founded_on": founded_on,
        "superiors": [(*superior_of(written), founded_on) for written in options["superior"]],
        "full_name": options["person"],
        "sex": str(sex),
        "birth": dates.read_approximate_date(options["born"]) if options["born"] else None,
        "role": options["role"],
        "username": options["username"],
    }


def superior_of(written):
    """(code, name, kind) of "BL|LĐLĐ huyện Bình Lục|Liên đoàn lao động cấp huyện"."""
    parts = [text.squeeze(part) for part in written.split("|")]
    if len(parts) != 3 or not all(parts):
        raise CommandError(f"Ghi --superior như MÃ|TÊN|LOẠI; “{written}” thiếu phần.")
    return parts[0], parts[1], kind_of(parts[2])


def kind_of(written):
    """The key of a kind that was written as its key or its Vietnamese name."""
    labels = units.kind_labels()
    wanted = text.fold(written)
    for key, label in labels.items():
        if wanted in (key, text.fold(label)):
            return key
    raise CommandError(f"Không có loại đơn vị “{written}”. Các loại: {', '.join(labels.values())}.")


def password_of(options):
    """(password, True if the person chose it)."""
    chosen = options["password"] or os.environ.get(PASSWORD)
    if not chosen:
        return "-".join("".join(secrets.choice(ALPHABET) for _place in range(4)) for _group in range(4)), False
    try:
        validate_password(chosen)
    except ValidationError as problem:
        raise CommandError(" ".join(problem.messages)) from problem
    return chosen, True
