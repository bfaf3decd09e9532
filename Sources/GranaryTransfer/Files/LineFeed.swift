#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

extension [UInt8] {
    /// Where the first line feed at or behind `start` stands; `nil` when there is none.
    ///
    /// The system's search looks at 32 bytes at a time, and every byte of an import is looked at.
    func firstLineFeed(from start: Int) -> Int? {
        // Safe: no more is looked at than there is, and what is found is in it.
        unsafe withUnsafeBytes { buffer in
            guard start < buffer.count, let base = buffer.baseAddress,
                let found = unsafe memchr(base + start, 0x0A, buffer.count - start)
            else { return nil }
            return unsafe UnsafeRawPointer(found) - base
        }
    }
}
