/// Writes encoded values as JSON text, straight from their bytes.
///
/// Nothing is decoded into a tree, so that an export costs one pass over each item. Total, as the
/// views are: what is damaged is written as a null or left out, and nesting ends at the depth of
/// the format.
struct ItemJSONWriter {
    /// Whether each value names its datatype, as in DynamoDB JSON.
    let isTyped: Bool

    /// Appends an item, the attributes in `leading` first.
    func append(_ item: borrowing ItemView, leading: [String], to text: inout [UInt8]) {
        let map = item.map
        var written = WrittenAttributes()
        var opening = UInt8(ascii: "{")
        var next = 0
        for name in leading {
            let name = name.utf8Span.span.rawBytes
            guard let index = map.index(of: name, near: next), written.insert(index) else {
                continue
            }
            appendMember(opening, name, map.value(at: index), depth: 0, to: &text)
            opening = UInt8(ascii: ",")
            next = index &+ 1
        }
        appendMembers(opening, of: map, except: written, depth: 0, to: &text)
    }

    /// Appends one value.
    func append(_ value: borrowing ValueView, depth: Int, to text: inout [UInt8]) {
        guard depth < ItemSize.maximumDepth else {
            text.append(json: isTyped ? #"{"NULL":true}"# : "null")
            return
        }
        guard isTyped else {
            appendPayload(value, depth: depth, to: &text)
            return
        }
        switch value.kind {
        case .string: text.append(#"{"S":""#, escaping: value.payload, #""}"#)
        case .number:
            text.append(json: #"{"N":""#)
            (value.number() ?? .zero).append(to: &text)
            text.append(json: #""}"#)
        case .null: text.append(json: #"{"NULL":true}"#)
        case .bool:
            text.append(json: value.bool() == true ? #"{"BOOL":true}"# : #"{"BOOL":false}"#)
        case .binary: appendTyped(#"{"B":"#, value, depth: depth, to: &text)
        case .list: appendTyped(#"{"L":"#, value, depth: depth, to: &text)
        case .map: appendTyped(#"{"M":"#, value, depth: depth, to: &text)
        case .stringSet: appendTyped(#"{"SS":"#, value, depth: depth, to: &text)
        case .numberSet: appendTyped(#"{"NS":"#, value, depth: depth, to: &text)
        case .binarySet: appendTyped(#"{"BS":"#, value, depth: depth, to: &text)
        }
    }

    private func appendTyped(
        _ front: StaticString, _ value: borrowing ValueView, depth: Int, to text: inout [UInt8]
    ) {
        text.append(json: front)
        appendPayload(value, depth: depth, to: &text)
        text.append(UInt8(ascii: "}"))
    }

    private func appendPayload(
        _ value: borrowing ValueView, depth: Int, to text: inout [UInt8]
    ) {
        switch value.kind {
        case .null: text.append(json: isTyped ? "true" : "null")
        case .bool: text.append(json: value.bool() == true ? "true" : "false")
        case .number:
            if isTyped { text.append(UInt8(ascii: "\"")) }
            (value.number() ?? .zero).append(to: &text)
            if isTyped { text.append(UInt8(ascii: "\"")) }
        case .string: text.append(quoting: value.payload)
        case .binary: text.append(base64Of: value.payload)
        case .list: appendElements(of: value, depth: depth, to: &text)
        case .map:
            appendMembers(
                UInt8(ascii: "{"), of: MapView(value.payload), except: WrittenAttributes(),
                depth: depth &+ 1, to: &text)
        case .stringSet, .numberSet, .binarySet:
            appendElements(of: value, depth: depth, to: &text)
        }
    }

    /// Appends the elements of a list or a set; those of a set have no datatype of their own.
    private func appendElements(
        of value: borrowing ValueView, depth: Int, to text: inout [UInt8]
    ) {
        let elementKind = value.kind.elementKind
        var isFirst = true
        var cursor = EntryCursor(OffsetTable(value.payload))
        text.append(UInt8(ascii: "["))
        while let entry = cursor.next() {
            if !isFirst { text.append(UInt8(ascii: ",")) }
            isFirst = false
            if let elementKind {
                appendPayload(
                    ValueView(kind: elementKind, payload: entry), depth: depth &+ 1, to: &text)
            } else if let element = ValueView(encoded: entry) {
                append(element, depth: depth &+ 1, to: &text)
            } else {
                text.append(json: isTyped ? #"{"NULL":true}"# : "null")
            }
        }
        text.append(UInt8(ascii: "]"))
    }

    /// Appends the members of an object that are not written yet, and its end.
    ///
    /// In front of a member comes its `opening`: a comma behind others, and the brace that begins
    /// the object if it is the first.
    private func appendMembers(
        _ opening: UInt8, of map: borrowing MapView, except written: WrittenAttributes, depth: Int,
        to text: inout [UInt8]
    ) {
        var opening = opening
        var index = 0
        var cursor = EntryCursor(map.table)
        while let entry = cursor.next() {
            defer { index &+= 1 }
            if written.contains(index) { continue }
            guard let value = MapView.value(of: entry) else { continue }
            appendMember(opening, MapView.name(of: entry), value, depth: depth, to: &text)
            opening = UInt8(ascii: ",")
        }
        if opening == UInt8(ascii: "{") { text.append(opening) }
        text.append(UInt8(ascii: "}"))
    }

    /// Appends a member; of most, which are short scalars that need no escapes, all in one go.
    private func appendMember(
        _ opening: UInt8, _ name: RawSpan, _ value: borrowing ValueView, depth: Int,
        to text: inout [UInt8]
    ) {
        guard depth < ItemSize.maximumDepth, !name.needsEscapes else {
            text.append(opening)
            text.append(quoting: name)
            text.append(UInt8(ascii: ":"))
            append(value, depth: depth, to: &text)
            return
        }
        switch value.kind {
        case .string where !value.payload.needsEscapes:
            if isTyped {
                text.append(member: opening, name, #"":{"S":""#, value.payload, #""}"#)
            } else {
                text.append(member: opening, name, #"":""#, value.payload, #"""#)
            }
        case .number:
            guard let whole = value.int() else { fallthrough }
            let digits = DecimalDigits(whole)
            if isTyped {
                text.append(member: opening, name, #"":{"N":""#, digits.bytes, #""}"#)
            } else {
                text.append(member: opening, name, #"":"#, digits.bytes, "")
            }
        default:
            text.append(member: opening, name, #"":"#, RawSpan(), "")
            append(value, depth: depth, to: &text)
        }
    }
}

extension RawSpan {
    /// Whether there is something in the text that a JSON string cannot have as it is.
    @inline(__always)
    fileprivate var needsEscapes: Bool { firstEscape(from: 0) < byteCount }
}

/// The attributes of an item that were written ahead of their place, by their places.
///
/// A bit for each of the first, among which keys are as a rule; the others are in an array.
private struct WrittenAttributes {
    private var first: UInt64 = 0
    private var others: [Int] = []

    /// Whether the attribute at `index` was written.
    @inline(__always)
    func contains(_ index: Int) -> Bool {
        index < 64 ? first & 1 << index != 0 : others.contains(index)
    }

    /// Notes that it is; false when it was already.
    mutating func insert(_ index: Int) -> Bool {
        guard !contains(index) else { return false }
        if index < 64 { first |= 1 << index } else { others.append(index) }
        return true
    }
}
