/// DynamoDB's typed JSON, as its API and its exports write it:
///
/// ```text
/// {"S": "text"}        {"N": "1.5"}         {"B": "base64"}     {"BOOL": true}   {"NULL": true}
/// {"SS": ["a", "b"]}   {"NS": ["1", "2"]}   {"BS": ["YQ=="]}    {"L": [...]}     {"M": {...}}
/// ```
///
/// The API reference describes it under `AttributeValue`. The refusals are those of the service:
/// exactly one datatype, `NULL` only with `true`, sets neither empty nor with duplicates.
extension JSONReader {
    /// Reads one typed value.
    package mutating func readDynamoDBValue(level: Int = 1) throws(JSONError) -> AttributeValue {
        try checkLevel(level)
        try beginObject()
        let start = offset &- 1
        var isFirst = true
        guard let type = try nextName(&isFirst) else {
            throw JSONError(offset: start, reason: .noDatatype)
        }
        let value = try readPayload(of: type, level: level)
        if let second = try nextName(&isFirst) {
            throw JSONError(offset: second.offset, reason: .severalDatatypes)
        }
        return value
    }

    /// Reads an object of typed values as the attributes of an item or a map.
    package mutating func readDynamoDBMap(level: Int = 1) throws(JSONError) -> AttributeMap {
        var members = JSONAttributes()
        var isFirst = true
        try beginObject()
        while let name = try nextName(&isFirst) {
            try checkName(name)
            members.append(name, try readDynamoDBValue(level: level))
        }
        return try members.map()
    }

    private mutating func readPayload(
        of type: Name, level: Int
    ) throws(JSONError) -> AttributeValue {
        switch type.text {
        case "S": return .string(try readString())
        case "N": return .number(try readNumberString())
        case "B": return .binary(try readBase64().bytes)
        case "BOOL": return .bool(try readBool())
        case "NULL":
            try expect(.bool)
            let start = offset
            guard try readBool() else { throw JSONError(offset: start, reason: .nullIsNotTrue) }
            return .null
        case "L":
            var elements: [AttributeValue] = []
            var isFirst = true
            try beginArray()
            while try nextElement(&isFirst) {
                elements.append(try readDynamoDBValue(level: level &+ 1))
            }
            return .list(elements)
        case "M": return .map(try readDynamoDBMap(level: level &+ 1))
        case "SS": return .stringSet(try readStringSet())
        case "NS": return .numberSet(try readNumberSet())
        case "BS": return .binarySet(try readBinarySet())
        default: throw JSONError(offset: type.offset, reason: .unknownDatatype(type.text))
        }
    }
}

extension JSONReader {
    /// Reads a number written as a string.
    private mutating func readNumberString() throws(JSONError) -> Number {
        try expect(.string)
        let start = offset
        let text = try readString()
        return try number(text.utf8Span.span, at: start)
    }

    private mutating func readBase64() throws(JSONError) -> (bytes: [UInt8], text: String) {
        try expect(.string)
        let start = offset
        let text = try readString()
        guard let bytes = Base64.decode(text) else {
            throw JSONError(offset: start, reason: .invalidBase64)
        }
        return (bytes, text)
    }

    private mutating func readStringSet() throws(JSONError) -> AttributeSet<String> {
        let start = try startOfArray()
        var elements: [String] = []
        var isFirst = true
        while try nextElement(&isFirst) { elements.append(try readString()) }
        return try set(.stringSet, of: elements, writtenAs: elements, at: start)
    }

    private mutating func readNumberSet() throws(JSONError) -> AttributeSet<Number> {
        let start = try startOfArray()
        var elements: [Number] = []
        var isFirst = true
        while try nextElement(&isFirst) { elements.append(try readNumberString()) }
        return try set(
            .numberSet, of: elements, writtenAs: elements.map(\.description), at: start)
    }

    private mutating func readBinarySet() throws(JSONError) -> AttributeSet<[UInt8]> {
        let start = try startOfArray()
        var elements: [[UInt8]] = []
        var texts: [String] = []
        var isFirst = true
        while try nextElement(&isFirst) {
            let element = try readBase64()
            elements.append(element.bytes)
            texts.append(element.text)
        }
        return try set(.binarySet, of: elements, writtenAs: texts, at: start)
    }

    /// Enters the array that comes next, and returns where it stands.
    private mutating func startOfArray() throws(JSONError) -> Int {
        try expect(.array)
        let start = offset
        try beginArray()
        return start
    }

    private func set<Element>(
        _ kind: AttributeKind, of elements: [Element],
        writtenAs texts: @autoclosure () -> [String], at start: Int
    ) throws(JSONError) -> AttributeSet<Element> {
        guard !elements.isEmpty else { throw JSONError(offset: start, reason: .emptySet(kind)) }
        let set = AttributeSet(elements)
        guard set.count == elements.count else {
            throw JSONError(offset: start, reason: .duplicateElements(kind, texts()))
        }
        return set
    }
}
