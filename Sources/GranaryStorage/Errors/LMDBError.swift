internal import CLMDB

/// A failure reported by LMDB, with the call that reported it.
///
/// The code is open, like `Errno`: LMDB returns both its own codes and the system's, so no closed
/// enum can list them all. Match the ones you can act on.
public struct LMDBError: Error, Hashable, Sendable {
    /// An LMDB or system error number.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// LMDB's numbers are negative, the system's `errno` positive.
        public let rawValue: CInt

        /// Wraps an LMDB or system error number.
        public init(rawValue: CInt) { self.rawValue = rawValue }
    }

    /// What failed.
    public let code: Code

    /// The C function that failed, such as `"mdb_put"`.
    public let function: String

    /// Pairs a code with the call that reported it.
    public init(code: Code, function: String) {
        self.code = code
        self.function = function
    }
}

extension LMDBError.Code {
    /// The map has no free page left: end the transaction and grow the map.
    public static let mapFull = Self(rawValue: MDB_MAP_FULL)

    /// Another process has grown the map.
    public static let mapResized = Self(rawValue: MDB_MAP_RESIZED)

    /// Every reader slot is taken.
    public static let readersFull = Self(rawValue: MDB_READERS_FULL)

    /// A page does not have the type its parent says: the file is damaged.
    public static let corrupted = Self(rawValue: MDB_CORRUPTED)

    /// A page number beyond the end of the file was met: the file is damaged.
    public static let pageNotFound = Self(rawValue: MDB_PAGE_NOTFOUND)

    /// A meta page could not be written, and the environment must be opened anew.
    public static let panic = Self(rawValue: MDB_PANIC)

    /// The transaction failed before, or has ended.
    public static let badTransaction = Self(rawValue: MDB_BAD_TXN)

    /// The transaction has changed more pages than LMDB can track.
    public static let transactionFull = Self(rawValue: MDB_TXN_FULL)

    /// The file is not an LMDB file.
    public static let invalid = Self(rawValue: MDB_INVALID)

    /// The file was written by another major version of LMDB.
    public static let versionMismatch = Self(rawValue: MDB_VERSION_MISMATCH)

    /// There is no such key or database.
    public static let notFound = Self(rawValue: MDB_NOTFOUND)

    /// The key exists, or an appended key is out of order.
    public static let keyExists = Self(rawValue: MDB_KEYEXIST)

    /// The disk is full (`ENOSPC`).
    public static let noSpace = Self(rawValue: SystemCode.noSpace)

    /// The device failed (`EIO`); LMDB also reports a short write so.
    public static let ioError = Self(rawValue: SystemCode.ioError)

    /// The file or directory does not exist (`ENOENT`).
    public static let noSuchFile = Self(rawValue: SystemCode.noSuchFile)

    /// The file system refuses access (`EACCES`).
    public static let permissionDenied = Self(rawValue: SystemCode.permissionDenied)

    /// The system has not as much memory or address space (`ENOMEM`).
    public static let outOfMemory = Self(rawValue: SystemCode.outOfMemory)
}

extension LMDBError: CustomStringConvertible {
    /// The function, the message of LMDB or the system, and the number.
    public var description: String {
        "\(function): \(unsafe String(cString: mdb_strerror(code.rawValue))) (\(code.rawValue))"
    }
}

/// Turns an LMDB status into a thrown error.
///
/// Every call to LMDB whose failure has no meaning of its own goes through here.
@inline(__always)
func check(_ status: CInt, _ function: StaticString) throws(StorageError) {
    if status != MDB_SUCCESS { throw .lmdb(status, function) }
}
