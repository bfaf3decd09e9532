/// The ASCII of a whole number, put together on the stack.
///
/// Digits come out from the last to the first, so the bytes are filled from their end.
struct DecimalDigits {
    private var storage = InlineArray<20, UInt8>(repeating: UInt8(ascii: "0"))

    /// Where the text begins.
    private var start = 20

    /// Writes a number without a sign, with zeros in front up to so many digits.
    init(_ value: UInt64, padding: Int = 0) {
        prepend(value)
        start = Swift.min(start, 20 &- padding)
    }

    /// Writes a number with its sign.
    init(_ value: Int) {
        prepend(UInt64(value.magnitude))
        guard value < 0 else { return }
        start &-= 1
        storage[start] = UInt8(ascii: "-")
    }

    /// The text.
    var bytes: RawSpan {
        @_lifetime(borrow self)
        get { storage.span.extracting(start..<20).rawBytes }
    }

    private mutating func prepend(_ value: UInt64) {
        var rest = value
        repeat {
            start &-= 1
            storage[start] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while rest != 0
    }
}
