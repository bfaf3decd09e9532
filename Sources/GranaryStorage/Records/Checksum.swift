internal import CGranaryChecksum

/// CRC32C, by the processor's instruction where it has one.
public enum Checksum {
    /// Returns the CRC32C of `bytes`.
    ///
    /// `previous` is the CRC32C of the bytes before these, so that `crc32c(b, after: crc32c(a))` is
    /// the CRC32C of *a* followed by *b*.
    ///
    /// - Complexity: O(*n*); about 0.06 ns a byte on long input.
    public static func crc32c(_ bytes: RawSpan, after previous: UInt32 = 0) -> UInt32 {
        unsafe bytes.withUnsafeBytes { buffer in
            unsafe granary_crc32c(previous, buffer.baseAddress, buffer.count)
        }
    }

    /// Returns the CRC32C of `bytes`.
    public static func crc32c(_ bytes: Span<UInt8>, after previous: UInt32 = 0) -> UInt32 {
        unsafe crc32c(bytes.bytes, after: previous)
    }
}
