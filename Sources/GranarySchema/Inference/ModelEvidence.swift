internal import GranaryItems

/// What is known of the items that seem to be of one model.
struct ModelEvidence: Sendable {
    /// The value of the type attribute; `nil` when the items have none.
    var typeName: String?
    /// How many items there were.
    var count = 0
    /// What is known of each attribute, up to ``ValueEvidence/maximumMemberCount`` of them.
    var attributes: [String: ValueEvidence] = [:]
    /// Whether there were more attributes than are kept apart.
    var isOpen = false
    /// What is known of each attribute that is part of a key.
    var keys: [String: KeyEvidence] = [:]

    init(typeName: String?) { self.typeName = typeName }

    /// Takes note of an item: of its attributes, and of how `keyAttributes` are made of them.
    ///
    /// No template is made of the attributes that are `ignored`.
    mutating func add(
        _ item: borrowing ItemView, keyAttributes: [String], ignoring ignored: Set<String>,
        separator: String
    ) {
        count &+= 1
        for index in 0..<item.count {
            let name = item.name(at: index)
            if attributes[name] == nil, attributes.count >= ValueEvidence.maximumMemberCount,
                !keyAttributes.contains(name)
            {
                isOpen = true
                continue
            }
            attributes[name, default: ValueEvidence()].add(item.value(at: index))
        }
        for name in keyAttributes {
            guard let value = item.value(named: name) else { continue }
            var ignored = ignored
            ignored.insert(name)
            keys[name, default: KeyEvidence()].add(
                value, of: item, separator: separator, ignoring: ignored)
        }
    }
}
