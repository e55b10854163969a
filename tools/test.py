"""./run test: the whole suite on SQLite, then the tests of data on PostgreSQL; --all runs everything on both. Stories in a browser go beside.

The browser waits for pages as often as it works: its stories run one after another in a process of their own, with a server and a
database of their own, while the other tests keep the processors busy. What they printed comes last.

The PostgreSQL server is this run's own: started in a temporary folder as an unprivileged user, on loopback, and stopped at
the end. A missing server is an error that names the line to type, never a skip.
"""

import contextlib
import os
import pwd
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HASTY = "-c fsync=off -c full_page_writes=off"  # the server's folder is thrown away; a killed process of ours loses nothing by it
TEMPLATE = "congdoan_template"
WORKERS = ["-n", "2", "--dist", "loadscope"]


def newest_server():
    """The folder with initdb and pg_ctl."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if not found:
        sys.exit("PostgreSQL is missing. Type:  sudo apt-get install -y postgresql")
    return found[-1].parent


def as_unprivileged(command):
    """PostgreSQL refuses to run as root; then the account "postgres" runs it."""
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--", *command] if os.geteuid() == 0 else command


@contextlib.contextmanager
def postgresql():
    """Yields the address of a server of our own."""
    binaries = newest_server()
    folder = Path(tempfile.mkdtemp(prefix="congdoan-pg-"))
    if os.geteuid() == 0:
        account = pwd.getpwnam("postgres")
        os.chown(folder, account.pw_uid, account.pw_gid)
    data, port = folder / "data", free_port()
    quiet = {"stdout": subprocess.DEVNULL, "cwd": folder, "check": True}
    try:
        initdb = [str(binaries / "initdb"), "-D", str(data), "-U", "congdoan", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
        subprocess.run(as_unprivileged(initdb), **quiet)
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} {HASTY}"
        start = [str(binaries / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start"]
        subprocess.run(as_unprivileged(start), **quiet)
        yield f"postgresql://congdoan@127.0.0.1:{port}/postgres"
    finally:
        stop = [str(binaries / "pg_ctl"), "-D", str(data), "-m", "fast", "stop"]
        subprocess.run(as_unprivileged(stop), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/", check=False)
        shutil.rmtree(folder, ignore_errors=True)


def free_port():
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def begun(command, database="", output=None, template=""):
    """Begins a command that asks a database of tests; returns the process. ``template``: file or name of a database migrated already."""
    given = {"CONGDOAN_TEST_DATABASE": database, "DJANGO_SETTINGS_MODULE": "congdoan.config.settings.test"}
    given["CONGDOAN_TEST_TEMPLATE"] = template
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # else each run compiles anew
    command = [sys.executable, *command]
    return subprocess.Popen(command, cwd=ROOT, env=inherited | given, stdout=output, stderr=subprocess.STDOUT if output else None)


def pytest(arguments, database="", template=""):
    """Runs pytest and returns its exit status."""
    _say(arguments, database)
    return begun(["-m", "pytest", *arguments], database, template=template).wait()


@contextlib.contextmanager
def templates(address):
    """Migrates once for all processes: yields the file for SQLite and the database of the server at ``address``, made at the same time."""
    migrate = ["manage.py", "migrate", "--run-syncdb", "--verbosity", "0"]
    with tempfile.TemporaryDirectory(prefix="congdoan-test-") as folder:
        file = Path(folder) / "template.sqlite3"
        server = address.rpartition("/")[0]
        create = f"import psycopg; psycopg.connect('{address}', autocommit=True).execute('CREATE DATABASE {TEMPLATE}')"
        subprocess.run([sys.executable, "-c", create], check=True)
        running = [begun(migrate, f"sqlite:///{file}"), begun(migrate, f"{server}/{TEMPLATE}")]
        ended = [one.wait() for one in running]
        if any(ended):
            sys.exit("The migrations failed.")
        with contextlib.closing(sqlite3.connect(file)) as made:
            made.execute("PRAGMA journal_mode=DELETE")  # copies of it lie in memory
        yield str(file)


def _say(arguments, database=""):
    print(f"== pytest {' '.join(arguments)} on {'PostgreSQL' if database else 'SQLite'}", flush=True)


@contextlib.contextmanager
def beside(arguments, template):
    """A run of pytest beside others; yields a function that waits for it, shows what it printed and returns its exit status."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as printed:
        running = begun(["-m", "pytest", *arguments], output=printed, template=template)

        def ended():
            status = running.wait()
            _say(arguments)
            printed.seek(0)
            sys.stdout.write(printed.read())
            return status

        try:
            yield ended
        finally:
            running.terminate()
            running.wait()


def main():
    arguments = sys.argv[1:]
    everything = "--all" in arguments
    arguments = [argument for argument in arguments if argument != "--all"]
    if arguments:
        sys.exit(pytest(arguments))
    with postgresql() as address, templates(address) as file, beside(["-q", "-m", "browser"], file) as stories:
        failed = pytest(["-q", *WORKERS, "-m", "not browser"], template=file)
        selected = ["-m", "not browser"] if everything else ["-m", "db"]
        failed = pytest(["-q", *WORKERS, *selected], address, TEMPLATE) or failed
        failed = stories() or failed
    sys.exit(failed)


if __name__ == "__main__":
    main()
