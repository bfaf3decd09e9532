import Testing

/// A name that leads nowhere is a slip of the pen, and is told with what was probably meant.
struct MissingNamesTests {
    private func messages(
        index: String = #""hash":"city""#, collection: String = "", keys: String = "",
        _ attributes: String = "", more: String = ""
    ) -> [String] {
        CheckedSchema(
            indexes: ["\"extra\":{\(index)}"],
            collections: collection.isEmpty ? [] : ["\"all\":{\(collection)}"],
            models: [
                CheckedSchema.model(
                    "A", keys: keys,
                    #""city":"string""# + (attributes.isEmpty ? "" : ",") + attributes,
                    more: more)
            ]
        ).messages
    }

    @Test("All is well when all names lead somewhere")
    func good() { #expect(messages() == []) }

    @Test("Names in indexes and collections")
    func header() {
        #expect(
            messages(index: #""hash":"city","models":["B"],"project":["cty"]"#) == [
                "indexes.extra.models: error: there is no model B; did you mean A?",
                "indexes.extra.project.0: error: no model has the attribute cty; "
                    + "did you mean city?",
            ])
        #expect(
            messages(collection: #""index":"extr","key":"A#${id}","models":["A"]"#) == [
                "collections.all.index: error: there is no index extr; did you mean extra?"
            ])
    }

    @Test("Names in keys")
    func keys() {
        #expect(
            messages(keys: #""GPK":"X#${cty}","city":"Y""#) == [
                "A.keys.GPK: error: no index has the key GPK; did you mean PK?",
                "A.keys.GPK: error: A has no attribute cty; did you mean city?",
                "A.keys.city: error: city is a template and an attribute; rename one",
            ])
        let schema = CheckedSchema(models: [#""A":{"attributes":{"PK":"string"}}"#])
        #expect(
            schema.messages == [
                "A.keys: error: A has no SK, which the primary index needs; write keys: { SK: ... }"
            ])
    }

    @Test("Names in attributes")
    func attributes() {
        #expect(
            messages(
                #""_type":"string","u":{"type":"int","unique":true,"scope":["citi"]},"#
                    + #""d":{"type":"number","derived":"cit + 1"},"r":{"type":"string","#
                    + #""references":"Aa"},"n":{"type":"int","renamedFrom":"city"}"#) == [
                    "A.attributes._type: error: _type is the attribute that names the model; "
                        + "remove it, or set typeField in the header",
                    "A.attributes.u.scope: error: A has no attribute citi; did you mean city?",
                    "A.attributes.d.derived: error: A has no attribute cit; did you mean city?",
                    "A.attributes.r.references: error: there is no model Aa; did you mean A?",
                    "A.attributes.n.renamedFrom: error: city is still an attribute of A; "
                        + "remove city, or renamedFrom here",
                ])
    }

    @Test("Names in queries, freshness and timestamps")
    func others() {
        #expect(
            messages(
                more: #""queries":{"q":{"index":"extr","where":{"_type":"eq","citt":"eq"},"#
                    + #""filter":{"ci":"eq"}}},"freshness":{"attribute":"city","days":1},"#
                    + #""timestamps":{"created":"made","updated":"id"}"#) == [
                    "A.queries.q.index: error: there is no index extr; did you mean extra?",
                    "A.queries.q.where._type: error: the model itself says what _type is; "
                        + "remove it",
                    "A.queries.q.where.citt: error: A has no attribute citt; did you mean city?",
                    "A.queries.q.filter.ci: error: A has no attribute ci",
                    "A.freshness.attribute: error: city is a string and not a date; "
                        + "write type: date",
                    "A.timestamps.created: error: A has no attribute made",
                    "A.timestamps.updated: error: id is a string and not a date; write type: date",
                ])
    }
}
