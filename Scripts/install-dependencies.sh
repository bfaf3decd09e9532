#!/bin/sh
# Installs the system libraries that Granary links: liblmdb and zlib, with their headers.
# Does nothing when they are there.
set -eu

have_header() {
    printf '#include <%s>\n' "$1" | ${CC:-cc} -E -x c - >/dev/null 2>&1 ||
        printf '#include <%s>\n' "$1" | clang -E -x c - >/dev/null 2>&1 ||
        [ -e "/usr/include/$1" ]
}

if have_header lmdb.h && have_header zlib.h; then
    exit 0
fi

if command -v brew >/dev/null 2>&1; then
    brew install lmdb
elif command -v apt-get >/dev/null 2>&1; then
    # Root in a container has no sudo, and needs none.
    if [ "$(id -u)" = 0 ]; then as_root=""; else as_root="sudo"; fi
    $as_root apt-get update -qq
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq liblmdb-dev zlib1g-dev
else
    echo "install liblmdb and zlib with their headers (liblmdb-dev, zlib1g-dev), then try again" >&2
    exit 1
fi
