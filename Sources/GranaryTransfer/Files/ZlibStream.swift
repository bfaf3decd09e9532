internal import CZlib

/// Inflates the members of a gzip file, one after the other.
///
/// One of the three files of this target with `unsafe` code: zlib keeps the address of its state, so
/// the state is on the heap, made and freed here alone, and the buffers are lent for the length of one
/// call.
@safe
package struct Inflater: ~Copyable {
    private let stream: UnsafeMutablePointer<z_stream>

    /// What zlib says of damaged data.
    package struct Damage: Error, Equatable {
        package let detail: String
    }

    /// Makes an inflater; `nil` when there is no memory for it.
    package init?() {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: unsafe z_stream())
        // 15 is the largest window, 16 asks for gzip's header and checksum.
        let size = unsafe Int32(MemoryLayout<z_stream>.size)
        guard unsafe inflateInit2_(stream, 15 + 16, ZLIB_VERSION, size) == Z_OK else {
            unsafe stream.deallocate()
            return nil
        }
    }

    deinit {
        _ = unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Inflates what it can.
    ///
    /// - Parameters:
    ///   - input: The next compressed bytes.
    ///   - output: Replaced by what comes of them, `limit` bytes at most.
    ///   - limit: How many bytes at most, 1 or more.
    /// - Returns: How many bytes of `input` were used, and whether the member has ended.
    /// - Throws: ``Damage``.
    package mutating func inflate(
        _ input: Span<UInt8>, into output: inout [UInt8], limit: Int
    ) throws(Damage) -> (usedCount: Int, isAtEnd: Bool) {
        let stream = unsafe stream
        var status = Z_OK
        var usedCount = 0
        output = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, length in
            unsafe input.withUnsafeBufferPointer { bytes in
                // zlib does not write to its input; its interface is older than `const`.
                unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
                unsafe stream.pointee.avail_in = UInt32(clamping: bytes.count)
                unsafe stream.pointee.next_out = buffer.baseAddress
                unsafe stream.pointee.avail_out = UInt32(clamping: limit)
                status = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
                usedCount = unsafe bytes.count - Int(stream.pointee.avail_in)
                length = unsafe limit - Int(stream.pointee.avail_out)
                unsafe stream.pointee.next_in = nil
                unsafe stream.pointee.next_out = nil
            }
        }
        switch status {
        case Z_OK, Z_BUF_ERROR: return (usedCount, false)
        case Z_STREAM_END: return (usedCount, true)
        default:
            // The text is a constant of zlib's.
            let text = unsafe stream.pointee.msg.map { unsafe String(cString: $0) }
            throw Damage(detail: text ?? "code \(status)")
        }
    }

    /// Begins with the next member.
    package mutating func reset() { _ = unsafe inflateReset(stream) }
}

/// Deflates into one member of a gzip file.
@safe
package struct Deflater: ~Copyable {
    private let stream: UnsafeMutablePointer<z_stream>

    /// Makes a deflater; `nil` when there is no memory for it.
    ///
    /// - Parameter level: 1, fastest, to 9, smallest.
    package init?(level: Int32) {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: unsafe z_stream())
        let size = unsafe Int32(MemoryLayout<z_stream>.size)
        let status = unsafe deflateInit2_(
            stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
        guard status == Z_OK else {
            unsafe stream.deallocate()
            return nil
        }
    }

    deinit {
        _ = unsafe deflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Deflates all of `input`.
    ///
    /// - Parameters:
    ///   - input: The next bytes.
    ///   - isLast: Whether the member ends with them.
    ///   - output: Where what comes of them is appended.
    package mutating func deflate(_ input: Span<UInt8>, isLast: Bool, into output: inout [UInt8]) {
        let stream = unsafe stream
        let limit = 64 << 10
        var offset = 0
        var room = 0
        repeat {
            var usedCount = 0
            let rest = input.extracting(droppingFirst: offset)
            let piece = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, length in
                unsafe rest.withUnsafeBufferPointer { bytes in
                    unsafe stream.pointee.next_in = UnsafeMutablePointer(
                        mutating: bytes.baseAddress)
                    unsafe stream.pointee.avail_in = UInt32(clamping: bytes.count)
                    unsafe stream.pointee.next_out = buffer.baseAddress
                    unsafe stream.pointee.avail_out = UInt32(clamping: limit)
                    _ = unsafe CZlib.deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
                    usedCount = unsafe bytes.count - Int(stream.pointee.avail_in)
                    room = unsafe Int(stream.pointee.avail_out)
                    length = limit - room
                    unsafe stream.pointee.next_in = nil
                    unsafe stream.pointee.next_out = nil
                }
            }
            offset += usedCount
            output += piece
        } while offset < input.count || room == 0
    }
}

/// The checksum that gzip and DynamoDB's answers carry: CRC-32 of IEEE 802.3.
package enum CRC32 {
    /// The checksum of `bytes`.
    package static func checksum(_ bytes: Span<UInt8>) -> UInt32 {
        unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe UInt32(
                truncatingIfNeeded: crc32_z(0, buffer.baseAddress, buffer.count))
        }
    }
}
