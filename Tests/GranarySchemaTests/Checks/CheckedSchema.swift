import GranarySchema

/// Small schemas, and what the checks say of them.
struct CheckedSchema {
    var separator = "#"
    var indexes: [String] = []
    var collections: [String] = []
    var models: [String] = []

    /// A schema of a table with the key PK, SK.
    init(indexes: [String] = [], collections: [String] = [], models: [String]) {
        self.indexes = indexes
        self.collections = collections
        self.models = models
    }

    /// A model with an `id`, and a key made of it unless another is given.
    static func model(
        _ name: String, pk: String? = nil, sk: String? = nil, keys: String = "",
        _ attributes: String = "", more: String = ""
    ) -> String {
        let pk = pk ?? "\(name.uppercased())#${id}"
        let id = #""id":{"type":"string","required":true,"format":"id"}"#
        return """
            "\(name)":{"keys":{"PK":"\(pk)","SK":"\(sk ?? name.uppercased())"\(joined(keys))},
            "attributes":{\(id)\(joined(attributes))}\(joined(more))}
            """
    }

    private static func joined(_ entries: String) -> String {
        entries.isEmpty ? "" : ",\(entries)"
    }

    /// The JSON document.
    var document: String {
        let indexes = [#""primary":{"hash":"PK","sort":"SK"}"#] + indexes
        return """
            {"format":"granary:1","schema":"Shop","version":"1.0.0","table":"shop",
            "separator":"\(separator)","indexes":{\(indexes.joined(separator: ","))},
            "collections":{\(collections.joined(separator: ","))},
            "models":{\(models.joined(separator: ","))}}
            """
    }

    /// What the checks say, or what reading said when there is no schema.
    var messages: [String] {
        do {
            return try Schema(document: document).check().map(\.description)
        } catch SchemaDocumentError.schema(let diagnostics) {
            return diagnostics.map(\.description)
        } catch {
            return ["\(error)"]
        }
    }
}
