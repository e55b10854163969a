"""The commands: a workbook in and out, the first unit, the web server's start."""

import io
import stat

import pytest
from django.core.management import CommandError, call_command

from congdoan import workbooks
from congdoan.overview.management.commands import serve
from congdoan.overview.tests.factories import GOOD, SPOILED, previewed
from congdoan.units.models import Unit
from congdoan.workbooks.models import Batch
from congdoan.workbooks.tests.club import Call
from congdoan.workbooks.tests.factories import book, cells


def run(name, *arguments):
    """(exit status, what was printed)."""
    printed = io.StringIO()
    try:
        call_command(name, *map(str, arguments), stdout=printed, skip_checks=False)
    except SystemExit as ended:
        return ended.code, printed.getvalue()
    return 0, printed.getvalue()


@pytest.mark.usefixtures("cast", "club_sheets")
class TestImport:
    """Exit status 0 everything, 3 some rows left out, 1 nothing."""

    @pytest.fixture
    def file(self, tmp_path):
        def written(sheets):
            path = tmp_path / "so.xlsx"
            path.write_bytes(book(sheets))
            return path

        return written

    def test_everything(self, file):
        status, printed = run("import", file(GOOD), "--unit", "KDD", "--by", "chutich")
        assert (status, Call.objects.count()) == (0, 2)
        assert "so.xlsx vào Công đoàn khối dân Đảng: đã ghi vào sổ" in printed
        assert "Thăm: 2 mới, 0 thay đổi, 0 giống hệt, 0 lỗi" in printed

    def test_the_same_file_again_changes_nothing(self, file):
        run("import", file(GOOD), "--unit", "KDD", "--by", "chutich")
        status, printed = run("import", file(GOOD), "--unit", "KDD", "--by", "chutich")
        assert (status, Call.objects.count()) == (0, 2)
        assert "Thăm: 0 mới, 0 thay đổi, 2 giống hệt, 0 lỗi" in printed

    def test_some_rows_left_out_and_marked(self, file, tmp_path):
        status, printed = run("import", file(SPOILED), "--unit", "KDD", "--by", "chutich", "--errors", tmp_path / "loi.xlsx")
        assert (status, Call.objects.count()) == (3, 2)
        assert "Tham, dòng 4, cột Ngày: “31/02/2019”. Tháng 2 không có ngày 31." in printed
        marked = tmp_path / "loi.xlsx"
        assert cells(marked.read_bytes())["Tham"][1][-2].startswith("TH-"), "what was written is known again by its Mã dòng"
        assert stat.S_IMODE(marked.stat().st_mode) == 0o600

    def test_nothing(self, file):
        status, _printed = run("import", file({"Thăm": SPOILED["Tham"]}), "--unit", "KDD", "--by", "chutich")
        assert (status, Call.objects.count()) == (1, 0)

    def test_check_leaves_nothing_behind(self, file, tmp_path):
        arguments = (file(SPOILED), "--unit", "KDD", "--by", "chutich", "--check", "--errors", tmp_path / "loi.xlsx")
        status, printed = run("import", *arguments)
        assert (status, Call.objects.count(), Batch.objects.count()) == (3, 0, 0)
        assert "đã xem trước, chưa ghi" in printed
        assert cells((tmp_path / "loi.xlsx").read_bytes())["Tham"][3][-1].startswith("Ngày: Tháng 2 không có ngày 31.")

    def test_no_errors_no_file(self, file, tmp_path):
        _status, printed = run("import", file(GOOD), "--unit", "KDD", "--by", "chutich", "--errors", tmp_path / "loi.xlsx")
        assert "Không có dòng lỗi" in printed
        assert not (tmp_path / "loi.xlsx").exists()

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (["{file}", "--unit", "KHÔNG", "--by", "chutich"], "Không có đơn vị mã KHÔNG."),
            (["{file}", "--unit", "KDD", "--by", "aido"], "Không có tài khoản aido."),
            (["{file}", "--unit", "KDD", "--by", "kiemtra"], "chưa có quyền nhập sổ Excel"),
            (["{folder}/khong-co.xlsx", "--unit", "KDD", "--by", "chutich"], "Không đọc được tệp"),
            (["{text}", "--unit", "KDD", "--by", "chutich"], "Tệp này không phải sổ Excel."),
            (["{file}", "--unit", "KDD", "--by", "chutich", "--check", "--errors", "{folder}/khong/co/loi.xlsx"], "Không ghi được tệp"),
        ],
    )
    def test_refusals_say_what_is_wrong(self, arguments, sentence, file, tmp_path):
        (tmp_path / "chu.txt").write_text("chữ", encoding="utf-8")
        places = {"file": file(SPOILED), "folder": tmp_path, "text": tmp_path / "chu.txt"}
        with pytest.raises(CommandError, match=sentence):
            run("import", *[argument.format(**places) for argument in arguments])


@pytest.mark.usefixtures("club_sheets")
class TestExport:
    """The whole book out."""

    @pytest.mark.parametrize("by", [[], ["--by", "chutich"]], ids=["the server's own", "the chair"])
    def test_goes_out_and_comes_back(self, by, cast, tmp_path):
        workbooks.commit(by=cast.chair, batch=previewed(cast.chair, cast.union, GOOD))
        target = tmp_path / "so.xlsx"
        assert run("export", "--unit", "KDD", "-o", target, *by)[0] == 0
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
        assert list(tmp_path.iterdir()) == [target], "nothing half-written stays beside it"
        status, printed = run("import", target, "--unit", "KDD", "--by", "chutich", "--check")
        assert status == 0
        assert "Thăm: 0 mới, 0 thay đổi, 2 giống hệt, 0 lỗi" in printed

    def test_one_without_the_right(self, cast, tmp_path):
        with pytest.raises(CommandError, match="chưa có quyền xuất sổ Excel"):
            run("export", "--unit", "KDD", "-o", tmp_path / "so.xlsx", "--by", "totruong")
        assert list(tmp_path.iterdir()) == []


FIRST = (
    *("--code", "CD-01", "--name", "Công đoàn Trường Yên Trung", "--founded", "26/03/2018"),
    *("--person", "Trần Thị Mai", "--sex", "nữ", "--username", "chutich"),
)


@pytest.mark.django_db
class TestInit:
    """An empty installation's first unit and first grant."""

    def test_prints_the_sign_in(self):
        above = ("--superior", "BL|LĐLĐ huyện Bình Lục|Liên đoàn Lao động huyện, quận")
        _status, printed = run("init", *FIRST, *above, "--born", "1986")
        unit = Unit.objects.get(code="CD-01")
        assert (unit.kind, unit.parent.code) == ("grassroots_union", "BL")
        assert "Đã khởi tạo Công đoàn Trường Yên Trung (mã CD-01)." in printed
        line = next(line for line in printed.splitlines() if line.startswith("Đăng nhập: chutich"))
        password = line.partition("Mật khẩu: ")[2]
        from congdoan.accounts.queries import by_any_name

        assert by_any_name("chutich").check_password(password)

    def test_a_chosen_password_is_not_printed(self, monkeypatch):
        monkeypatch.setenv("CONGDOAN_PASSWORD", "mat-khau-thu-nghiem")
        _status, printed = run("init", *FIRST)
        assert "mat-khau-thu-nghiem" not in printed

    @pytest.mark.parametrize(
        ("more", "sentence"),
        [
            (["--sex", "khác"], "Ghi --sex nam hoặc --sex nữ."),
            (["--kind", "hội"], "Không có loại đơn vị “hội”. Các loại: Tổng Liên đoàn"),
            (["--founded", "31/02/2018"], "Tháng 2"),
            (["--superior", "BL|Tên"], "Ghi --superior như MÃ"),
            (["--password", "ngan"], "10 ký tự"),
            (["--code", "có dấu cách"], "không có dấu cách"),
        ],
    )
    def test_refusals(self, more, sentence):
        with pytest.raises(CommandError, match=sentence):
            run("init", *FIRST, *more)
        assert not Unit.objects.exists()

    def test_only_once(self):
        run("init", *FIRST)
        with pytest.raises(CommandError, match="Hệ thống đã có đơn vị."):
            run("init", *FIRST)


@pytest.mark.django_db
class TestServe:
    """Refuses what would lose records; then gunicorn takes over."""

    @pytest.fixture(autouse=True)
    def started(self, monkeypatch):
        started = []
        monkeypatch.setattr(serve.os, "execv", lambda _path, arguments: started.append(arguments))
        monkeypatch.setattr(serve.connection, "close", lambda: None)
        monkeypatch.setattr(serve, "check_durability", lambda _connection: None)
        return started

    def test_starts_on_loopback(self, started):
        _status, printed = run("serve", "--no-static")
        assert "Mở ở http://127.0.0.1:8000/" in printed
        words = " ".join(started[0])
        assert "-m gunicorn congdoan.config.wsgi:application --bind 127.0.0.1:8000 --worker-class gthread --workers 2 --threads 4" in words

    def test_a_database_that_may_lose_records_is_refused(self, started, monkeypatch):
        from congdoan.kernel.db.guards import NotDurable

        def refuse(_connection):
            raise NotDurable("Cơ sở dữ liệu có thể mất dữ liệu khi mất điện")

        monkeypatch.setattr(serve, "check_durability", refuse)
        with pytest.raises(CommandError, match="mất điện"):
            run("serve", "--no-static")
        assert started == []

    def test_a_database_that_is_behind_is_refused(self, started, monkeypatch):
        monkeypatch.setattr(serve, "steps_waiting", lambda: 3)
        with pytest.raises(CommandError, match="còn thiếu 3 bước .* congdoan serve --migrate"):
            run("serve", "--no-static")
        assert started == []
