"""./run docs pictures: the pictures of the user's guide, taken of the demo in a browser, and of its term report on paper.

The demo is loaded into a folder of its own and served for as long as it takes. Word's view of the report needs LibreOffice.
"""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "guide" / "anh"
PASSWORD = "congdoan-2022"  # noqa: S105 - the demo's, printed by ./run demo
PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
SCREENS = (
    ("01-viec-tuan-nay", "chutich", DESKTOP, "/"),
    ("02-doan-vien", "chutich", DESKTOP, "/doan-vien/{unit}/"),
    ("03-ghi-nhan-tham-hoi", "totruong", PHONE, "/cham-lo/{group}/tham-hoi/ghi-nhan/"),
    ("04-so-cham-lo", "chutich", DESKTOP, "/cham-lo/{unit}/tham-hoi/"),
    ("06-bao-cao", "chutich", DESKTOP, "/bao-cao/{unit}/term/2017..2022/?mo=care.visits"),
)
REPORT = ("term", "--unit", "BL-KDD", "--period", "2017..2022")
WIDTH_OF_PAPER = "620"


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as var:
        os.environ["CONGDOAN_VAR"] = var
        os.environ["DJANGO_SETTINGS_MODULE"] = "congdoan.config.settings.dev"
        for arguments in (("migrate", "-v", "0"), ("collectstatic", "--noinput", "-v", "0"), ("demo",)):
            congdoan(*arguments)
        papers(Path(var))
        with served() as address:
            screens(address, Path(var))
    print(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER.relative_to(ROOT)}")


def congdoan(*arguments):
    """A command of ours."""
    subprocess.run([sys.executable, "-m", "congdoan", *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def papers(folder):
    """The first page of the term report, as PDF and as Word shows it."""
    office = shutil.which("soffice") or sys.exit("LibreOffice is missing. Type:  sudo apt-get install -y libreoffice-writer-nogui")
    for form, name in (("pdf", "07-bao-cao-pdf"), ("docx", "08-bao-cao-word")):
        congdoan("report", *REPORT, "--format", form, "-o", str(folder / f"{form}.{form}"))
        if form == "docx":
            convert = [office, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "docx.docx")]
            subprocess.run(convert, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        size = ["-png", "-singlefile", "-f", "1", "-scale-to-x", WIDTH_OF_PAPER, "-scale-to-y", "-1"]
        subprocess.run(["pdftoppm", *size, str(folder / f"{form}.pdf"), str(FOLDER / name)], check=True, stderr=subprocess.DEVNULL)


@contextlib.contextmanager
def served():
    """The address of the demo while it is served."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [sys.executable, "-m", "gunicorn", "--worker-class", "gthread", "--threads", "4", "--bind", address, "congdoan.config.wsgi"]
    server = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        for _attempt in range(100):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2]))):
                break
            time.sleep(0.1)
        yield f"http://{address}"
    finally:
        server.terminate()
        server.wait()


def screens(address, folder):
    """Each screen as its person sees it; the import as far as its preview."""
    from playwright.sync_api import sync_playwright

    places, book = units(), folder / "so-cong-doan.xlsx"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        for name, who, size, path in SCREENS:
            page = signed_in(browser, address, who, size)
            page.goto(address + path.format(**places))
            page.screenshot(path=FOLDER / f"{name}.png")
        congdoan("export", "--unit", "BL-KDD", "--by", "chutich", "-o", str(book))
        page = signed_in(browser, address, "chutich", DESKTOP)
        page.goto(address + "/nhap-so/{unit}/chon-tep/".format(**places))
        page.set_input_files("input[type=file]", str(book))
        page.click("text=Đưa lên để xem trước")
        page.wait_for_load_state()
        page.screenshot(path=FOLDER / "05-nhap-excel.png")
        browser.close()


def units():
    """Numbers of the union and of its first group in the demo."""
    import django

    django.setup()
    from congdoan.units import queries

    known = queries.by_codes(["BL-KDD", "BL-KDD-T1"])
    return {"unit": known["BL-KDD"].pk, "group": known["BL-KDD-T1"].pk}


def signed_in(browser, address, who, size):
    """A page of one person."""
    page = browser.new_context(viewport=size, locale="vi-VN").new_page()
    page.goto(address + "/tai-khoan/dang-nhap/")
    page.fill("input[name=login]", who)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_load_state()
    return page


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
