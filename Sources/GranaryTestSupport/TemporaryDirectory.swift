internal import Foundation

/// A directory of a test's own, under the system's temporary directory.
///
/// For tests that want a path rather than a store; most want ``TemporaryStore``.
public struct TemporaryDirectory: Sendable {
    /// The path, without a slash at the end.
    public let path: String

    /// Creates an empty directory.
    public init() throws {
        let url = FileManager.default.temporaryDirectory
            .appending(component: "granary-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path(percentEncoded: false)
    }

    /// Removes the directory and everything in it.
    public func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }
}
