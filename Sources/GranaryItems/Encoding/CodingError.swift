/// Bytes that are not what this format writes.
public enum CodingError: Error, Equatable, Sendable {
    /// There are fewer bytes than the format says.
    case truncated(expected: Int, actual: Int)
    /// The bytes were written by a format that this build does not know.
    case unknownFormat(version: UInt8)
    /// The byte at `offset`, or what begins there, cannot have been written.
    case malformed(offset: Int)
}

extension CodingError: CustomStringConvertible {
    /// What is wrong, and where.
    public var description: String {
        switch self {
        case .truncated(let expected, let actual):
            "the item has \(actual) bytes where it needs \(expected)"
        case .unknownFormat(let version):
            "the item's format version is \(version), which this build does not know"
        case .malformed(let offset):
            "the item is malformed at byte \(offset)"
        }
    }
}
