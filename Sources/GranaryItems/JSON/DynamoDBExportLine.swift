/// One line of a file that DynamoDB exported to S3.
///
/// A full export has `{"Item": {...}}`, an incremental one
///
/// ```text
/// {"Metadata": {"WriteTimestampMicros": {"N": "1680109764000000"}}, "Keys": {...},
///  "NewImage": {...}, "OldImage": {...}}
/// ```
///
/// where the images are there as the view type and the change have it: an item that is gone has no new
/// image. See "DynamoDB table export output format" in the developer guide.
public enum DynamoDBExportLine: Sendable, Hashable {
    /// An item as it was.
    case item(Item)
    /// What became of an item.
    case change(DynamoDBExportChange)
}

/// What became of an item between two moments, as an incremental export says it.
public struct DynamoDBExportChange: Sendable, Hashable {
    /// When the item was last written, in microseconds since 1970.
    public var writeMicroseconds: Int64
    /// The key attributes.
    public var keys: Item
    /// The item after; `nil` when it is gone.
    public var newImage: Item?
    /// The item before; `nil` when it is new, or the view has new images only.
    public var oldImage: Item?

    /// Creates a change.
    public init(
        writeMicroseconds: Int64, keys: Item, newImage: Item? = nil, oldImage: Item? = nil
    ) {
        self.writeMicroseconds = writeMicroseconds
        self.keys = keys
        self.newImage = newImage
        self.oldImage = oldImage
    }
}

extension ItemJSONDecoder {
    /// Reads a line of DynamoDB JSON: an item as it is, in its wrapper, or a change of one.
    ///
    /// - Throws: ``JSONError``, whose reasons are worded as the service words them.
    public mutating func exportLine(
        _ text: Span<UInt8>
    ) throws(JSONError) -> DynamoDBExportLine {
        if let change = try decodeExportLine(text) { return .change(change) }
        return .item(Item(copying: decoded))
    }

    /// The same, with an item in ``decoded`` and not returned.
    ///
    /// - Returns: The change; `nil` for an item.
    package mutating func decodeExportLine(
        _ text: Span<UInt8>
    ) throws(JSONError) -> DynamoDBExportChange? {
        if decodeWrapped(text) { return nil }
        guard Self.mayBeWrapped(text) else {
            try decode(dynamoDBJSON: text)
            return nil
        }
        var reader = JSONReader(text)
        switch try reader.exportMembers() {
        case ["Item"]:
            var reader = JSONReader(text)
            take(try reader.readWrappedItem())
        case let names where names.contains("Keys") && names.isSubset(of: Self.changeMembers):
            var reader = JSONReader(text)
            return try reader.readChange()
        default: try decode(dynamoDBJSON: text)
        }
        return nil
    }

    /// Whether the first member has a name that wrappers have; of most items it has not, and then
    /// nothing has to be read twice.
    private static func mayBeWrapped(_ text: Span<UInt8>) -> Bool {
        guard let name = firstName(text) else { return true }
        let bytes = text.extracting(name).rawBytes
        return wrapperMembers.contains { bytes.isEqual(to: $0.rawSpan) }
    }

    private static let wrapperMembers: [StaticString] = [
        "Item", "Metadata", "Keys", "NewImage", "OldImage",
    ]
    private static let changeMembers: Set<String> = ["Metadata", "Keys", "NewImage", "OldImage"]
}

extension JSONReader {
    /// The names of the members of an object, with the values passed over.
    fileprivate mutating func exportMembers() throws(JSONError) -> Set<String> {
        var names: Set<String> = []
        var isFirst = true
        try beginObject()
        while let name = try nextName(&isFirst) {
            names.insert(name.text)
            // An item has many attributes, and these objects have four members at most.
            if names.count > 4 { return names }
            _ = try readValue()
        }
        return names
    }

    fileprivate mutating func readWrappedItem() throws(JSONError) -> Item {
        var isFirst = true
        var item = AttributeMap()
        try beginObject()
        while try nextName(&isFirst) != nil { item = try readDynamoDBMap() }
        try finish()
        return Item(item)
    }

    fileprivate mutating func readChange() throws(JSONError) -> DynamoDBExportChange {
        var change = DynamoDBExportChange(writeMicroseconds: 0, keys: Item(AttributeMap()))
        var isFirst = true
        try beginObject()
        while let name = try nextName(&isFirst) {
            switch name.text {
            case "Metadata":
                let metadata = try readValue()
                let time = metadata["WriteTimestampMicros"]
                if case .string(let text)? = time?["N"] {
                    change.writeMicroseconds = Int64(text) ?? 0
                } else if case .number(let text)? = time {
                    change.writeMicroseconds = Int64(text) ?? 0
                }
            case "Keys": change.keys = Item(try readDynamoDBMap())
            case "NewImage": change.newImage = Item(try readDynamoDBMap())
            default: change.oldImage = Item(try readDynamoDBMap())
            }
        }
        try finish()
        return change
    }
}
