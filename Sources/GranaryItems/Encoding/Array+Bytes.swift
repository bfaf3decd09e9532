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
    package mutating func append(copying bytes: RawSpan) {
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

    /// Overwrites bytes with an entry: its name behind its length, its tag, its payload; one that
    /// would leave the array does nothing.
    @inline(__always)
    mutating func setEntry(_ name: RawSpan, tag: UInt8, _ payload: RawSpan, at offset: Int) {
        let byteCount = name.byteCount &+ 3 &+ payload.byteCount
        guard offset >= 0, byteCount <= count &- offset else { return }
        let length = UInt16(truncatingIfNeeded: name.byteCount).littleEndian
        // Safe: all that is written is within the array.
        unsafe withUnsafeMutableBytes { bytes in
            guard let start = bytes.baseAddress else { return }
            let entry = unsafe start + offset
            unsafe entry.storeBytes(of: length, as: UInt16.self)
            unsafe name.copy(to: entry + 2)
            let value = unsafe entry + (name.byteCount &+ 2)
            unsafe value.storeBytes(of: tag, as: UInt8.self)
            unsafe payload.copy(to: value + 1)
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

    /// Appends the member of a JSON object whose name and text need no escapes, in one go.
    ///
    /// - Parameters:
    ///   - opening: What comes in front of the quote before the name: a brace or a comma.
    ///   - name: The name.
    ///   - front: The quote behind the name, the colon, and what else comes in front of the text.
    ///   - value: The text.
    ///   - back: What comes behind it.
    @inline(__always)
    mutating func append(
        member opening: UInt8, _ name: RawSpan, _ front: StaticString, _ value: RawSpan,
        _ back: StaticString
    ) {
        let (front, back) = (front.rawSpan, back.rawSpan)
        let added =
            2 &+ name.byteCount &+ front.byteCount &+ value.byteCount &+ back.byteCount
        append(addingCapacity: added) { output in
            // Safe: there is room for as many bytes as are written, and all of them are.
            unsafe output.withUnsafeMutableBufferPointer { buffer, count in
                guard let start = buffer.baseAddress else { return }
                var target = unsafe UnsafeMutableRawPointer(start + count)
                unsafe target.storeBytes(of: opening, as: UInt8.self)
                unsafe target.storeBytes(
                    of: UInt8(ascii: "\""), toByteOffset: 1, as: UInt8.self)
                unsafe target += 2
                unsafe name.copy(to: target)
                unsafe target += name.byteCount
                unsafe front.copy(to: target)
                unsafe target += front.byteCount
                unsafe value.copy(to: target)
                unsafe target += value.byteCount
                unsafe back.copy(to: target)
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

    /// Appends the count of a body, and the table of its ends, which are asked for in their order.
    @inline(__always)
    mutating func appendTable(count: Int, end: (Int) -> Int) {
        let byteCount = 4 &+ 4 &* count
        append(addingCapacity: byteCount) { output in
            // Safe: there is room for as many bytes as are written, and all of them are.
            unsafe output.withUnsafeMutableBufferPointer { buffer, filled in
                guard let start = buffer.baseAddress else { return }
                let table = unsafe UnsafeMutableRawPointer(start + filled)
                unsafe table.storeBytes(
                    of: UInt32(truncatingIfNeeded: count).littleEndian, as: UInt32.self)
                for index in 0..<count {
                    unsafe table.storeBytes(
                        of: UInt32(truncatingIfNeeded: end(index)).littleEndian,
                        toByteOffset: 4 &+ 4 &* index, as: UInt32.self)
                }
                filled &+= byteCount
            }
        }
    }

    /// Appends the count of a body, and the table of its ends, all zero.
    @inline(__always)
    mutating func appendTable(capacity: Int) {
        let byteCount = 4 &+ 4 &* capacity
        append(addingCapacity: byteCount) { $0.append(repeating: 0, count: byteCount) }
    }
}
