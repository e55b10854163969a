"""What the commands share: the unit of a code, the actor behind --by, files read and written."""

import os
import tempfile
from pathlib import Path

from django.core.management.base import CommandError
from django.utils import timezone

from congdoan.access.actors import actor_for, reader_at
from congdoan.accounts import queries as accounts
from congdoan.units import queries as units


def unit_of(code):
    """The unit of a code, or an error that says where the codes stand."""
    found = units.by_codes([code]).get(code)
    if found is None:
        raise CommandError(f"Không có đơn vị mã {code}. Xem mã ở trang tính Đơn vị hoặc màn hình Tổ chức.")
    return found


def actor_of(name, unit):
    """The person behind a user name; without a name, whoever runs the server reads as the unit's own committee would."""
    if not name:
        return reader_at(unit, timezone.now())
    user = accounts.by_any_name(name)
    if user is None:
        raise CommandError(f"Không có tài khoản {name}.")
    return actor_for(user, timezone.now())


def read_file(path):
    """The bytes of a file that the person named."""
    try:
        return Path(path).read_bytes()
    except OSError as problem:
        raise CommandError(f"Không đọc được tệp {path}: {problem.strerror}.") from problem


def write_file(path, content):
    """Writes a file whole or not at all, readable by its owner alone: it holds people's records."""
    target = Path(path)
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(name, target)
    except OSError as problem:
        raise CommandError(f"Không ghi được tệp {path}: {problem.strerror}.") from problem
