public import GranarySchema

/// What can be dangerous about a step, by class: each must be allowed in the migration's file.
public enum MigrationHazard: String, Sendable, Hashable, CaseIterable {
    /// Whether it succeeds depends on what is stored: it is looked at before the first write.
    case needsDataCheck
    /// Items move to other keys: whoever remembers the old ones does not find them.
    case rewritesKeys
    /// Something that is stored is gone afterwards.
    case losesData
    /// It cannot be undone by steps: going back takes the snapshot.
    case irreversible
}

/// One danger of a migration, and where it comes from.
public struct MigrationDanger: Sendable, Hashable {
    /// The class.
    public var hazard: MigrationHazard
    /// The position of the step, from 0; `nil` when it comes from the schemas alone.
    public var step: Int?
    /// What would happen, in a line.
    public var message: String
    /// Where the step is written.
    public var location: SourceLocation?

    /// Creates a danger.
    public init(
        _ hazard: MigrationHazard, step: Int? = nil, _ message: String,
        location: SourceLocation? = nil
    ) {
        self.hazard = hazard
        self.step = step
        self.message = message
        self.location = location
    }
}

extension MigrationDanger: CustomStringConvertible {
    /// One line in the form of compilers.
    public var description: String {
        let place = location.map { "\($0): " } ?? ""
        return "\(place)\(hazard.rawValue): \(message)"
    }
}
