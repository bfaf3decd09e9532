import Testing

/// A collection is read by one query: what lies elsewhere would be missing from it.
struct CollectionKeysTests {
    private func messages(_ collection: String) -> [String] {
        CheckedSchema(
            indexes: [#""extra":{"hash":["_type","city"]}"#],
            collections: ["\"all\":{\(collection)}"],
            models: [
                CheckedSchema.model("A", pk: "X#${id}", #""city":"string""#),
                CheckedSchema.model("B", pk: "Y#${id}"),
            ]
        ).messages
    }

    @Test("Models of a collection have its key")
    func keys() {
        #expect(messages(#""key":"X#${id}","models":["A"]"#) == [])
        #expect(
            messages(#""key":"X#${id}","models":["A","B"]"#) == [
                "collections.all.models: error: B is not in all: its PK is Y#${id}; "
                    + "a model of it has PK: X#${id}"
            ])
        #expect(
            messages(#""index":"extra","key":"X#${id}","models":["A"]"#) == [
                "collections.all.index: error: the partition key of extra has 2 attributes, "
                    + "and a collection is under one; use an index with one"
            ])
        #expect(
            messages(#""key":"X#${idd}","models":["A"]"#) == [
                "collections.all.key: error: no model of the collection has the attribute idd; "
                    + "did you mean id?"
            ])
    }
}
