/// A whole item that owns its encoded bytes.
///
/// Reading an attribute decodes that one and nothing else. Equality is that of the bytes, which are
/// canonical.
public struct Item: Sendable, Hashable {
    /// The item in its stored form, format version 1.
    public private(set) var encodedBytes: [UInt8]

    init(unchecked bytes: [UInt8]) { encodedBytes = bytes }

    /// An item without attributes.
    public init() { self.init(AttributeMap()) }

    /// Encodes `attributes`.
    public init(_ attributes: AttributeMap) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(ItemEncoding.headerByteCount &+ 64 &+ 40 &* attributes.count)
        ItemEncoding.appendHeader(size: 0, to: &bytes)
        let size = ValueEncoding.append(attributes, depth: 0, to: &bytes)
        ItemEncoding.setSize(size, in: &bytes)
        encodedBytes = bytes
    }

    /// Takes encoded bytes after checking every one of them.
    ///
    /// - Throws: ``CodingError``.
    public init(decoding bytes: [UInt8]) throws(CodingError) {
        try ItemView(bytes.rawSpan).validate()
        encodedBytes = bytes
    }

    /// Copies a borrowed item, which is not checked again.
    public init(copying view: borrowing ItemView) { encodedBytes = [UInt8](copying: view.bytes) }

    /// The item, borrowed.
    public var view: ItemView {
        @_lifetime(borrow self)
        get { ItemView(encodedBytes.rawSpan) }
    }

    /// The number of attributes.
    public var count: Int { view.count }

    /// The item's size as DynamoDB counts it; see ``ItemSize``.
    ///
    /// An item with a name over 65,535 bytes or more than 64 levels cannot be stored: its size reads
    /// as 4 GiB, over every limit.
    ///
    /// - Complexity: O(1).
    public var size: Int { view.size }

    /// The version of the schema the item was written with; zero for none.
    public var schemaVersion: UInt16 {
        get { view.schemaVersion }
        set { ItemEncoding.setSchemaVersion(newValue, in: &encodedBytes) }
    }

    /// Every attribute, decoded.
    public var attributes: AttributeMap { view.attributes }

    /// The names of the attributes, in the order of their UTF-8 bytes.
    public var attributeNames: [String] { (0..<count).map { view.name(at: $0) } }

    /// The attribute called `name`; setting `nil` removes it.
    ///
    /// - Complexity: O(log *n*) to get, O(*n*) to set.
    public subscript(name: String) -> AttributeValue? {
        get { view[name] }
        set { self = replacing([(name, newValue)]) }
    }

    /// The value at `path`; `nil` when a step leads nowhere.
    public func value(at path: DocumentPath) -> AttributeValue? {
        view.value(at: path)?.attributeValue()
    }
}

extension Item: ExpressibleByDictionaryLiteral {
    /// An item; the last of several attributes with the same name wins.
    public init(dictionaryLiteral elements: (String, AttributeValue)...) {
        self.init(AttributeMap(elements))
    }
}
