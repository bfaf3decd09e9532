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

    /// Reads a file, or the one that a link leads to.
    ///
    /// - Throws: `Errno`, what the system says; `fileTooLarge` when it is no small file.
    init(_ path: String) throws(Errno) {
        do {
            // Not to wait for who writes into a pipe.
            let file = try FileDescriptor.open(
                FilePath(path), .readOnly, options: .nonBlocking)
            (bytes, permissions) = try file.closeAfter {
                let status = try file.stat()
                guard status.type != .directory else { throw Errno.isDirectory }
                guard status.size <= Self.byteCount else { throw Errno.fileTooLarge }
                let handle = FileHandle(fileDescriptor: file.rawValue, closeOnDealloc: false)
                return (Array(try handle.readToEnd() ?? Data()), status.permissions)
            }
        } catch let error as Errno {
            throw error
        } catch {
            throw .ioError
        }
    }
}
