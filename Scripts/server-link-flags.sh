#!/bin/sh
# What the linker is told for the server that is installed, beside having Swift's libraries in it.
#
# Where the system's loader knows packed relative relocations (glibc 2.36), it is linked with those: else
# its tables of addresses are read, and stay in memory, at each start, which are 4 MB of 27.
set -eu
[ "$(uname)" = Linux ] || exit 0
version=$(getconf GNU_LIBC_VERSION 2>/dev/null | sed 's/glibc //')
oldest=$(printf '2.36\n%s\n' "$version" | sort -V | head -n 1)
if [ -n "$version" ] && [ "$oldest" = 2.36 ]; then
    echo "-Xswiftc -use-ld=lld -Xlinker -z -Xlinker pack-relative-relocs"
fi
