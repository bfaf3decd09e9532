internal import GranaryItems

/// Reads the body of a request, member by member, straight into what an operation is made of.
///
/// Whatever is no JSON, or has another type than the member's, ends the reading at once, as it does
/// in the service. An attribute value that is sound JSON and no value is remembered: the service
/// tells of it only after the constraints of the request.
struct RequestReader: ~Escapable {
    var json: JSONReader
    private var decoder = ItemJSONDecoder()
    /// Whether all of the body is UTF-8, looked at once for all its items.
    private let isUTF8: Bool
    /// Whether the next value is an element of an array, which some texts differ by.
    private var isElement = false

    /// What is wrong with the first attribute value that is none.
    private(set) var valueError: WireError?

    @_lifetime(copy body)
    init(_ body: Span<UInt8>) {
        json = JSONReader(body)
        isUTF8 = (try? UTF8Span(validating: body)) != nil
    }

    /// Reads the members of an object with `read`, which tells whether it knows the name.
    ///
    /// A member that is `null` counts as absent, and one that nobody knows is skipped: the service
    /// does both. A name that comes twice is refused: whoever looks at the first and whoever looks at
    /// the last would see two requests.
    ///
    /// `structure` is the name of the object's shape in the service's model, which the service tells
    /// to who sends an array, and `type` the whole Java type of a map, for the same.
    mutating func members(
        of structure: String? = nil, ofType type: String? = nil,
        _ read: (String, inout RequestReader) throws(WireError) -> Bool
    ) throws(WireError) {
        let name = structure.map { "class com.amazonaws.dynamodb.v20120810.\($0)" } ?? type
        let target = RequestTarget.structure(type: name, isElement: isElement)
        isElement = false
        try lexing(target) { json throws(JSONError) in try json.beginObject() }
        var isFirst = true
        var names: ExactNames = []
        while let name = try nextName(&isFirst) {
            guard names.insert(name) else { throw .serialization(nil) }
            if try isNull() { continue }
            if try read(name, &self) { continue }
            try lexing(Self.structure) { json throws(JSONError) in try json.skipValue() }
        }
    }

    /// More elements than any list of structures that the service takes.
    private static let keptElementCount = 1_024

    /// Reads an array with `read`, once for each element.
    ///
    /// What is beyond `limit` is only looked at: enough is kept to tell that it is too much, and 16 MB of
    /// empty elements do not become gigabytes.
    mutating func elements(
        limit: Int = keptElementCount, _ read: (inout RequestReader) throws(WireError) -> Void
    ) throws(WireError) {
        isElement = false
        try lexing(.list) { json throws(JSONError) in try json.beginArray() }
        var isFirst = true
        var count = 0
        while try lexing(.list, { json throws(JSONError) in try json.nextElement(&isFirst) }) {
            count += 1
            guard count <= limit else {
                try lexing(Self.structure) { json throws(JSONError) in try json.skipValue() }
                continue
            }
            isElement = true
            try read(&self)
        }
        isElement = false
    }

    /// Throws unless nothing follows.
    mutating func finish() throws(WireError) {
        try lexing(Self.structure) { json throws(JSONError) in try json.finish() }
    }

    private mutating func nextName(_ isFirst: inout Bool) throws(WireError) -> String? {
        do throws(JSONError) {
            return try json.nextName(&isFirst)?.text
        } catch {
            throw WireError(error, reading: Self.structure, in: json.bytes)
        }
    }

    private mutating func isNull() throws(WireError) -> Bool {
        try lexing(Self.structure) { json throws(JSONError) in
            guard try json.peekType() == .null else { return false }
            try json.readNull()
            return true
        }
    }

    private static var structure: RequestTarget { .structure(type: nil, isElement: false) }

    /// Runs `body` on the text, and puts its error in the service's words.
    mutating func lexing<Value>(
        _ target: RequestTarget, _ body: (inout JSONReader) throws(JSONError) -> Value
    ) throws(WireError) -> Value {
        do throws(JSONError) {
            return try body(&json)
        } catch {
            throw WireError(error, reading: target, in: json.bytes)
        }
    }
}

// MARK: - Attribute values

extension RequestReader {
    /// Reads an item or a key: an object of typed values.
    mutating func item() throws(WireError) -> Item {
        var offset = json.offset
        if isUTF8, let item = decoder.typedItem(in: json.bytes, at: &offset) {
            json.offset = offset
            return item
        }
        return try value(or: Item(), isItem: true) { json throws(JSONError) in
            Item(try json.readDynamoDBMap())
        }
    }

    /// Reads one typed value.
    mutating func attributeValue() throws(WireError) -> AttributeValue {
        try value(or: .null) { json throws(JSONError) in try json.readDynamoDBValue() }
    }

    /// Reads the values of a request's expressions.
    mutating func expressionValues() throws(WireError) -> [String: AttributeValue] {
        var values: [String: AttributeValue] = [:]
        try members(
            ofType: "java.util.Map<java.lang.String, "
                + "com.amazonaws.dynamodb.v20120810.AttributeValue>"
        ) { name, reader throws(WireError) in
            let known = reader.valueError
            values[name] = try reader.attributeValue()
            if known == nil, let text = reader.valueError?.message {
                reader.valueError?.message =
                    "ExpressionAttributeValues contains invalid value: \(text) for key \(name)"
            }
            return true
        }
        return values
    }

    /// Reads a value with `body`; of one that is none the error is kept, and reading goes on.
    private mutating func value<Value>(
        or substitute: Value, isItem: Bool = false,
        _ body: (inout JSONReader) throws(JSONError) -> Value
    ) throws(WireError) -> Value {
        isElement = false
        let before = json
        do throws(JSONError) {
            return try body(&json)
        } catch {
            var start = before
            _ = try? start.peekType()
            let told = WireError(
                error, reading: .value(item: isItem ? start.offset : nil), in: before.bytes)
            guard WireError.isAboutValue(error.reason) else { throw told }
            valueError = valueError ?? told
            json = before
            try lexing(Self.structure) { json throws(JSONError) in try json.skipValue() }
            return substitute
        }
    }
}
