internal import GranaryItems

/// Writes the JSON of an answer, straight to bytes.
///
/// The names of members are literals of ours and need no escape; the values are escaped.
struct ResponseWriter {
    /// What was written.
    private(set) var bytes: [UInt8] = []
    /// Whether the next member or element is the first of its object or array.
    private var isFirst = true

    /// Writes an object, its members written by `body`.
    mutating func object(_ body: (inout ResponseWriter) -> Void) {
        nest(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
    }

    /// Writes a member that is an object.
    mutating func object(_ name: StaticString, _ body: (inout ResponseWriter) -> Void) {
        begin(name)
        object(body)
    }

    /// Writes a member that is an array, each element written by `body`.
    mutating func array<Element>(
        _ name: StaticString, _ elements: some Sequence<Element>,
        _ body: (inout ResponseWriter, Element) -> Void
    ) {
        begin(name)
        array(elements, body)
    }

    /// Writes an array, each element written by `body`.
    mutating func array<Element>(
        _ elements: some Sequence<Element>, _ body: (inout ResponseWriter, Element) -> Void
    ) {
        nest(UInt8(ascii: "["), UInt8(ascii: "]")) { writer in
            for element in elements {
                writer.separate()
                body(&writer, element)
            }
        }
    }

    /// Writes a member whose name came from outside, and is escaped.
    mutating func object(escaping name: String, _ body: (inout ResponseWriter) -> Void) {
        begin(escaping: name)
        object(body)
    }

    /// Writes a member that is an array, whose name came from outside.
    mutating func array<Element>(
        escaping name: String, _ elements: some Sequence<Element>,
        _ body: (inout ResponseWriter, Element) -> Void
    ) {
        begin(escaping: name)
        array(elements, body)
    }

    /// Writes a member that is a string.
    mutating func member(_ name: StaticString, _ value: String) {
        begin(name)
        string(value)
    }

    /// Writes a member that is a string, whose name came from outside.
    mutating func member(escaping name: String, _ value: String) {
        begin(escaping: name)
        string(value)
    }

    /// Writes a member that is a whole number.
    mutating func member(_ name: StaticString, _ value: Int) {
        begin(name)
        bytes.append(contentsOf: String(value).utf8)
    }

    /// Writes a member that is a number with a fraction.
    mutating func member(_ name: StaticString, _ value: Double) {
        begin(name)
        number(value)
    }

    /// Writes a member that is `true` or `false`.
    mutating func member(_ name: StaticString, _ value: Bool) {
        begin(name)
        bytes.append(json: value ? "true" : "false")
    }

    /// Writes a member that is an item.
    mutating func member(_ name: StaticString, _ item: Item) {
        begin(name)
        self.item(item)
    }

    /// Writes a member that is a moment, as the service does: seconds since 1970.
    mutating func member(_ name: StaticString, milliseconds: UInt64) {
        member(name, Double(milliseconds) / 1_000)
    }

    /// Writes a string as an element.
    mutating func string(_ value: String) { bytes.append(quoting: value) }

    /// Writes a number as an element.
    mutating func number(_ value: Double) { bytes.append(contentsOf: value.description.utf8) }

    /// Writes an item as an element.
    mutating func item(_ item: Item) { item.view.appendDynamoDBJSON(to: &bytes) }

    /// Writes a value as an element.
    mutating func value(_ value: AttributeValue) {
        let holder = Item(["value": value])
        holder.view.value(at: 0).appendDynamoDBJSON(to: &bytes)
    }

    private mutating func begin(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        bytes.append(json: name)
        bytes.append(json: "\":")
    }

    private mutating func begin(escaping name: String) {
        separate()
        bytes.append(quoting: name)
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func separate() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
    }

    private mutating func nest(
        _ open: UInt8, _ close: UInt8, _ body: (inout ResponseWriter) -> Void
    ) {
        bytes.append(open)
        isFirst = true
        body(&self)
        isFirst = false
        bytes.append(close)
    }
}
