"""./run demo: database, the cases, server; a worker for the background jobs; prints the address and the demo sign-ins."""

import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PORT = os.environ.get("PORT", "8000")


def congdoan(*arguments):
    """Runs a command of ours and stops at its first failure."""
    subprocess.run([sys.executable, "-m", "congdoan", *arguments], cwd=ROOT, check=True)


def main():
    congdoan("migrate", "--verbosity", "0")
    congdoan("collectstatic", "--noinput", "--verbosity", "0")
    print(f"\nCongdoan: http://127.0.0.1:{PORT}/\n", flush=True)
    congdoan("demo")
    if "--no-server" in sys.argv[1:]:
        return
    print("\nDừng máy chủ: Ctrl+C (stop the server).", flush=True)
    gunicorn = [
        sys.executable,
        "-m",
        "gunicorn",
        "--worker-class",
        "gthread",
        "--workers",
        "2",
        "--threads",
        "4",
        "--bind",
        f"127.0.0.1:{PORT}",
    ]
    environment = {"DJANGO_SETTINGS_MODULE": "congdoan.config.settings.dev", **os.environ}
    os.chdir(ROOT)
    serve_with_a_worker([*gunicorn, "congdoan.config.wsgi:application"], environment)


def serve_with_a_worker(server, environment):
    """The server and a worker for the background jobs beside it; when one is told to stop, so is the other."""
    worker = subprocess.Popen([sys.executable, "-m", "congdoan", "worker"], env=environment)
    pages = subprocess.Popen(server, env=environment)
    stop = lambda *_signal: pages.terminate()  # noqa: E731
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    try:
        sys.exit(pages.wait())
    finally:
        worker.terminate()
        worker.wait()


if __name__ == "__main__":
    main()
