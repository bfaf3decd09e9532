public import GranaryEntities
public import GranaryItems

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// An entity of a sample platform, and when it was last written.
///
/// ```swift
/// for sample in AuxeiraSample(scale: 2) {
///     try batch.put(sample.item())
/// }
/// ```
public struct SampleEntity: Sendable {
    /// The entity as a program would make it: a put adds the time of the change and the version.
    public let entity: any Entity

    /// When it was last written, in the story that the sample tells.
    public let writtenAt: Date

    /// The entity's model, such as `StartupProfile`.
    public var modelName: String { type(of: entity).modelName }

    /// The entity as it would be stored, had it been put at ``writtenAt``.
    ///
    /// A put of the entity itself would write today's date; this item is the same in every run.
    ///
    /// - Throws: ``EntityError``, which a sample's own entities never cause.
    public func item() throws(EntityError) -> Item { try Self.item(of: entity, writtenAt) }

    private static func item(
        of entity: some Entity, _ writtenAt: Date
    ) throws(EntityError) -> Item {
        var entity = entity
        entity.prepareForWriting(at: writtenAt)
        return try entity.item()
    }
}
