/// One of the two files of this module that touch unsafe memory operations; the other writes.
///
/// Every load checks its bounds, and what lies outside reads as `nil` or zero: the bytes may come
/// from a damaged file.
extension RawSpan {
    /// The byte at `offset`; `nil` outside the span.
    @inline(__always)
    func byte(at offset: Int) -> UInt8? {
        guard offset >= 0, offset < byteCount else { return nil }
        // Safe: every bit pattern is a byte, and the offset is within the span.
        return unsafe unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
    }

    /// The little-endian `UInt16` at `offset`, aligned or not; `nil` when it leaves the span.
    @inline(__always)
    func uint16(at offset: Int) -> Int? {
        guard offset >= 0, offset <= byteCount &- 2 else { return nil }
        // Safe: every bit pattern is an integer, and both bytes are within the span.
        let value = unsafe unsafeLoadUnaligned(
            fromUncheckedByteOffset: offset, as: UInt16.self)
        return Int(UInt16(littleEndian: value))
    }

    /// The little-endian `UInt32` at `offset`, aligned or not; `nil` when it leaves the span.
    @inline(__always)
    func uint32(at offset: Int) -> Int? {
        guard offset >= 0, offset <= byteCount &- 4 else { return nil }
        // Safe: every bit pattern is an integer, and all four bytes are within the span.
        let value = unsafe unsafeLoadUnaligned(
            fromUncheckedByteOffset: offset, as: UInt32.self)
        return Int(UInt32(littleEndian: value))
    }

    /// The eight bytes at `offset` as a little-endian integer; zero when they leave the span.
    @inline(__always)
    func word(at offset: Int) -> UInt64 {
        guard offset >= 0, offset <= byteCount &- 8 else { return 0 }
        // Safe: every bit pattern is an integer, and all eight bytes are within the span.
        return UInt64(
            littleEndian: unsafe unsafeLoadUnaligned(
                fromUncheckedByteOffset: offset, as: UInt64.self))
    }

    /// Up to eight bytes at `offset` as a big-endian integer, filled up with zeros.
    ///
    /// Two such integers compare as their bytes do, where they differ. What lies outside the span
    /// reads as zero.
    @inline(__always)
    func prefix(at offset: Int, count: Int) -> UInt64 {
        guard count > 0, offset >= 0 else { return 0 }
        if offset <= byteCount &- 8 {
            // Safe: all eight bytes are within the span.
            let word = unsafe unsafeLoadUnaligned(
                fromUncheckedByteOffset: offset, as: UInt64.self)
            return UInt64(bigEndian: word) & (count >= 8 ? ~0 : ~(~0 >> (8 &* UInt64(count))))
        }
        return shortPrefix(at: offset, count: Swift.min(count, byteCount &- offset))
    }

    /// The same for up to seven bytes, all of them within the span, by loads that overlap.
    @inline(__always)
    private func shortPrefix(at offset: Int, count: Int) -> UInt64 {
        guard count > 0, offset <= byteCount &- count else { return 0 }
        let last = offset &+ count &- 1
        if count >= 4 {
            // Safe: the first four of the bytes and the last four are within the span.
            let head = unsafe unsafeLoadUnaligned(
                fromUncheckedByteOffset: offset, as: UInt32.self)
            let tail = unsafe unsafeLoadUnaligned(
                fromUncheckedByteOffset: last &- 3, as: UInt32.self)
            return UInt64(UInt32(bigEndian: head)) << 32
                | UInt64(UInt32(bigEndian: tail)) << UInt64(64 &- 8 &* count)
        }
        // Safe: the first byte, the one in the middle and the last are within the span.
        let first = unsafe unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
        let middle = unsafe unsafeLoad(
            fromUncheckedByteOffset: offset &+ count / 2, as: UInt8.self)
        let end = unsafe unsafeLoad(fromUncheckedByteOffset: last, as: UInt8.self)
        return UInt64(first) << 56 | UInt64(middle) << UInt64(56 &- 8 &* (count / 2))
            | UInt64(end) << UInt64(64 &- 8 &* count)
    }

    /// The tag and the payload of an entry that begins at `start` and has this name; `nil` when it
    /// has another, or is damaged.
    ///
    /// One check of the bounds serves all the loads: this is where reading a typed item spends its
    /// time.
    @inline(__always)
    @_lifetime(copy self)
    func taggedValue(of name: RawSpan, from start: Int, to end: Int) -> RawSpan? {
        let length = name.byteCount
        guard start >= 0, end <= byteCount, end &- start > length &+ 2 else { return nil }
        // Safe: the two bytes before the name, and the name, are within the span.
        let found = unsafe unsafeLoadUnaligned(fromUncheckedByteOffset: start, as: UInt16.self)
        guard Int(UInt16(littleEndian: found)) == length,
            hasUnchecked(name, at: start &+ 2)
        else { return nil }
        // Safe: the end is behind the name and within the span.
        return unsafe extracting(unchecked: (start &+ 2 &+ length)..<end)
    }

    /// Whether the bytes at `offset` are those of `name`, all of which must be within the span.
    @inline(__always)
    private func hasUnchecked(_ name: RawSpan, at offset: Int) -> Bool {
        let length = name.byteCount
        if length >= 8 {
            var position = 0
            repeat {
                // The last eight bytes overlap those before them when the length is no multiple.
                let next = Swift.min(position, length &- 8)
                if !hasSame(UInt64.self, as: name, at: offset, next) { return false }
                position &+= 8
            } while position < length
            return true
        }
        if length >= 4 {
            return hasSame(UInt32.self, as: name, at: offset, 0)
                && hasSame(UInt32.self, as: name, at: offset, length &- 4)
        }
        if length >= 2 {
            return hasSame(UInt16.self, as: name, at: offset, 0)
                && hasSame(UInt16.self, as: name, at: offset, length &- 2)
        }
        return length == 0 || hasSame(UInt8.self, as: name, at: offset, 0)
    }

    @inline(__always)
    private func hasSame<Word: FixedWidthInteger & BitwiseCopyable>(
        _ type: Word.Type, as name: RawSpan, at offset: Int, _ position: Int
    ) -> Bool {
        // Safe: the caller has checked that the word is within both spans.
        let left = unsafe unsafeLoadUnaligned(
            fromUncheckedByteOffset: offset &+ position, as: Word.self)
        let right = unsafe name.unsafeLoadUnaligned(
            fromUncheckedByteOffset: position, as: Word.self)
        return left == right
    }

    /// The bytes from `start` up to `end`; empty when they are not within the span.
    @inline(__always)
    @_lifetime(copy self)
    func slice(from start: Int, to end: Int) -> RawSpan {
        guard start >= 0, start <= end, end <= byteCount else { return extracting(first: 0) }
        return extracting(start..<end)
    }

    /// The string whose UTF-8 these bytes are; `nil` when they are not UTF-8.
    @inline(__always)
    var string: String? {
        guard isASCII else {
            guard let text = try? UTF8Span(validating: asBytes) else { return nil }
            return String(copying: text)
        }
        // Safe: ASCII is UTF-8.
        let text = unsafe UTF8Span(unchecked: asBytes, isKnownASCII: true)
        return String(copying: text)
    }

    /// Copies the bytes to where there is room for them.
    ///
    /// Of a few bytes the first half and the last are copied, which may overlap: a call to the
    /// library would take as long again.
    @inline(__always)
    func copy(to target: UnsafeMutableRawPointer) {
        switch byteCount {
        case 8...16: unsafe copyEnds(UInt64.self, to: target)
        case 4...7: unsafe copyEnds(UInt32.self, to: target)
        default:
            // Safe: the buffer is read before the closure ends.
            unsafe withUnsafeBytes { bytes in
                guard let start = bytes.baseAddress else { return }
                unsafe target.copyMemory(from: start, byteCount: bytes.count)
            }
        }
    }

    /// Copies the first bytes and the last, which are all there are.
    @inline(__always)
    private func copyEnds<Word: FixedWidthInteger & BitwiseCopyable>(
        _ type: Word.Type, to target: UnsafeMutableRawPointer
    ) {
        let last = byteCount &- MemoryLayout<Word>.size
        // Safe: the caller has checked that there is at least one word.
        let head = unsafe unsafeLoadUnaligned(fromUncheckedByteOffset: 0, as: Word.self)
        let tail = unsafe unsafeLoadUnaligned(fromUncheckedByteOffset: last, as: Word.self)
        unsafe target.storeBytes(of: head, as: Word.self)
        unsafe target.storeBytes(of: tail, toByteOffset: last, as: Word.self)
    }

    /// Whether all bytes are ASCII.
    @inline(__always)
    private var isASCII: Bool {
        guard byteCount >= 8 else {
            return shortPrefix(at: 0, count: byteCount) & 0x8080_8080_8080_8080 == 0
        }
        var bits: UInt64 = 0
        var position = 0
        while position < byteCount {
            // Safe: all eight bytes are within the span; the last ones overlap those before.
            bits |= unsafe unsafeLoadUnaligned(
                fromUncheckedByteOffset: Swift.min(position, byteCount &- 8), as: UInt64.self)
            position &+= 8
        }
        return bits & 0x8080_8080_8080_8080 == 0
    }

    /// The bytes as a typed span.
    @inline(__always)
    var asBytes: Span<UInt8> {
        @_lifetime(copy self)
        get { Span<UInt8>(_bytes: self) }  // The library has no public name for this yet.
    }

    /// The offset of the first zero byte at or behind `start`.
    func firstZero(from start: Int) -> Int? {
        var offset = Swift.max(start, 0)
        while offset <= byteCount &- 8, !hasZero(inEightBytesAt: offset) { offset &+= 8 }
        // What is left of the last word, together with bytes that were looked at before.
        if byteCount >= 8, offset > byteCount &- 8, !hasZero(inEightBytesAt: byteCount &- 8) {
            return nil
        }
        while let byte = byte(at: offset) {
            if byte == 0 { return offset }
            offset &+= 1
        }
        return nil
    }

    /// Whether there is a zero among eight bytes that must be within the span.
    @inline(__always)
    private func hasZero(inEightBytesAt offset: Int) -> Bool {
        // Safe: all eight bytes are within the span.
        let word = unsafe unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
        // A byte keeps its top bit here only when it was zero, or lies above one that was.
        return (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0
    }

    /// Whether both spans hold the same bytes.
    func isEqual(to other: RawSpan) -> Bool {
        byteCount == other.byteCount && compare(to: other) == 0
    }

    /// Less than, equal to or greater than zero, as the bytes sort unsigned; a prefix sorts first.
    func compare(to other: RawSpan) -> Int {
        let shared = Swift.min(byteCount, other.byteCount)
        var offset = 0
        while offset &+ 8 <= shared {
            // Safe: all eight bytes are within both spans.
            let left = unsafe unsafeLoadUnaligned(
                fromUncheckedByteOffset: offset, as: UInt64.self)
            let right = unsafe other.unsafeLoadUnaligned(
                fromUncheckedByteOffset: offset, as: UInt64.self)
            if left != right {
                return UInt64(bigEndian: left) < UInt64(bigEndian: right) ? -1 : 1
            }
            offset &+= 8
        }
        while offset < shared {
            // Safe: the byte is within both spans.
            let left = unsafe unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
            let right = unsafe other.unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
            if left != right { return left < right ? -1 : 1 }
            offset &+= 1
        }
        return byteCount &- other.byteCount
    }
}

extension String {
    /// Lends the UTF-8 where it lies, or, of the few strings that are not stored as UTF-8, a copy.
    @inline(__always)
    func withUTF8Bytes(_ body: (RawSpan) -> Void) {
        // Safe: the buffer is lent on as a span that cannot outlive the call.
        let isLent: Void? = unsafe utf8.withContiguousStorageIfAvailable { buffer in
            body(unsafe RawSpan(_unsafeBytes: UnsafeRawBufferPointer(buffer)))
        }
        if isLent == nil { body(Array(utf8).rawSpan) }
    }
}

extension StaticString {
    /// The UTF-8 of a literal, which is never freed; empty for a literal of a single scalar that is
    /// kept without bytes.
    @inline(__always)
    var rawSpan: RawSpan {
        @_lifetime(immortal)
        get {
            guard hasPointerRepresentation else { return RawSpan() }
            // Safe: a literal lives as long as the program.
            let bytes = unsafe RawSpan(_unsafeStart: utf8Start, byteCount: utf8CodeUnitCount)
            return unsafe _overrideLifetime(bytes, copying: ())
        }
    }
}

extension Span<UInt8> {
    /// The bytes, untyped.
    @inline(__always)
    package var rawBytes: RawSpan {
        @_lifetime(copy self)
        get {
            // Safe: a byte has no padding.
            unsafe bytes
        }
    }
}
