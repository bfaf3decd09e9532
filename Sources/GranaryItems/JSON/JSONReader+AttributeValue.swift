extension JSONReader {
    /// How many levels lists and maps may be nested, the attribute itself being the first.
    static let itemLevelLimit = 32

    /// Reads plain JSON as an attribute value.
    mutating func readAttributeValue(level: Int = 1) throws(JSONError) -> AttributeValue {
        try checkLevel(level)
        switch try peekType() {
        case .null:
            try readNull()
            return .null
        case .bool: return .bool(try readBool())
        case .number:
            let range = try readNumber()
            return .number(try number(bytes.extracting(range), at: range.lowerBound))
        case .string: return .string(try readString())
        case .array:
            var elements: [AttributeValue] = []
            var isFirst = true
            try beginArray()
            while try nextElement(&isFirst) {
                elements.append(try readAttributeValue(level: level &+ 1))
            }
            return .list(elements)
        case .object: return .map(try readAttributeMap(level: level &+ 1))
        }
    }

    /// Reads a plain JSON object as the attributes of an item or a map.
    mutating func readAttributeMap(level: Int = 1) throws(JSONError) -> AttributeMap {
        var members = JSONAttributes()
        var isFirst = true
        try beginObject()
        while let name = try nextName(&isFirst) {
            try checkName(name)
            members.append(name, try readAttributeValue(level: level))
        }
        return try members.map()
    }

    /// Throws when what comes next is nested too deep to be stored.
    mutating func checkLevel(_ level: Int) throws(JSONError) {
        guard level <= Self.itemLevelLimit else {
            _ = try peek()
            throw error(.nestingTooDeep(limit: Self.itemLevelLimit))
        }
    }

    /// Throws when no attribute can have this name.
    func checkName(_ name: Name) throws(JSONError) {
        let byteCount = name.text.utf8.count
        guard byteCount > 0 else { throw JSONError(offset: name.offset, reason: .emptyName) }
        let limit = ItemSize.maximumNameByteCount
        guard byteCount <= limit else {
            let reason = JSONError.Reason.nameTooLong(byteCount: byteCount, limit: limit)
            throw JSONError(offset: name.offset, reason: reason)
        }
    }

    /// Reads `text` as a number, which stands at `start`.
    func number(_ text: Span<UInt8>, at start: Int) throws(JSONError) -> Number {
        do {
            return try Number(utf8: text)
        } catch {
            throw JSONError(offset: start, reason: .number(error))
        }
    }
}

/// The attributes of one object while it is read.
struct JSONAttributes {
    private var entries: [AttributeMap.Element] = []
    private var offsets: [Int] = []

    /// Adds the next attribute of the object.
    mutating func append(_ name: JSONReader.Name, _ value: AttributeValue) {
        entries.append((name.text, value))
        offsets.append(name.offset)
    }

    /// Returns them as a map.
    ///
    /// - Throws: ``JSONError`` when two have the same name.
    consuming func map() throws(JSONError) -> AttributeMap {
        let map = AttributeMap(entries)
        if map.count < entries.count {
            // Only now are the names looked at: building the map has found out that two are the
            // same.
            var names = JSONNames()
            for (entry, offset) in zip(entries, offsets) {
                names.append(JSONReader.Name(text: entry.name, offset: offset))
            }
            try names.checkUnique()
        }
        return map
    }
}
