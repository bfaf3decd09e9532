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
        text.append(UInt8(ascii: "{"))
        var isFirst = true
        for (index, name) in leading.enumerated() {
            if leading[..<index].contains(where: { $0.hasSameBytes(as: name) }) { continue }
            guard let value = item.value(named: name) else { continue }
            appendMember(name.utf8Span.span.rawBytes, value, depth: 0, &isFirst, to: &text)
        }
        appendMembers(of: item.map, except: leading, depth: 0, &isFirst, to: &text)
        text.append(UInt8(ascii: "}"))
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
        text.append(json: Self.opening(of: value.kind))
        appendPayload(value, depth: depth, to: &text)
        text.append(UInt8(ascii: "}"))
    }

    /// The front of a typed value; short enough that no string is allocated for it.
    private static func opening(of kind: AttributeKind) -> String {
        switch kind {
        case .null: #"{"NULL":"#
        case .bool: #"{"BOOL":"#
        case .number: #"{"N":"#
        case .string: #"{"S":"#
        case .binary: #"{"B":"#
        case .list: #"{"L":"#
        case .map: #"{"M":"#
        case .stringSet: #"{"SS":"#
        case .numberSet: #"{"NS":"#
        case .binarySet: #"{"BS":"#
        }
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
            var isFirst = true
            text.append(UInt8(ascii: "{"))
            appendMembers(
                of: MapView(value.payload), except: [], depth: depth &+ 1, &isFirst, to: &text)
            text.append(UInt8(ascii: "}"))
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

    private func appendMembers(
        of map: borrowing MapView, except names: [String], depth: Int, _ isFirst: inout Bool,
        to text: inout [UInt8]
    ) {
        var cursor = EntryCursor(map.table)
        while let entry = cursor.next() {
            guard let value = MapView.value(of: entry) else { continue }
            let name = MapView.name(of: entry)
            if Self.contains(names, name) { continue }
            appendMember(name, value, depth: depth, &isFirst, to: &text)
        }
    }

    private func appendMember(
        _ name: RawSpan, _ value: borrowing ValueView, depth: Int, _ isFirst: inout Bool,
        to text: inout [UInt8]
    ) {
        if !isFirst { text.append(UInt8(ascii: ",")) }
        isFirst = false
        text.append(quoting: name)
        text.append(UInt8(ascii: ":"))
        append(value, depth: depth, to: &text)
    }

    private static func contains(_ names: [String], _ name: RawSpan) -> Bool {
        for candidate in names where candidate.utf8Span.span.rawBytes.isEqual(to: name) {
            return true
        }
        return false
    }
}
