public import GranaryItems

extension AttributeError {
    /// What is wrong with a value of which the expected form could not be read.
    @usableFromInline
    static func unreadable(
        _ value: borrowing ValueView, _ kind: AttributeKind, expected: String
    ) -> AttributeError {
        AttributeError(
            value.kind == kind
                ? .value(expected: expected) : .kind(value.kind, expected: expected))
    }
}

extension String: StoredSetElement {
    /// Reads a string.
    @inlinable
    public static func read(_ value: borrowing ValueView) throws(AttributeError) -> String {
        guard let text = value.string() else { throw .unreadable(value, .string, expected: "text") }
        return text
    }

    /// Writes a string.
    @inlinable
    public func write(to writer: inout EntityWriter) throws(AttributeError) { writer.write(self) }

    /// The text.
    public func member() throws(AttributeError) -> String { self }

    /// A set of strings.
    public static func attributeValue(of set: AttributeSet<String>) -> AttributeValue {
        .stringSet(set)
    }
}

extension Int: StoredSetElement {
    /// Reads a whole number of 64 bits.
    @inlinable
    public static func read(_ value: borrowing ValueView) throws(AttributeError) -> Int {
        guard let number = value.int() else {
            throw .unreadable(value, .number, expected: "a whole number of 64 bits")
        }
        return number
    }

    /// Writes a number.
    @inlinable
    public func write(to writer: inout EntityWriter) throws(AttributeError) { writer.write(self) }

    /// The number.
    public func member() throws(AttributeError) -> Number { Number(self) }

    /// A set of numbers.
    public static func attributeValue(of set: AttributeSet<Number>) -> AttributeValue {
        .numberSet(set)
    }
}

extension Double: StoredSetElement {
    /// Reads a number.
    @inlinable
    public static func read(_ value: borrowing ValueView) throws(AttributeError) -> Double {
        guard let number = value.double() else {
            throw .unreadable(value, .number, expected: "a number")
        }
        return number
    }

    /// Writes a number.
    @inlinable
    public func write(to writer: inout EntityWriter) throws(AttributeError) {
        writer.write(try member())
    }

    /// The number with the shortest text that reads back as this.
    public func member() throws(AttributeError) -> Number {
        guard let number = Number(self) else {
            throw AttributeError(.notStorable("\(self) is outside the range of numbers"))
        }
        return number
    }

    /// A set of numbers.
    public static func attributeValue(of set: AttributeSet<Number>) -> AttributeValue {
        .numberSet(set)
    }
}

extension Number: StoredSetElement {
    /// Reads a number.
    @inlinable
    public static func read(_ value: borrowing ValueView) throws(AttributeError) -> Number {
        guard let number = value.number() else {
            throw .unreadable(value, .number, expected: "a number")
        }
        return number
    }

    /// Writes a number.
    @inlinable
    public func write(to writer: inout EntityWriter) throws(AttributeError) { writer.write(self) }

    /// The number.
    public func member() throws(AttributeError) -> Number { self }

    /// A set of numbers.
    public static func attributeValue(of set: AttributeSet<Number>) -> AttributeValue {
        .numberSet(set)
    }
}

extension Bool: StoredValue {
    /// Reads a Boolean.
    @inlinable
    public static func read(_ value: borrowing ValueView) throws(AttributeError) -> Bool {
        guard let flag = value.bool() else {
            throw .unreadable(value, .bool, expected: "true or false")
        }
        return flag
    }

    /// Writes a Boolean.
    @inlinable
    public func write(to writer: inout EntityWriter) throws(AttributeError) { writer.write(self) }
}
