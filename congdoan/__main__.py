"""The command `congdoan`: init, import, report, export, serve, worker, verify, unlock, reference."""

import os
import sys


def main():
    """Runs a command; the settings are those of an installation if it has a secret, else a developer's."""
    kind = "prod" if os.environ.get("CONGDOAN_SECRET_KEY") else "dev"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"congdoan.config.settings.{kind}")
    import django
    from django.core.management import execute_from_command_line

    from congdoan.config.collecting import settle

    django.setup()
    settle()
    execute_from_command_line(["congdoan", *sys.argv[1:]])


if __name__ == "__main__":
    main()
