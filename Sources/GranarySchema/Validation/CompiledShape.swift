internal import GranaryItems

/// The values that an attribute or an element may have, ready to judge stored ones.
///
/// An object with plain fields, where an enumeration with payloads would read better: to judge a value
/// then takes next to no reference counting.
final class CompiledShape: Sendable {
    enum Kind: UInt8, Sendable {
        case string, enumeration, int, number, boolean, date, timeToLive, binary, object, document
        case list, set
    }

    let kind: Kind
    let precision: DatePrecision
    let setKind: AttributeKind
    let cases: NameTable
    let caseList: String
    /// Of an object its attributes.
    let attributes: CompiledAttributes?
    /// Of a list or set its elements' shape.
    let element: CompiledShape?
    let bounds: NumberBounds
    let lengths: ClosedRange<Int>?
    let counts: ClosedRange<Int>?
    /// What a string must match: its own pattern, and its format's.
    let tests: [StringTest]

    /// Items nest no deeper.
    private static let maximumDepth = 32

    /// - Parameters:
    ///   - shape: What the schema says.
    ///   - policy: Whether objects may have attributes that are not declared.
    ///   - depth: How many shapes are round it; what lies deeper than an item can be is not judged.
    init(_ shape: ValueShape, unknown policy: UnknownAttributes, depth: Int = 0) {
        let limits = shape.limits
        var attributes: CompiledAttributes?
        var element: CompiledShape?
        var cases: [String] = []
        var (precision, setKind) = (DatePrecision.millisecond, AttributeKind.stringSet)
        func compiled(_ inner: ValueShape) -> CompiledShape {
            // Bounds of a list are those of its elements; they have no other meaning for it.
            var inner = inner
            inner.limits.minimum = inner.limits.minimum ?? limits.minimum
            inner.limits.maximum = inner.limits.maximum ?? limits.maximum
            return CompiledShape(inner, unknown: policy, depth: depth + 1)
        }
        switch shape.type {
        case _ where depth > Self.maximumDepth: kind = .document
        case .string: kind = .string
        case .enumeration(let names): (kind, cases) = (.enumeration, names)
        case .int: kind = .int
        case .number, .decimal: kind = .number
        case .boolean: kind = .boolean
        case .date(let exactness): (kind, precision) = (.date, exactness)
        case .timeToLive: kind = .timeToLive
        case .binary: kind = .binary
        case .document: kind = .document
        case .object(let declared):
            kind = .object
            attributes = CompiledAttributes(declared, unknown: policy, depth: depth + 1)
        case .list(let inner): (kind, element) = (.list, compiled(inner))
        case .set(let inner):
            (kind, element) = (.set, compiled(inner))
            setKind = Self.setKind(of: inner.type)
        }
        self.attributes = attributes
        self.element = element
        self.cases = NameTable(cases)
        caseList = cases.joined(separator: ", ")
        self.precision = precision
        self.setKind = setKind
        bounds = NumberBounds(limits.minimum, limits.maximum)
        lengths = Self.range(limits.minimumLength, limits.maximumLength)
        counts = Self.range(limits.minimumCount, limits.maximumCount)
        tests = StringTest.tests(of: limits)
    }

    private static func range(_ lower: Int?, _ upper: Int?) -> ClosedRange<Int>? {
        guard lower != nil || upper != nil else { return nil }
        let lower = max(0, lower ?? 0)
        return lower...max(lower, upper ?? .max)
    }

    private static func setKind(of element: ValueType) -> AttributeKind {
        switch element {
        case .int, .number, .decimal, .timeToLive: .numberSet
        case .binary: .binarySet
        default: .stringSet
        }
    }
}

/// What a number must lie between.
struct NumberBounds: Sendable {
    let minimum: Number?
    let maximum: Number?
    private let encodedMinimum: EncodedValue?
    private let encodedMaximum: EncodedValue?
    /// The whole numbers that lie between them.
    let whole: ClosedRange<Int>?

    init(_ minimum: Number?, _ maximum: Number?) {
        self.minimum = minimum
        self.maximum = maximum
        encodedMinimum = minimum.map { EncodedValue(.number($0)) }
        encodedMaximum = maximum.map { EncodedValue(.number($0)) }
        // Where a bound is no whole number, the exact comparison decides.
        let lower = minimum.map(\.int) ?? .min
        let upper = maximum.map(\.int) ?? .max
        if let lower, let upper, lower <= upper { whole = lower...upper } else { whole = nil }
    }

    /// Whether a whole number surely lies between them.
    @inline(__always)
    func surelyContain(_ value: Int) -> Bool { whole?.contains(value) ?? false }

    /// Whether a stored number is below the minimum.
    func exceed(_ value: borrowing ValueView) -> Bool {
        guard let encodedMinimum, let order = value.compare(encodedMinimum.view) else {
            return false
        }
        return order < 0
    }

    /// Whether a stored number is above the maximum.
    func areExceeded(by value: borrowing ValueView) -> Bool {
        guard let encodedMaximum, let order = value.compare(encodedMaximum.view) else {
            return false
        }
        return order > 0
    }
}
