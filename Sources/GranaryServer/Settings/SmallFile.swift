internal import Foundation
internal import SystemPackage

/// A file that a server is told of, read whole.
///
/// What is told of it is of the file that was read, whatever its path, or a link on the way, names by then.
struct SmallFile {
    let bytes: [UInt8]
    let permissions: FilePermissions

    /// Longer ones are taken for something else.
    private static let byteCount = 16 << 20

    /// Reads a file, the one that a link leads to, or what comes out of a pipe.
    ///
    /// - Parameters:
    ///   - path: Where it is.
    ///   - what: What it is, for the error: "the settings in app.json".
    /// - Throws: ``SettingsError``, with what the system says.
    init(_ path: String, _ what: String) throws(SettingsError) {
        do throws(Errno) {
            try self.init(path)
        } catch {
            throw SettingsError("\(what) cannot be read: \(error)")
        }
    }

    private init(_ path: String) throws(Errno) {
        do {
            let file = try FileDescriptor.open(FilePath(path), .readOnly)
            (bytes, permissions) = try file.closeAfter {
                let status = try file.stat()
                guard status.type != .directory else { throw Errno.isDirectory }
                let handle = FileHandle(fileDescriptor: file.rawValue, closeOnDealloc: false)
                var bytes: [UInt8] = []
                while let piece = try handle.read(upToCount: 64 << 10), !piece.isEmpty {
                    bytes += piece
                    guard bytes.count <= Self.byteCount else { throw Errno.fileTooLarge }
                }
                return (bytes, status.permissions)
            }
        } catch let error as Errno {
            throw error
        } catch {
            throw .ioError
        }
    }
}
