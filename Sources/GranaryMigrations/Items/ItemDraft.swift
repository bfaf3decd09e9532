internal import GranaryItems

/// An item while steps change it.
///
/// The binary item and what differs from it: what no step touches is never decoded.
struct ItemDraft: Sendable {
    /// The item as it is stored, or what a step has made.
    let original: Item

    /// The model it is of now.
    var model: String

    /// The model it was of when it was read; `nil` when a step made it.
    let sourceModel: String?

    /// Whether it is to be left out.
    var isRemoved = false

    /// Whether the original has its new shape already: what it has stays, whatever steps make of it,
    /// and only what it has not is brought by them.
    var isSettled = false

    /// What differs from the original; the last change of a name counts.
    private(set) var changes: [(name: String, value: AttributeValue?)] = []

    init(_ original: Item, model: String, sourceModel: String?) {
        self.original = original
        self.model = model
        self.sourceModel = sourceModel
    }

    /// The attribute called `name`; setting `nil` removes it.
    subscript(name: String) -> AttributeValue? {
        get {
            if let change = changes.last(where: { $0.name == name }) { return change.value }
            return original.view[name]
        }
        set {
            if let position = changes.lastIndex(where: { $0.name == name }) {
                changes[position].value = newValue
            } else {
                changes.append((name, newValue))
            }
        }
    }

    /// Whether there is an attribute called `name`.
    func has(_ name: String) -> Bool {
        if let change = changes.last(where: { $0.name == name }) { return change.value != nil }
        return original.view.value(named: name) != nil
    }

    /// Whether an attribute is not as it was read.
    func changes(_ name: String) -> Bool { changes.contains { $0.name == name } }

    /// The item as it is now.
    var item: Item { original.replacing(changes) }

    /// Takes back what steps have made of a settled item, where it had something itself.
    mutating func settle() {
        guard isSettled else { return }
        let original = original
        changes.removeAll { original.view.value(named: $0.name) != nil }
    }
}
