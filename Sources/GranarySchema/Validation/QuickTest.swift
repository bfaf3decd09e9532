internal import GranaryItems

/// What most values of an attribute pass, in a few plain fields.
///
/// To look at an object would retain it. A value that does not pass is judged by the attribute's
/// ``CompiledShape``, which knows all the rules, so this may say no to a value that is right and never
/// yes to one that is not.
struct QuickTest: Sendable {
    private enum Kind: UInt8 {
        case nothing, anything, string, whole, boolean, date
    }

    private let kind: Kind
    private let precision: DatePrecision
    /// Bounds of a whole number, or of the bytes of a string.
    private let lower: Int
    private let upper: Int

    /// Passes anything.
    static let anything = QuickTest(.anything)

    /// Passes nothing: the attribute itself has to look.
    static let nothing = QuickTest(.nothing)

    private init(
        _ kind: Kind, lower: Int = 0, upper: Int = 0, precision: DatePrecision = .millisecond
    ) {
        self.kind = kind
        self.lower = lower
        self.upper = upper
        self.precision = precision
    }

    /// What can be said in a few fields of the values of a shape.
    init(_ shape: CompiledShape) {
        switch shape.kind {
        case .string where shape.tests.isEmpty:
            let lengths = shape.lengths ?? 0...(.max)
            // No string has more scalars than bytes, nor less than a quarter as many.
            let lower = lengths.lowerBound.multipliedReportingOverflow(by: 4)
            self.init(
                .string, lower: lower.overflow ? .max : max(0, lower.partialValue - 3),
                upper: lengths.upperBound)
        case .int, .number:
            guard let whole = shape.bounds.whole else {
                self.init(.nothing)
                return
            }
            self.init(.whole, lower: whole.lowerBound, upper: whole.upperBound)
        case .boolean: self.init(.boolean)
        case .date: self.init(.date, precision: shape.precision)
        default: self.init(.nothing)
        }
    }

    /// Whether a value is surely right.
    @inline(__always)
    func passes(_ value: borrowing ValueView) -> Bool {
        switch kind {
        case .nothing: return false
        case .anything: return true
        case .string:
            let byteCount = value.payload.byteCount
            return value.kind == .string && byteCount >= lower && byteCount <= upper
        case .whole:
            guard let int = value.int() else { return false }
            return int >= lower && int <= upper
        case .boolean: return value.kind == .bool
        case .date:
            return value.kind == .string && DateText.isDate(value.payloadBytes, precision)
        }
    }
}
