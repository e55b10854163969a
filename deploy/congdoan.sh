#!/bin/sh
# /usr/local/bin/congdoan: the product's command on a server, run by root, as the service's account and with its settings.
#   congdoan verify        congdoan import SO.xlsx --unit MA --by TEN
set -eu
set -a
. /etc/congdoan/env
set +a
[ "${#CONGDOAN_SECRET_KEY}" -ge 50 ] || { echo "CONGDOAN_SECRET_KEY in /etc/congdoan/env must have at least 50 characters." >&2; exit 1; }
# the program is that of /opt/congdoan, whatever folder this is called in
export PYTHONPATH=/opt/congdoan PYTHONSAFEPATH=1 PYTHONDONTWRITEBYTECODE=1
umask 027
exec runuser -u congdoan -- /opt/congdoan/.venv/bin/python -m congdoan "$@"
