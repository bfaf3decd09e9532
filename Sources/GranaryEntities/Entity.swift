public import GranaryItems

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A typed item: what one model of a schema is in Swift.
///
/// Types that conform are made from schema files. They read the stored bytes and write them, without
/// a dictionary in between.
public protocol Entity: QueryElement, Hashable {
    /// What names one item.
    associatedtype Key: EntityKey where Key.Model == Self

    /// The attributes that an update may change; see ``fields``.
    associatedtype Fields: Sendable

    /// The model's name in the schema, which the type attribute of an item holds.
    static var modelName: String { get }

    /// The table that its items are in.
    static var tableName: String { get }

    /// How many attributes an item has at most, key and type attributes too.
    static var attributeCount: Int { get }

    /// What typed writes must know of the model.
    static var layout: EntityLayout { get }

    /// The attributes that an update may change, by their Swift names.
    static var fields: Fields { get }

    /// What names this item.
    var key: Key { get }

    /// Reads an item's attributes, in the ascending order of their stored names.
    init(from reader: inout EntityReader) throws(AttributeError)

    /// Writes the item's attributes, in the ascending order of their stored names.
    func encode(to writer: inout EntityWriter) throws(AttributeError)

    /// Brings up to date what a write keeps by itself: the time of the last change, the version, and
    /// derived attributes that were not given; rounds dates to what is stored.
    mutating func prepareForWriting(at now: Date)

    /// The version that the item was read with, 0 for a new one; `nil` when the model has none.
    var storedVersion: Int? { get }
}

extension Entity {
    /// Keeps everything as it is.
    public mutating func prepareForWriting(at now: Date) {}

    /// The model has no version.
    public var storedVersion: Int? { nil }
}

/// Reads the attributes of an entity; generated code calls it.
public typealias EntityReader = ItemReader

/// Writes the attributes of an entity; generated code calls it.
public typealias EntityWriter = ItemWriter

/// An entity whose primary key ends with the time at which it happened.
///
/// Two of them at one instant would be one item, so a put never replaces one, and
/// ``Granary/Store/append(_:)`` moves on to the next free instant.
public protocol TimeKeyedEntity: Entity {
    /// The time in its key.
    var keyTime: Date { get set }

    /// How exactly the key holds it.
    static var keyTimeForm: DateForm { get }
}

extension TimeKeyedEntity {
    /// To the millisecond.
    public static var keyTimeForm: DateForm { .millisecond }
}
