"""./run test: the whole suite on SQLite (stories in a browser by themselves), then the tests of data on PostgreSQL; --all runs everything on both.

The PostgreSQL server is this run's own: started in a temporary folder as an unprivileged user, on loopback, and stopped at
the end. A missing server is an error that names the line to type, never a skip.
"""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
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
        initdb = [str(binaries / "initdb"), "-D", str(data), "-U", "congdoan", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
        subprocess.run(as_unprivileged(initdb), **quiet)
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
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


def pytest(arguments, database=""):
    """Runs pytest and returns its exit status."""
    environment = {**os.environ, "CONGDOAN_TEST_DATABASE": database, "DJANGO_SETTINGS_MODULE": "congdoan.config.settings.test"}
    print(f"== pytest {' '.join(arguments)} on {'PostgreSQL' if database else 'SQLite'}", flush=True)
    return subprocess.run([sys.executable, "-m", "pytest", *arguments], cwd=ROOT, env=environment, check=False).returncode


def main():
    arguments = sys.argv[1:]
    everything = "--all" in arguments
    arguments = [argument for argument in arguments if argument != "--all"]
    if arguments:
        sys.exit(pytest(arguments))
    failed = pytest(["-q", *WORKERS, "-m", "not browser"])
    failed = pytest(["-q", "-m", "browser"]) or failed  # one after another: a browser takes both cores for itself
    with postgresql() as address:
        selected = ["-m", "not browser"] if everything else ["-m", "db"]
        failed = pytest(["-q", *WORKERS, *selected], database=address) or failed
    sys.exit(failed)


if __name__ == "__main__":
    main()
