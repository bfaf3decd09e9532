/// Bytes that are appended to arrays without a look at each: the file of this module that writes by
/// unsafe memory operations.
///
/// Room is made before anything is written, and as much of it is used as was made.
extension [UInt8] {
    /// The bytes of the array, for as long as it is not changed.
    @inline(__always)
    var rawSpan: RawSpan {
        @_lifetime(borrow self)
        get { span.rawBytes }
    }

    /// Copies the bytes of a span that is about to end.
    public init(copying bytes: RawSpan) {
        // Safe: the buffer is read before the closure ends.
        self = unsafe bytes.withUnsafeBytes { unsafe Array($0) }
    }

    /// Copies the bytes of a span that is about to end.
    package init(copying bytes: Span<UInt8>) { self.init(copying: bytes.rawBytes) }

    /// Appends the bytes of a span.
    @inline(__always)
    mutating func append(copying bytes: RawSpan) {
        append(addingCapacity: bytes.byteCount) { output in
            // Safe: there is room for as many bytes as are written, and all of them are.
            unsafe output.withUnsafeMutableBufferPointer { buffer, count in
                guard let start = buffer.baseAddress else { return }
                unsafe bytes.copy(to: UnsafeMutableRawPointer(start + count))
                count &+= bytes.byteCount
            }
        }
    }

    /// Appends the UTF-8 of a string.
    @inline(__always)
    mutating func append(utf8 string: String) {
        string.withUTF8Bytes { append(copying: $0) }
    }

    /// Appends a name behind its length in two bytes; of one that is too long, what these can say.
    mutating func append(name: RawSpan) {
        append(UInt8(truncatingIfNeeded: name.byteCount))
        append(UInt8(truncatingIfNeeded: name.byteCount >> 8))
        append(copying: name)
    }

    /// Appends an entry: its name behind a length of two bytes if it has one, its tag, its payload.
    ///
    /// There is one look at the room for all of it: this is where writing a typed item spends its
    /// time. Of a name that is too long, the length is what two bytes can say.
    @inline(__always)
    mutating func append(entry name: RawSpan?, tag: UInt8, _ payload: RawSpan) {
        let nameByteCount = name?.byteCount ?? -2
        let added = nameByteCount &+ 3 &+ payload.byteCount
        append(addingCapacity: added) { output in
            // Safe: there is room for as many bytes as are written, and all of them are.
            unsafe output.withUnsafeMutableBufferPointer { buffer, count in
                guard let start = buffer.baseAddress else { return }
                let entry = unsafe UnsafeMutableRawPointer(start + count)
                if let name {
                    let length = UInt16(truncatingIfNeeded: nameByteCount).littleEndian
                    unsafe entry.storeBytes(of: length, as: UInt16.self)
                    unsafe name.copy(to: entry + 2)
                }
                let value = unsafe entry + (nameByteCount &+ 2)
                unsafe value.storeBytes(of: tag, as: UInt8.self)
                unsafe payload.copy(to: value + 1)
                count &+= added
            }
        }
    }

    /// Appends some bytes between two literals, with one look at the room for all of it.
    @inline(__always)
    mutating func append(_ front: StaticString, _ middle: RawSpan, _ back: StaticString) {
        let (front, back) = (front.rawSpan, back.rawSpan)
        let added = front.byteCount &+ middle.byteCount &+ back.byteCount
        append(addingCapacity: added) { output in
            // Safe: there is room for as many bytes as are written, and all of them are.
            unsafe output.withUnsafeMutableBufferPointer { buffer, count in
                guard let start = buffer.baseAddress else { return }
                let target = unsafe UnsafeMutableRawPointer(start + count)
                unsafe front.copy(to: target)
                unsafe middle.copy(to: target + front.byteCount)
                unsafe back.copy(to: target + front.byteCount + middle.byteCount)
                count &+= added
            }
        }
    }

    /// Appends a little-endian integer in four bytes.
    @inline(__always)
    mutating func appendUInt32(_ value: Int) {
        // Safe: the integer outlives the closure, and has no padding.
        unsafe Swift.withUnsafeBytes(of: UInt32(truncatingIfNeeded: value).littleEndian) {
            unsafe append(contentsOf: $0)
        }
    }

    /// Overwrites four bytes with a little-endian integer; an offset outside the array does nothing.
    @inline(__always)
    mutating func setUInt32(_ value: Int, at offset: Int) {
        guard offset >= 0, offset <= count &- 4 else { return }
        let value = UInt32(truncatingIfNeeded: value).littleEndian
        // Safe: all four bytes are within the array.
        unsafe withUnsafeMutableBytes { bytes in
            unsafe bytes.storeBytes(of: value, toByteOffset: offset, as: UInt32.self)
        }
    }

    /// Appends the count of a body, and the table of its ends, all zero.
    @inline(__always)
    mutating func appendTable(capacity: Int) {
        let byteCount = 4 &+ 4 &* capacity
        append(addingCapacity: byteCount) { $0.append(repeating: 0, count: byteCount) }
    }
}
