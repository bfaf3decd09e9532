/// A tag of a table.
struct ResourceTag: Sendable {
    var key: String?
    var value: String?

    init(reading reader: inout RequestReader) throws(WireError) {
        try reader.members { name, reader throws(WireError) in
            switch name {
            case "Key": key = try reader.string()
            case "Value": value = try reader.string()
            default: return false
            }
            return true
        }
    }

    /// Reads an array of them.
    static func list(_ reader: inout RequestReader) throws(WireError) -> [ResourceTag] {
        var list: [ResourceTag] = []
        try reader.elements { reader throws(WireError) in
            list.append(try ResourceTag(reading: &reader))
        }
        return list
    }

    static func check(_ tags: [ResourceTag]?, _ constraints: inout Constraints) {
        for (position, tag) in (tags ?? []).enumerated() {
            let place = "tags.\(position + 1).member"
            constraints.require(tag.key, "\(place).key", length: 1...128)
            constraints.require(tag.value, "\(place).value", length: 0...256)
        }
    }

    /// What is kept once `tags` are added to what was.
    ///
    /// - Throws: When there would be more than 50.
    static func merged(
        _ tags: [ResourceTag], into kept: AttributeValue?
    ) throws(WireError) -> AttributeValue {
        var map = kept?.mapValue ?? AttributeMap()
        for tag in tags {
            guard let key = tag.key, let value = tag.value else { continue }
            guard !key.lowercased().hasPrefix("aws:") else {
                throw .validation("Tag keys must not begin with aws:, which is reserved: \(key)")
            }
            map[key] = .string(value)
        }
        guard map.count <= 50 else {
            throw .validation(
                "One or more parameter values were invalid: Too many tags: the limit is 50")
        }
        return .map(map)
    }
}
