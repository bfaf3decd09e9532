public import GranaryItems

/// An object with attributes of its own inside an entity; stored as a map.
public protocol StoredObject: StoredValue {
    /// How many attributes it has at most.
    static var attributeCount: Int { get }

    /// Reads the attributes, in the ascending order of their stored names.
    init(from reader: inout EntityReader) throws(AttributeError)

    /// Writes the attributes, in the ascending order of their stored names.
    func encode(to writer: inout EntityWriter) throws(AttributeError)
}

extension StoredObject {
    /// Reads a map.
    @inlinable
    public static func read(_ value: borrowing ValueView) throws(AttributeError) -> Self {
        guard var reader = EntityReader(value) else {
            throw AttributeError(.kind(value.kind, expected: "a map"))
        }
        return try Self(from: &reader)
    }

    /// Writes a map.
    @inlinable
    public func write(to writer: inout EntityWriter) throws(AttributeError) {
        let outer = writer.beginMap(capacity: Self.attributeCount)
        try encode(to: &writer)
        writer.endNested(outer)
    }
}
