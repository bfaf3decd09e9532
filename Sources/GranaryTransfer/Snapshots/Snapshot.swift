internal import Foundation

/// A copy of a whole store as of one moment: a directory with the data and a manifest.
///
/// Get one from ``SnapshotFolder``. It is a value: it says what the manifest said when it was read.
public struct Snapshot: Sendable, Hashable {
    /// The snapshot's directory.
    public let path: String

    /// What it holds.
    public let manifest: SnapshotManifest

    /// The snapshot's id: ids ascend with the time they were made.
    public var id: String { manifest.id }

    /// The data file.
    public var dataPath: String { path + "/" + SnapshotManifest.dataFile }

    init(path: String, manifest: SnapshotManifest) {
        self.path = path
        self.manifest = manifest
    }

    /// Reads the manifest of a snapshot's directory.
    ///
    /// The data is not looked at: see ``verify(checksOnly:progress:)``.
    ///
    /// - Parameter path: The directory.
    /// - Throws: ``TransferError/snapshotManifest(path:reason:)`` when there is none, or it cannot be
    ///   read, or it is another snapshot's.
    public init(at path: String) throws(TransferError) {
        let manifestPath = path + "/" + Self.manifestFile
        guard FileManager.default.fileExists(atPath: manifestPath) else {
            throw .snapshotManifest(path: manifestPath, reason: "is missing")
        }
        var file = try SystemFile.reading(manifestPath)
        var bytes: [UInt8] = []
        try file.read(into: &bytes, limit: Self.manifestByteCount)
        do throws(ManifestProblem) {
            self.init(path: path, manifest: try SnapshotManifest(parsing: bytes))
        } catch {
            throw .snapshotManifest(path: manifestPath, reason: error.reason)
        }
        guard URL(filePath: path).lastPathComponent == id else {
            throw .snapshotManifest(path: manifestPath, reason: "is of the snapshot '\(id)'")
        }
    }

    /// The name of the manifest in the snapshot's directory.
    static let manifestFile = "manifest.json"

    /// No manifest of a thousand tables is longer.
    private static let manifestByteCount = 1 << 20
}
