public import GranaryItems

/// One change of one item, as the change log keeps it.
public struct ChangeRecord: Sendable, Hashable {
    /// What happened to the item.
    public enum Kind: UInt8, Sendable, Hashable {
        /// It is new.
        case insert = 1
        /// It was there, and is different now.
        case modify = 2
        /// It is gone.
        case remove = 3
    }

    /// Its place in the log: greater than that of every change committed before, over all tables.
    public var sequenceNumber: UInt64

    /// When it was written, in milliseconds since 1970.
    public var milliseconds: UInt64

    /// What happened.
    public var kind: Kind

    /// Whether it was removed because its time to live was over.
    public var isExpiry = false

    /// The table's name.
    public var tableName: String

    /// The key attributes of the item.
    public var keys: Item

    /// The whole item before; `nil` for an insert.
    public var oldImage: Item?

    /// The whole item after; `nil` for a removal.
    public var newImage: Item?
}
