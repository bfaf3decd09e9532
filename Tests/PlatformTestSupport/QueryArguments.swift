public import GranaryEntities

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The arguments of one call of a query, as they are stored.
public struct QueryArguments: Sendable, Hashable {
    /// The values, in the order of the query's parameters.
    public let values: [AttributeValue]

    /// An argument as the Swift type that the query takes.
    ///
    /// - Throws: ``AttributeError`` when it is of another type.
    public func callAsFunction<Value: StoredValue>(_ position: Int) throws -> Value {
        try withValue(position) { value throws(AttributeError) in try Value.read(value) }
    }

    /// A moment, also one that is stored as seconds since 1970.
    public func callAsFunction(_ position: Int) throws -> Date {
        try withValue(position) { value throws(AttributeError) in
            try Date.read(value, as: value.kind == .number ? .timeToLive : .millisecond)
        }
    }

    private func withValue<Value>(
        _ position: Int, _ read: (borrowing ValueView) throws(AttributeError) -> Value
    ) throws -> Value {
        guard values.indices.contains(position) else {
            throw MissingArgument(position: position, count: values.count)
        }
        let item = Item(["value": values[position]])
        guard let value = item.view.value(named: "value") else {
            throw MissingArgument(position: position, count: values.count)
        }
        return try read(value)
    }
}

/// That a call takes more arguments than the schema's query has.
struct MissingArgument: Error {
    let position: Int
    let count: Int
}
