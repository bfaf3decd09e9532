public import GranaryItems

extension AttributeValue: StoredValue {
    /// Copies a value of any kind out.
    public static func read(_ value: borrowing ValueView) throws(AttributeError) -> AttributeValue {
        value.attributeValue()
    }

    /// Writes the value.
    public func write(to writer: inout EntityWriter) throws(AttributeError) { writer.write(self) }
}

extension AttributeMap: StoredValue {
    /// Copies a map out.
    public static func read(_ value: borrowing ValueView) throws(AttributeError) -> AttributeMap {
        guard case .map(let map) = value.attributeValue() else {
            throw .unreadable(value, .map, expected: "a map")
        }
        return map
    }

    /// Writes a map.
    public func write(to writer: inout EntityWriter) throws(AttributeError) {
        writer.write(.map(self))
    }
}

extension StoredValue {
    /// Reads a list.
    @inlinable
    public static func readArray(_ value: borrowing ValueView) throws(AttributeError) -> [Self] {
        guard value.kind == .list else {
            throw AttributeError(.kind(value.kind, expected: "a list"))
        }
        var elements: [Self] = []
        let count = value.count
        elements.reserveCapacity(count)
        for index in 0..<count {
            guard let element = value.element(at: index) else {
                throw AttributeError(.value(expected: "a list whose elements can be read"))
            }
            do throws(AttributeError) {
                elements.append(try read(element))
            } catch {
                throw error.within(index: index)
            }
        }
        return elements
    }

    /// Writes a list.
    @inlinable
    public static func write(
        array: [Self], to writer: inout EntityWriter
    ) throws(AttributeError) {
        let outer = writer.beginList(capacity: array.count)
        for index in array.indices {
            do throws(AttributeError) {
                try array[index].write(to: &writer)
            } catch {
                throw error.within(index: index)
            }
        }
        writer.endNested(outer)
    }
}

extension Array: StoredValue where Element: StoredValue {
    /// Reads a list, or of bytes a binary.
    @inlinable
    public static func read(_ value: borrowing ValueView) throws(AttributeError) -> [Element] {
        try Element.readArray(value)
    }

    /// Writes a list, or of bytes a binary.
    @inlinable
    public func write(to writer: inout EntityWriter) throws(AttributeError) {
        try Element.write(array: self, to: &writer)
    }
}

extension UInt8: StoredValue {
    /// Reads a number from 0 to 255.
    public static func read(_ value: borrowing ValueView) throws(AttributeError) -> UInt8 {
        guard let number = value.int(), let byte = UInt8(exactly: number) else {
            throw .unreadable(value, .number, expected: "a number from 0 to 255")
        }
        return byte
    }

    /// Writes a number.
    public func write(to writer: inout EntityWriter) throws(AttributeError) {
        writer.write(Int(self))
    }

    /// Reads a binary.
    public static func readArray(_ value: borrowing ValueView) throws(AttributeError) -> [UInt8] {
        guard let bytes = value.binary() else {
            throw AttributeError(.kind(value.kind, expected: "a binary"))
        }
        return bytes
    }

    /// Writes a binary.
    public static func write(
        array: [UInt8], to writer: inout EntityWriter
    ) throws(AttributeError) {
        writer.write(array)
    }
}

extension Array: StoredSetElement where Element == UInt8 {
    /// The bytes.
    public func member() throws(AttributeError) -> [UInt8] { self }

    /// A set of binaries.
    public static func attributeValue(of set: AttributeSet<[UInt8]>) -> AttributeValue {
        .binarySet(set)
    }
}

extension Set: StoredValue where Element: StoredSetElement {
    /// Reads a set.
    ///
    /// Swift holds canonically equivalent strings to be one; of two such members, one is left.
    @inlinable
    public static func read(_ value: borrowing ValueView) throws(AttributeError) -> Set<Element> {
        guard value.kind.elementKind != nil else {
            throw AttributeError(.kind(value.kind, expected: "a set"))
        }
        let count = value.count
        var elements = Set<Element>(minimumCapacity: count)
        for index in 0..<count {
            guard let element = value.element(at: index) else {
                throw AttributeError(.value(expected: "a set whose elements can be read"))
            }
            do throws(AttributeError) {
                elements.insert(try Element.read(element))
            } catch {
                throw error.within(index: index)
            }
        }
        return elements
    }

    /// Writes a set.
    public func write(to writer: inout EntityWriter) throws(AttributeError) {
        var members: [Element.Member] = []
        members.reserveCapacity(count)
        for element in self { members.append(try element.member()) }
        writer.write(Element.attributeValue(of: AttributeSet(members)))
    }
}
