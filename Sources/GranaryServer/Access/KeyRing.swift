internal import Synchronization

/// The access keys that hold now: those of the file when it was last read and could be.
final class KeyRing: Sendable {
    private let file: String
    private let current: Mutex<Credentials>

    init(_ credentials: Credentials, file: String = "") {
        self.file = file
        current = Mutex(credentials)
    }

    /// The keys of a file.
    convenience init(file: String) throws(SettingsError) {
        self.init(try Credentials(file: file), file: file)
    }

    var credentials: Credentials { current.withLock { $0 } }

    /// Reads the file again; when it is not good, the keys stay as they are.
    ///
    /// - Returns: How many keys there are.
    func reload() throws(SettingsError) -> Int {
        let fresh = try Credentials(file: file)
        current.withLock { $0 = fresh }
        return fresh.keys.count
    }
}
