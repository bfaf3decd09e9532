extension Number {
    /// Reads a decimal number as DynamoDB does.
    ///
    /// An optional sign, plus too; digits with at most one decimal point, which may come first or
    /// last; and an optional exponent. No spaces. Zeros count as digits only between others.
    /// Source: DynamoDB's answers to `+5`, `.123`, `0001.23`, `1e+5`, `0e1000` and ` 1`, as recorded
    /// in the public test suites of dynoxide (issue 109) and ScyllaDB Alternator.
    ///
    /// - Throws: ``NumberError``.
    /// - Complexity: O(*n*), whatever the exponent.
    public init(_ text: some StringProtocol) throws(NumberError) {
        let text = String(text)
        try self.init(utf8: text.utf8Span.span)
    }

    /// Reads the UTF-8 of a decimal number as DynamoDB does.
    ///
    /// - Throws: ``NumberError``.
    /// - Complexity: O(*n*), whatever the exponent.
    public init(utf8 text: Span<UInt8>) throws(NumberError) {
        var scanner = NumberScanner()
        guard scanner.scan(text) else {
            throw .notANumber(String(decoding: [UInt8](copying: text.rawBytes), as: UTF8.self))
        }
        guard scanner.coefficient != 0 else {
            self = .zero
            return
        }
        let (exponent, digits) = (scanner.exponent, scanner.digitCount)
        try Self.checkMagnitude(exponent &+ digits)
        guard digits <= Self.maximumDigits else { throw .tooManyDigits }
        self.init(
            unchecked: scanner.isNegative, scanner.coefficient,
            Int16(truncatingIfNeeded: exponent))
    }
}

extension Number: CustomStringConvertible {
    /// The number as DynamoDB prints it: no exponent, no needless zeros, `0.` before a fraction.
    public var description: String {
        var text: [UInt8] = []
        text.reserveCapacity(48)
        append(to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Appends the ASCII of ``description``, at most 169 bytes.
    public func append(to text: inout [UInt8]) {
        if isNegative { text.append(UInt8(ascii: "-")) }
        guard exponent < 0 else {
            appendCoefficient(to: &text)
            for _ in 0..<exponent { text.append(UInt8(ascii: "0")) }
            return
        }
        let start = text.count
        let fraction = Int(exponent.magnitude)
        let digits = Self.digitCount(coefficient)
        for _ in 0..<Swift.max(0, fraction &+ 1 &- digits) { text.append(UInt8(ascii: "0")) }
        appendCoefficient(to: &text)
        text.insert(UInt8(ascii: "."), at: Swift.max(start, text.count &- fraction))
    }

    private func appendCoefficient(to text: inout [UInt8]) {
        guard let small = UInt64(exactly: coefficient) else {
            let (high, low) = coefficient.quotientAndRemainder(
                dividingBy: 10_000_000_000_000_000_000)
            text.append(copying: DecimalDigits(UInt64(truncatingIfNeeded: high)).bytes)
            text.append(copying: DecimalDigits(UInt64(truncatingIfNeeded: low), padding: 19).bytes)
            return
        }
        text.append(copying: DecimalDigits(small).bytes)
    }
}
