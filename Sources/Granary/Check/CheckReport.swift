/// What a check of a whole store found.
public struct CheckReport: Sendable, Hashable {
    /// Items that were verified.
    public var itemCount = 0
    /// Index entries that were verified.
    public var entryCount = 0
    /// Change records that were verified.
    public var changeCount = 0
    /// What differs, at most ``problemLimit`` of them.
    public var problems: [CheckProblem] = []
    /// How many problems there are, listed or not.
    public var problemCount = 0

    /// How many problems a report lists.
    public static let problemLimit = 1_000

    /// Whether everything agrees.
    public var isSound: Bool { problemCount == 0 }

    mutating func add(_ problem: CheckProblem) {
        problemCount += 1
        if problems.count < Self.problemLimit { problems.append(problem) }
    }
}

/// Something in a store that does not agree with the rest.
public struct CheckProblem: Sendable, Hashable, CustomStringConvertible {
    /// What kind of disagreement.
    public enum Kind: String, Sendable, Hashable {
        /// Bytes are not those that were written.
        case damaged
        /// A record that belongs to no table or index.
        case orphan
        /// An item whose key attributes are not the key it is stored under.
        case misplacedItem
        /// An item without the entry it should have, or with another one.
        case missingEntry
        /// An entry without its item.
        case strayEntry
        /// Counts or sizes that are not those of what is stored.
        case statistics
        /// A change record that disagrees with its key, its neighbours or its item.
        case changeLog
    }

    /// What kind of disagreement.
    public var kind: Kind
    /// The table or index it is about, and the key in hexadecimal where there is one.
    public var subject: String
    /// What is wrong.
    public var detail: String

    /// One line for people.
    public var description: String { "\(kind.rawValue): \(subject): \(detail)" }

    init(_ kind: Kind, _ subject: String, _ detail: String) {
        self.kind = kind
        self.subject = subject
        self.detail = detail
    }
}

extension Collection where Element == UInt8 {
    /// Two digits a byte, cut after 64 bytes.
    var hexadecimal: String {
        let digits = Array("0123456789abcdef")
        var text = ""
        for byte in prefix(64) {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return count > 64 ? text + "…" : text
    }
}
