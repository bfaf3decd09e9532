/// Key bytes in memory of their own, reused from key to key.
@safe struct KeyBuffer: ~Copyable {
    private var base: UnsafeMutableRawBufferPointer
    private(set) var count = 0

    /// Makes an empty buffer with room for any LMDB key.
    init() {
        unsafe base = .allocate(byteCount: 512, alignment: 8)
    }

    deinit { unsafe base.deallocate() }

    /// The bytes; valid until the next change.
    @inline(__always)
    var bytes: UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(start: base.baseAddress, count: count)
    }

    /// Removes what is behind the first `count` bytes.
    @inline(__always)
    mutating func truncate(to count: Int) { self.count = min(self.count, max(0, count)) }

    /// Adds bytes at the end.
    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        reserve(count + bytes.count)
        unsafe UnsafeMutableRawBufferPointer(rebasing: base[count...]).copyMemory(from: bytes)
        count += bytes.count
    }

    /// Adds one byte at the end.
    mutating func append(_ byte: UInt8) {
        reserve(count + 1)
        unsafe base[count] = byte
        count += 1
    }

    /// Replaces the bytes.
    mutating func set(_ bytes: UnsafeRawBufferPointer) {
        count = 0
        unsafe append(bytes)
    }

    /// Sets the LMDB key of one piece in a layer; `nil` is the root.
    mutating func set(layer: UInt64?, piece: UnsafeRawBufferPointer) {
        count = 0
        if let layer { append(header: layer) }
        unsafe append(piece)
    }

    /// Sets the LMDB key of a link.
    mutating func setLink(layer: UInt64?, piece: UnsafeRawBufferPointer) {
        unsafe set(layer: layer, piece: piece)
        append(0)
    }

    /// Sets the bytes that every LMDB key of a layer begins with.
    mutating func setHeader(of layer: UInt64) {
        count = 0
        append(header: layer)
    }

    private mutating func append(header layer: UInt64) {
        reserve(count + LayeredKey.headerByteCount)
        unsafe base.storeBytes(of: .max, toByteOffset: count, as: UInt32.self)
        unsafe base.storeBytes(of: layer.bigEndian, toByteOffset: count + 4, as: UInt64.self)
        count += LayeredKey.headerByteCount
    }

    private mutating func reserve(_ wanted: Int) {
        guard unsafe wanted > base.count else { return }
        let larger = UnsafeMutableRawBufferPointer.allocate(
            byteCount: unsafe max(wanted, base.count * 2), alignment: 8)
        unsafe larger.copyMemory(from: bytes)
        unsafe base.deallocate()
        unsafe base = larger
    }
}
