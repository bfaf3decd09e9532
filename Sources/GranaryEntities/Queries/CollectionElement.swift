public import GranaryItems

/// An item of one of several models, as a collection holds them.
///
/// ```swift
/// enum StartupItem: CollectionElement {
///     case startupProfile(StartupProfile)
///     case startupActivity(StartupActivity)
///     case unrecognized(Item)
/// }
/// ```
public protocol CollectionElement: QueryElement, Hashable {
    /// Reads an item of any model; one of a model that it does not know as it is.
    init(_ item: borrowing ItemView) throws(EntityError)
}
