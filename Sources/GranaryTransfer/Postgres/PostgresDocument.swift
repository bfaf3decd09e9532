/// Reads JSON and arrays of PostgreSQL as the objects, lists and sets that a schema declares.
enum PostgresDocument {
    static func value(
        of text: String, as shape: ValueShape
    ) throws(RecordProblem) -> AttributeValue? {
        let isArray = text.hasPrefix("{") && (try? JSONValue(parsing: text)) == nil
        switch shape.type {
        case .list(let element), .set(let element):
            // `{}` is an array and an object; a list is never an object.
            if isArray || text == "{}" {
                var values: [AttributeValue] = []
                for part in try PostgresArray.elements(of: text) {
                    guard let part else {
                        if case .set = shape.type { continue }
                        values.append(.null)
                        continue
                    }
                    if let value = try PostgresValue.value(of: part, as: element) {
                        values.append(value)
                    }
                }
                return collection(values, shape)
            }
        default: break
        }
        let value: AttributeValue
        do throws(JSONError) {
            value = try AttributeValue(json: text)
        } catch {
            throw RecordProblem("is neither JSON nor an array (\(error))")
        }
        return try coerced(value, to: shape)
    }

    /// What JSON says, as a shape has it: times in their precision, arrays as sets.
    static func coerced(
        _ value: AttributeValue, to shape: ValueShape
    ) throws(RecordProblem) -> AttributeValue? {
        switch (shape.type, value) {
        case (_, .null): return nil
        case (.date, .string(let text)), (.timeToLive, .string(let text)),
            (.binary, .string(let text)):
            return try PostgresValue.value(of: text, as: shape)
        case (.object(let attributes), .map(let map)):
            var made = AttributeMap()
            for (name, inner) in map {
                guard
                    let attribute = attributes.first(where: {
                        $0.name == name || $0.renamedFrom == name
                    })
                else {
                    made[name] = inner
                    continue
                }
                made[attribute.name] = try coerced(inner, to: attribute.shape)
            }
            return .map(made)
        case (.list(let element), .list(let elements)), (.set(let element), .list(let elements)):
            var made: [AttributeValue] = []
            for inner in elements {
                if let inner = try coerced(inner, to: element) { made.append(inner) }
            }
            return collection(made, shape)
        default: return value
        }
    }

    /// A list or set of values; `nil` when it is empty, which is not stored.
    private static func collection(
        _ values: [AttributeValue], _ shape: ValueShape
    ) -> AttributeValue? {
        guard let first = values.first else { return nil }
        guard case .set = shape.type else { return .list(values) }
        switch first.kind {
        case .number: return .numberSet(AttributeSet(values.compactMap(\.numberValue)))
        case .binary: return .binarySet(AttributeSet(values.compactMap(\.binaryValue)))
        default: return .stringSet(AttributeSet(values.compactMap(\.stringValue)))
        }
    }
}

/// The text form of PostgreSQL's arrays of one dimension: `{a,"b c","d\"e",NULL}`.
enum PostgresArray {
    /// The elements; `nil` for those that are NULL.
    static func elements(of text: String) throws(RecordProblem) -> [String?] {
        let bytes = Array(text.utf8)
        guard bytes.first == UInt8(ascii: "{"), bytes.last == UInt8(ascii: "}"), bytes.count >= 2
        else { throw RecordProblem("is no array of one dimension") }
        var elements: [String?] = []
        var offset = 1
        let end = bytes.count - 1
        while offset < end {
            var element: [UInt8] = []
            let isQuoted = bytes[offset] == UInt8(ascii: "\"")
            if isQuoted { offset += 1 }
            var isClosed = !isQuoted
            while offset < end {
                let byte = bytes[offset]
                if byte == UInt8(ascii: "\\"), offset + 1 < end {
                    element.append(bytes[offset + 1])
                    offset += 2
                    continue
                }
                if isQuoted, byte == UInt8(ascii: "\"") {
                    isClosed = true
                    offset += 1
                    break
                }
                if !isQuoted, byte == UInt8(ascii: ",") { break }
                if !isQuoted, byte == UInt8(ascii: "{") {
                    throw RecordProblem("is an array of several dimensions, which has no list")
                }
                element.append(byte)
                offset += 1
            }
            guard isClosed else { throw RecordProblem("is an array with a quote that has no end") }
            let text = String(decoding: element, as: UTF8.self)
            elements.append(!isQuoted && text == "NULL" ? nil : text)
            if offset < end {
                guard bytes[offset] == UInt8(ascii: ",") else {
                    throw RecordProblem("is an array without a comma between two elements")
                }
                offset += 1
                if offset == end { throw RecordProblem("is an array that ends with a comma") }
            }
        }
        return elements
    }
}
