public import Granary
public import GranaryItems

/// Why a typed operation was not done.
@nonexhaustive
public enum EntityError: Error, Sendable {
    /// What is stored is not what the model says; the raw item stays readable by its key.
    case unreadable(model: String, key: Item, AttributeError)

    /// The entity has a value that cannot be stored.
    case unwritable(model: String, AttributeError)

    /// An attribute of the key has a value that cannot be stored.
    case invalidKey(model: String, reason: String)

    /// There is an item with this key, and it was not to be replaced.
    case alreadyExists(model: String, key: Item)

    /// There is no item with this key to update.
    case notFound(model: String, key: Item)

    /// The item was written by someone else since it was read: it has another version now.
    case versionConflict(model: String, key: Item, read: Int, stored: Int?)

    /// The condition was false; the item as it is.
    case conditionFailed(existing: Item?)

    /// The update changes some of what an attribute is made of, and the rest is not known without
    /// reading: use `modify`, which reads the item.
    case halfResolved(model: String, attribute: String, missing: [String])

    /// A change of the key inside `modify`.
    case keyChanged(model: String, key: Item)

    /// The store did not do it.
    case store(StoreError)
}

extension EntityError: CustomStringConvertible {
    /// What went wrong, with model, attribute and key.
    public var description: String {
        switch self {
        case .unreadable(let model, let key, let error):
            "a stored \(model) cannot be read: \(error), in the item \(key.text)"
        case .unwritable(let model, let error): "\(model).\(error)"
        case .invalidKey(let model, let reason): "the key of a \(model) has \(reason)"
        case .alreadyExists(let model, let key): "there is a \(model) with the key \(key.text)"
        case .notFound(let model, let key): "there is no \(model) with the key \(key.text)"
        case .versionConflict(let model, let key, let read, let stored):
            "the \(model) \(key.text) was read as version \(read) and is now "
                + (stored.map { "version \($0)" } ?? "gone or without a version")
        case .conditionFailed: "the condition was false"
        case .halfResolved(let model, let attribute, let missing):
            "an update of \(model) cannot compute \(attribute) without "
                + "\(missing.joined(separator: ", ")): set these too, or use modify"
        case .keyChanged(let model, let key):
            "the key of the \(model) \(key.text) was changed, which would make another item"
        case .store(let error): "\(error)"
        }
    }
}

extension Item {
    /// The attributes in one line, for messages.
    var text: String {
        let parts = attributes.map { entry in
            let value =
                entry.value.stringValue ?? entry.value.numberValue?.description
                ?? entry.value.kind.code
            return "\(entry.name): \(value)"
        }
        return "{\(parts.joined(separator: ", "))}"
    }
}
