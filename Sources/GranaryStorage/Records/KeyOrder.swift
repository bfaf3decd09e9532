#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// The order of keys: by unsigned bytes, and a prefix before what it begins.
enum KeyOrder {
    /// Whether `left` comes before `right`.
    @inline(__always)
    static func precedes(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
        let order = unsafe compare(left, right, count: min(left.count, right.count))
        return order == 0 ? left.count < right.count : order < 0
    }

    /// Whether two keys are the same.
    @inline(__always)
    static func equals(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
        unsafe left.count == right.count && compare(left, right, count: left.count) == 0
    }

    /// Whether `key` begins with `prefix`.
    @inline(__always)
    static func has(_ key: UnsafeRawBufferPointer, prefix: UnsafeRawBufferPointer) -> Bool {
        unsafe key.count >= prefix.count && compare(key, prefix, count: prefix.count) == 0
    }

    @inline(__always)
    private static func compare(
        _ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer, count: Int
    ) -> CInt {
        guard count > 0, let left = left.baseAddress, let right = right.baseAddress
        else { return 0 }
        return unsafe memcmp(left, right, count)
    }
}
