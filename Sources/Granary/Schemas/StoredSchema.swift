internal import GranaryItems
internal import GranarySchema

/// How a table's schema is stored: an item, under `D` and the table's id in the catalog.
///
/// | attribute | type | holds |
/// | --- | --- | --- |
/// | `name`, `version` | S | the schema's name; the version of the data model, `major.minor.patch` |
/// | `revision` | N | how often the table's schema has changed: 1 to 65,535 |
/// | `digest` | B | FNV-1a, 128 bits, of the document, big-endian |
/// | `document` | S | the schema as a JSON document |
///
/// The revision is the schema version in the header of every item that is written under it.
struct StoredSchema: Sendable, Hashable {
    let name: String
    let version: SchemaVersion
    let revision: UInt16
    let digest: [UInt8]
    let document: String

    /// What is stored of a schema.
    init(_ schema: Schema, revision: UInt16) {
        name = schema.name
        version = schema.version
        self.revision = revision
        document = schema.document
        digest = Self.digest(of: document)
    }

    /// The same with another revision.
    func with(revision: UInt16) -> StoredSchema {
        StoredSchema(
            name: name, version: version, revision: revision, digest: digest, document: document)
    }

    private init(
        name: String, version: SchemaVersion, revision: UInt16, digest: [UInt8], document: String
    ) {
        self.name = name
        self.version = version
        self.revision = revision
        self.digest = digest
        self.document = document
    }

    /// The stored form.
    var record: Item {
        Item([
            "name": .string(name), "version": .string(version.description),
            "revision": .number(Number(revision)), "digest": .binary(digest),
            "document": .string(document),
        ])
    }

    /// Reads the stored form back; `nil` when it is not one.
    init?(record: Item) {
        guard let name = record["name"]?.stringValue,
            let version = record["version"]?.stringValue.flatMap({ SchemaVersion($0) }),
            let revision = record["revision"]?.intValue.flatMap(UInt16.init(exactly:)),
            let digest = record["digest"]?.binaryValue,
            let document = record["document"]?.stringValue
        else { return nil }
        self.init(
            name: name, version: version, revision: revision, digest: digest, document: document)
    }

    private static func digest(of document: String) -> [UInt8] {
        var digest = RequestDigest()
        digest.add(document)
        var bytes: [UInt8] = []
        bytes.appendBigEndian(digest.value)
        return bytes
    }
}
