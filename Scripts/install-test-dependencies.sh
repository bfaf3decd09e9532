#!/bin/sh
# Installs what only the tests need: a PostgreSQL server, which one suite starts for itself on a
# socket in a temporary folder, and Python's virtual environments, for the real clients of the server.
# Does nothing when they are there; without PostgreSQL that suite is left out.
set -eu

if ! python3 -c "import venv, ensurepip" >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ]; then as_root=""; else as_root="sudo"; fi
    $as_root apt-get update -qq
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv
fi

if ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1; then
    exit 0
fi

if command -v brew >/dev/null 2>&1; then
    brew install postgresql@15
elif command -v apt-get >/dev/null 2>&1; then
    # Root in a container has no sudo, and needs none.
    if [ "$(id -u)" = 0 ]; then as_root=""; else as_root="sudo"; fi
    $as_root apt-get update -qq
    # The package would start a cluster of its own, which nobody here wants.
    $as_root mkdir -p /etc/postgresql-common
    [ -e /etc/postgresql-common/createcluster.conf ] ||
        echo "create_main_cluster = false" |
        $as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
        -o Dpkg::Options::=--force-confold postgresql-15 postgresql-client-15
else
    echo "install PostgreSQL 15 to run the tests of imports from it" >&2
fi
