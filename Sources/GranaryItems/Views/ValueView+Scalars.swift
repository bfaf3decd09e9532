extension ValueView {
    /// The string; `nil` for other kinds, and for bytes that are not UTF-8.
    public func string() -> String? {
        guard kind == .string else { return nil }
        return payload.string
    }

    /// The number as an `Int`; `nil` for other kinds, and when it is not whole or too large.
    ///
    /// - Complexity: one pass over at most eleven bytes.
    public func int() -> Int? {
        guard kind == .number else { return nil }
        return NumberEncoding.int(payload)
    }

    /// The number; `nil` for other kinds.
    public func number() -> Number? {
        guard kind == .number else { return nil }
        return NumberEncoding.decode(payload)
    }

    /// The number as the nearest `Double`; `nil` for other kinds.
    public func double() -> Double? {
        guard kind == .number else { return nil }
        if let whole = NumberEncoding.int(payload) { return Double(whole) }
        return NumberEncoding.decode(payload)?.double
    }

    /// The Boolean; `nil` for other kinds.
    public func bool() -> Bool? {
        guard kind == .bool, let byte = payload.byte(at: 0), byte <= 1 else { return nil }
        return byte == 1
    }

    /// The bytes; `nil` for other kinds.
    public func binary() -> [UInt8]? {
        guard kind == .binary else { return nil }
        return [UInt8](copying: payload)
    }
}
