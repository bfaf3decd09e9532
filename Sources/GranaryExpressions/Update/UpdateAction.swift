package import GranaryItems

/// One change of an update.
package enum UpdateAction: Sendable, Hashable {
    case set(DocumentPath, UpdateValue)
    case remove(DocumentPath)
    case add(DocumentPath, AttributeValue)
    case delete(DocumentPath, AttributeValue)

    /// Where the change is made.
    package var path: DocumentPath {
        switch self {
        case .set(let path, _), .remove(let path), .add(let path, _), .delete(let path, _): path
        }
    }

    /// The section it stands in.
    var section: UpdateSection {
        switch self {
        case .set: .set
        case .remove: .remove
        case .add: .add
        case .delete: .delete
        }
    }

    /// The paths it reads besides its own.
    var readPaths: [DocumentPath] {
        if case .set(_, let value) = self { value.paths } else { [] }
    }

    /// Refuses an `ADD` of anything but a number or set, and a `DELETE` of anything but a set.
    func checkOperand() throws(ExpressionError) {
        let value: AttributeValue
        switch self {
        case .set, .remove: return
        case .add(_, let added):
            if added.kind == .number { return }
            value = added
        case .delete(_, let deleted): value = deleted
        }
        switch value.kind {
        case .stringSet, .numberSet, .binarySet: return
        default:
            throw ExpressionError(
                .update, .updateOperandType(section: section.rawValue, kind: value.kind))
        }
    }
}
