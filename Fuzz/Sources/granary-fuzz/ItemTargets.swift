import Granary

/// Items, which both decoders read alike, and which come back from their own text.
enum ItemTargets {
    static func json(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let item = try? Item(json: text) else { return }
        check(item)
        var decoder = ItemJSONDecoder()
        precondition(
            (try? decoder.item(json: Array(text.utf8).span)) == item, "the decoders differ")
    }

    static func dynamoDBJSON(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let item = try? Item(dynamoDBJSON: text) else { return }
        check(item)
        var decoder = ItemJSONDecoder()
        precondition(
            (try? decoder.item(dynamoDBJSON: Array(text.utf8).span)) == item,
            "the decoders differ")
    }

    /// Bytes of a file that somebody may have damaged.
    static func stored(_ bytes: [UInt8]) {
        guard let item = try? Item(decoding: bytes) else { return }
        check(item)
    }

    private static func check(_ item: Item) {
        precondition(
            (try? Item(decoding: item.encodedBytes)) == item, "the encoded bytes are not valid")
        // The text says nothing of the schema that an item was written with.
        var plain = item
        plain.schemaVersion = 0
        precondition(
            (try? Item(dynamoDBJSON: item.dynamoDBJSON)) == plain,
            "the item is another after its own text")
    }
}
