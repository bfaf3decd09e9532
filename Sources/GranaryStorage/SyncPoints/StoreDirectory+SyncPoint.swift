#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

extension StoreDirectory {
    /// Brings a relaxed store to rest that its last owner did not close, for the next owner.
    ///
    /// In the same run of the system all that was committed is still there, and is synced. In another one
    /// the power was cut: pages written since the last point may be there or not, and the store goes back
    /// to that point. So it does after a sync that failed, which leaves nobody knowing what is on the disk.
    func settle() throws(StorageError) {
        guard let point = try SyncPointFile.read(in: self) else { return }
        if point.run.isCurrent {
            try Self.sync(dataPath)
        } else {
            try goBack(to: point)
        }
        try SyncPointFile.remove(from: self)
    }

    /// Does the same before the store is read by a process that does not own it.
    ///
    /// - Throws: ``StorageError/alreadyOwned(path:processID:)`` when another process is about to do it.
    func settleForReading() throws(StorageError) {
        guard let point = try SyncPointFile.read(in: self), !point.run.isCurrent else { return }
        let lock = try OwnerLock(self)
        defer { withExtendedLifetime(lock) {} }
        // Unless another process was faster.
        if let point = try SyncPointFile.read(in: self), !point.run.isCurrent { try settle() }
    }

    /// Makes the commit of `point` the last one.
    ///
    /// To be cut off in the midst of it does no harm: the next owner does it again.
    private func goBack(to point: SyncPoint) throws(StorageError) {
        let descriptor = unsafe open(dataPath, O_RDWR | O_CLOEXEC)
        try checkSystem(descriptor, "open")
        defer { close(descriptor) }
        let byteCount = try FileIdentity(descriptor: descriptor).byteCount
        let (expected, overflow) = point.meta.pageCount
            .multipliedReportingOverflow(by: UInt64(point.pageByteCount))
        if overflow || expected > UInt64(byteCount) {
            throw .truncated(
                expectedBytes: overflow ? .max : Int(clamping: expected), actualBytes: byteCount)
        }
        for slot in 0..<2 {
            let offset = MetaPage.offset(ofSlot: slot, pageByteCount: point.pageByteCount)
            try FileBytes.write(point.meta.bytes, at: offset, of: descriptor)
        }
        try checkSystem(fsync(descriptor), "fsync")
    }
}
