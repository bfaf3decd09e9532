import Testing

/// A partition that two unlike templates can make holds items which have nothing to do with each
/// other, and a query of one finds the other.
struct TemplateCollisionsTests {
    private let free = #""any":{"type":"string","required":true}"#

    @Test("Unlike templates of the table's partition key must not meet")
    func primary() {
        let schema = CheckedSchema(models: [
            CheckedSchema.model("A", pk: "X#${any}", free),
            CheckedSchema.model("B", pk: "X#Y#${id}"),
        ])
        #expect(
            schema.messages == [
                "B.keys.PK: error: X#Y#${id} here and X#${any} in A can both make \"X#Y#1\"; "
                    + "begin them with different words"
            ])
    }

    @Test("In an index it is unwise, and harmless when the model is in the key")
    func indexes() {
        let keys = #""GPK":"X#${any}","GSK":"A""#
        let others = #""GPK":"X#Y#${id}","GSK":"B""#
        var schema = CheckedSchema(
            indexes: [#""one":{"hash":"GPK","sort":"GSK"}"#],
            models: [
                CheckedSchema.model("A", keys: keys, free), CheckedSchema.model("B", keys: others),
            ])
        #expect(
            schema.messages == [
                "B.keys.GPK: warning: X#Y#${id} here and X#${any} in A can both make \"X#Y#1\"; "
                    + "begin them with different words"
            ])
        schema.indexes = [#""one":{"hash":["_type","GPK"],"sort":"GSK"}"#]
        #expect(schema.messages == [])
    }

    @Test("Templates that differ in names alone make a collection")
    func collections() {
        let schema = CheckedSchema(models: [
            CheckedSchema.model("A", pk: "X#${any}", free),
            CheckedSchema.model("B", pk: "X#${id}"),
        ])
        #expect(schema.messages == [])
    }
}
