/// One of the four sections of an update.
enum UpdateSection: String, Sendable, Hashable {
    case set = "SET"
    case remove = "REMOVE"
    case add = "ADD"
    case delete = "DELETE"

    /// The section that `kind` begins, if any.
    init?(_ kind: Token.Kind) {
        switch kind {
        case .set: self = .set
        case .remove: self = .remove
        case .add: self = .add
        case .delete: self = .delete
        default: return nil
        }
    }
}
