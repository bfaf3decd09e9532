/// Reads the parts of a decimal number from its text, in one pass.
struct NumberScanner {
    var isNegative = false

    /// The significant digits, as far as 38 of them.
    var coefficient: UInt128 = 0

    /// The significant digits there are, without leading and trailing zeros.
    var digitCount = 0

    /// The power of ten of the last significant digit.
    var exponent = 0

    /// Zeros that count only when a significant digit follows.
    private var pendingZeros = 0

    /// More than any text can shift, and far from overflow.
    private static let largestExponent = Int.max / 8

    /// Reads `text`; returns `false` when it is not a number.
    mutating func scan(_ text: Span<UInt8>) -> Bool {
        var index = 0
        if let sign = Self.byte(of: text, at: 0),
            sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+")
        {
            isNegative = sign == UInt8(ascii: "-")
            index = 1
        }
        let whole = scanDigits(text, &index)
        var fraction = 0
        if Self.byte(of: text, at: index) == UInt8(ascii: ".") {
            index &+= 1
            fraction = scanDigits(text, &index)
        }
        guard whole &+ fraction > 0 else { return false }
        guard let written = Self.scanExponent(text, &index), index == text.count else {
            return false
        }
        exponent = written &- fraction &+ pendingZeros
        return true
    }

    /// Reads digits into the coefficient, and returns how many.
    private mutating func scanDigits(_ text: Span<UInt8>, _ index: inout Int) -> Int {
        let start = index
        while let digit = Self.digit(of: text, at: index) {
            index &+= 1
            if digit != 0 {
                append(digit)
            } else if digitCount > 0 {
                pendingZeros &+= 1
            }
        }
        return index &- start
    }

    private mutating func append(_ digit: UInt8) {
        let shift = pendingZeros &+ 1
        digitCount &+= shift
        pendingZeros = 0
        guard digitCount <= Number.maximumDigits else { return }
        let scale = shift == 1 ? 10 : Number.powerOfTen(shift)
        coefficient = coefficient &* scale &+ UInt128(digit)
    }

    /// Reads an exponent if there is one; `nil` when there is an `e` without digits.
    private static func scanExponent(_ text: Span<UInt8>, _ index: inout Int) -> Int? {
        guard let mark = byte(of: text, at: index), mark | 0x20 == UInt8(ascii: "e") else {
            return 0
        }
        index &+= 1
        var isNegative = false
        if let sign = byte(of: text, at: index),
            sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+")
        {
            isNegative = sign == UInt8(ascii: "-")
            index &+= 1
        }
        guard digit(of: text, at: index) != nil else { return nil }
        var exponent = 0
        while let digit = digit(of: text, at: index) {
            index &+= 1
            if exponent < largestExponent / 10 { exponent = exponent &* 10 &+ Int(digit) }
        }
        return isNegative ? -exponent : exponent
    }

    @inline(__always)
    private static func byte(of text: Span<UInt8>, at index: Int) -> UInt8? {
        index < text.count ? text[index] : nil
    }

    @inline(__always)
    private static func digit(of text: Span<UInt8>, at index: Int) -> UInt8? {
        guard index < text.count else { return nil }
        let digit = text[index] &- UInt8(ascii: "0")
        return digit < 10 ? digit : nil
    }
}
