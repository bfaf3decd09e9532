public import AuxeiraSchema

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// What becomes of one company.
public struct ImportedCompany: Sendable, Hashable {
    /// Its profile.
    public var profile: StartupProfile

    /// Its launch, with what has no place in a profile; `nil` when its time is not known.
    public var launch: StartupActivity?

    /// Both, as a sample has entities.
    public var entities: [SampleEntity] {
        let written = profile.createdAt ?? Date(timeIntervalSince1970: 0)
        return [SampleEntity(entity: profile, writtenAt: written)]
            + (launch.map { [SampleEntity(entity: $0, writtenAt: written)] } ?? [])
    }
}
