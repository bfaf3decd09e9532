/// What Swift's view of the C library leaves out about files.

#ifndef GRANARY_FILESYSTEM_H
#define GRANARY_FILESYSTEM_H

#include <stdint.h>

/// Returns 1 when `path` is on a file system whose locks or memory maps cannot be
/// trusted between machines (NFS, SMB, 9p, FUSE, AFS, Ceph), 0 when it is not, and
/// -1 with errno set when that cannot be told.
///
/// `type` receives the system's number for the file system, for messages.
int granary_is_network_filesystem(const char *path, uint64_t *type);

/// Puts each of two directories in the other's place, in one step.
///
/// Returns 0, or -1 with errno set: EINVAL, ENOSYS or ENOTSUP where the file system or the
/// kernel knows no such step. Nothing has changed then.
int granary_exchange(const char *path, const char *other);

/// Closes a descriptor in the programs that this process starts.
void granary_close_on_exec(int descriptor);

#endif
