#include "granary_filesystem.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdio.h>

#if defined(__APPLE__)
#include <sys/mount.h>
#include <sys/param.h>

int granary_is_network_filesystem(const char *path, uint64_t *type) {
    struct statfs found;
    if (statfs(path, &found) != 0) return -1;
    *type = found.f_type;
    return (found.f_flags & MNT_LOCAL) == 0;
}

int granary_exchange(const char *path, const char *other) {
    return renamex_np(path, other, RENAME_SWAP);
}
#else
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

// From linux/magic.h, which not every system installs.
static const uint64_t network_types[] = {
    0x6969,      // NFS
    0x517B,      // SMB
    0xFF534D42,  // CIFS
    0xFE534D42,  // SMB 2
    0x01021997,  // 9p
    0x65735546,  // FUSE
    0x5346414F,  // AFS
    0x6B414653,  // kAFS
    0x73757245,  // Coda
    0x00C36400,  // Ceph
};

int granary_is_network_filesystem(const char *path, uint64_t *type) {
    struct statfs found;
    if (statfs(path, &found) != 0) return -1;
    // The field is signed and of another width on other machines: 32 bits hold every magic.
    *type = (uint32_t)found.f_type;
    for (size_t i = 0; i < sizeof network_types / sizeof *network_types; i++)
        if (*type == network_types[i]) return 1;
    return 0;
}

int granary_exchange(const char *path, const char *other) {
#ifdef SYS_renameat2
    // Not by the C library's function, which not every one has; 2 is RENAME_EXCHANGE.
    return (int)syscall(SYS_renameat2, AT_FDCWD, path, AT_FDCWD, other, 2u);
#else
    (void)path, (void)other;
    errno = ENOSYS;
    return -1;
#endif
}
#endif

void granary_close_on_exec(int descriptor) {
    int flags = fcntl(descriptor, F_GETFD);
    if (flags >= 0) fcntl(descriptor, F_SETFD, flags | FD_CLOEXEC);
}
