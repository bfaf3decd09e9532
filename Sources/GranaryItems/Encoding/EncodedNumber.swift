/// The bytes of one number, put together on the stack; see ``NumberEncoding`` for what they are.
///
/// Digits come out from the last to the first, so the bytes are filled from their end.
struct EncodedNumber {
    private var storage = InlineArray<22, UInt8>(repeating: 0)

    /// Where the bytes begin.
    private var start = 22

    private let isNegative: Bool

    /// Encodes a number.
    init(_ number: Number) {
        isNegative = number.isNegative
        guard number.coefficient != 0 else {
            writeZero()
            return
        }
        prepend(isNegative ? 0xFF : 0x00)
        // A base-100 digit ends at an even power of ten: behind an odd one, half a digit is left.
        let isOdd = number.exponent & 1 != 0
        prepend(digitsOf: number.coefficient, isHalf: isOdd)
        prependExponent(ofLastDigit: (Int(number.exponent) &- (isOdd ? 1 : 0)) >> 1)
    }

    /// Encodes a whole number, without a ``Number`` in between.
    init(_ value: Int) {
        isNegative = value < 0
        var rest = UInt64(value.magnitude)
        guard rest != 0 else {
            writeZero()
            return
        }
        prepend(isNegative ? 0xFF : 0x00)
        var exponent = 0
        while rest % 100 == 0 {
            rest /= 100
            exponent &+= 1
        }
        prepend(digitsOf: rest)
        prependExponent(ofLastDigit: exponent)
    }

    /// The bytes.
    var bytes: RawSpan {
        @_lifetime(borrow self)
        get { storage.span.extracting(start..<22).rawBytes }
    }

    /// The size of the number, as DynamoDB counts it; see ``NumberEncoding/size(_:)``, which reads it from
    /// bytes that may be anybody's.
    var size: Int {
        // Between the exponent and the end.
        let count = 20 &- start
        guard count > 0 else { return 1 }
        let leading = digit(at: start &+ 1) < 10 ? 1 : 0
        let trailing = digit(at: 20) % 10 == 0 ? 1 : 0
        let bias = isNegative ? 0x7F &- Int(storage[start]) : Int(storage[start]) &- 0x80
        return ItemSize.number(
            digitCount: 2 &* count &- leading &- trailing,
            pointPosition: 2 &* (bias &- 64) &- leading, isNegative: isNegative)
    }

    private func digit(at index: Int) -> UInt8 {
        isNegative ? 101 &- storage[index] : storage[index] &- 1
    }

    private mutating func writeZero() {
        prepend(0x00)
        prepend(0x80)
    }

    @inline(__always)
    private mutating func prepend(_ byte: UInt8) {
        start &-= 1
        storage[start] = byte
    }

    @inline(__always)
    private mutating func prepend(digit: UInt8) {
        prepend(isNegative ? 101 &- digit : digit &+ 1)
    }

    /// The first byte: the sign, and where the first digit stands.
    private mutating func prependExponent(ofLastDigit exponent: Int) {
        let digitCount = 21 &- start
        let biased = UInt8(truncatingIfNeeded: digitCount &+ exponent &+ 64)
        prepend(isNegative ? 0x7F &- biased : 0x80 &+ biased)
    }

    /// The base-100 digits of a coefficient, which is behind half a digit if `isHalf`.
    ///
    /// Division by 64 bits is an instruction, by 128 bits a call: eighteen decimal digits are taken
    /// off at a time, and before them the one that is the upper half of a base-100 digit of its own.
    private mutating func prepend(digitsOf coefficient: UInt128, isHalf: Bool) {
        var rest = coefficient
        guard rest > UInt128(UInt64.max) else {
            var small = UInt64(truncatingIfNeeded: rest)
            if isHalf { small = prepend(halfDigitOf: small) }
            prepend(digitsOf: small)
            return
        }
        let (quotient, remainder) = rest.quotientAndRemainder(
            dividingBy: isHalf ? 10_000_000_000_000_000_000 : 1_000_000_000_000_000_000)
        var low = UInt64(truncatingIfNeeded: remainder)
        if isHalf { low = prepend(halfDigitOf: low) }
        prepend(digitsOf: low, atLeast: 9)
        rest = quotient
        if rest > UInt128(UInt64.max) {  // 10^19 to 10^20, behind an even exponent.
            let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 100)
            prepend(digit: UInt8(truncatingIfNeeded: remainder))
            rest = quotient
        }
        prepend(digitsOf: UInt64(truncatingIfNeeded: rest))
    }

    /// The last decimal digit as the upper half of a base-100 digit; returns the others.
    private mutating func prepend(halfDigitOf value: UInt64) -> UInt64 {
        prepend(digit: UInt8(truncatingIfNeeded: value % 10) &* 10)
        return value / 10
    }

    /// The base-100 digits of `value`: at least so many, and all there are.
    private mutating func prepend(digitsOf value: UInt64, atLeast count: Int = 0) {
        var (rest, remaining) = (value, count)
        while rest != 0 || remaining > 0 {
            prepend(digit: UInt8(truncatingIfNeeded: rest % 100))
            rest /= 100
            remaining &-= 1
        }
    }
}
