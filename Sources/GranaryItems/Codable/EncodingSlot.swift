/// The place of one value while it is encoded.
///
/// A class, because a container and the encoders nested in it write to the same place in any order.
final class EncodingSlot {
    private enum Content {
        case nothing
        case value(AttributeValue)
        case elements([EncodingSlot])
        case members([(name: String, slot: EncodingSlot)])
    }

    private var content = Content.nothing

    /// Whether nothing has been written, not even an empty container.
    var isEmpty: Bool {
        if case .nothing = content { true } else { false }
    }

    /// The number of elements written so far.
    var elementCount: Int {
        if case .elements(let slots) = content { slots.count } else { 0 }
    }

    /// Writes a whole value.
    func set(_ value: AttributeValue) { content = .value(value) }

    /// Makes this a list, unless it is one.
    func becomeList() {
        if case .elements = content { return }
        content = .elements([])
    }

    /// Makes this a map, unless it is one.
    func becomeMap() {
        if case .members = content { return }
        content = .members([])
    }

    /// Adds an element to a list.
    func append(_ slot: EncodingSlot) {
        guard case .elements(var slots) = content else { return }
        content = .nothing  // So that the array is not shared, and not copied.
        slots.append(slot)
        content = .elements(slots)
    }

    /// Adds a member to a map; the last one of a name wins.
    func append(_ slot: EncodingSlot, named name: String) {
        guard case .members(var members) = content else { return }
        content = .nothing  // So that the array is not shared, and not copied.
        members.append((name, slot))
        content = .members(members)
    }

    /// What was written; an empty map when nothing was, as for a type without properties.
    var attributeValue: AttributeValue {
        switch content {
        case .nothing: .map([:])
        case .value(let value): value
        case .elements(let slots): .list(slots.map(\.attributeValue))
        case .members(let members):
            .map(AttributeMap(members.map { ($0.name, $0.slot.attributeValue) }))
        }
    }
}
