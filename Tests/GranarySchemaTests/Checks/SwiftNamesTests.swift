import GranarySchema
import Testing

/// Names become Swift: two that are alike there would not compile, and the message would be about
/// generated code.
struct SwiftNamesTests {
    @Test("Names that are nearly one are found")
    func alike() {
        let schema = CheckedSchema(models: [
            CheckedSchema.model(
                "A", #""user_id":"string","userID":"string""#,
                more: #""queries":{"byDay":{"where":{"id":"eq"}},"byday":{"where":{"id":"eq"}}}"#),
            CheckedSchema.model("Ab"), CheckedSchema.model("AB", pk: "OTHER#${id}"),
        ])
        #expect(
            schema.messages == [
                "A.queries.byday: warning: the queries byDay and byday differ in capitals alone; "
                    + "rename one",
                "A.attributes.userID: warning: the attributes user_id and userID are hard to tell "
                    + "apart in Swift; rename one",
                "Ab: error: the models AB and Ab differ in capitals alone; rename one",
            ])
    }

    @Test("Words of an enumeration become cases, and so do those within lists and objects")
    func words() {
        let schema = CheckedSchema(models: [
            CheckedSchema.model(
                "A",
                #""grade":{"type":"string","enum":["C","C+","c","B"]},"#
                    + #""tags":{"type":"list","items":{"type":"string","enum":["pre-seed","Pre Seed"]}},"#
                    + #""place":{"type":"object","schema":{"zip_code":"string","zipCode":"string","#
                    + #""kind":{"type":"string","enum":["a/b","a.b"]}}}"#)
        ])
        #expect(
            schema.messages == [
                "A.attributes.grade.enum: warning: the words C and c are hard to tell apart in "
                    + "Swift; rename one",
                "A.attributes.tags.items.enum: warning: the words pre-seed and Pre Seed are hard "
                    + "to tell apart in Swift; rename one",
                "A.attributes.place.schema.zipCode: warning: the attributes zip_code and zipCode "
                    + "are hard to tell apart in Swift; rename one",
                "A.attributes.place.schema.kind.enum: warning: the words a/b and a.b are hard to "
                    + "tell apart in Swift; rename one",
            ])
    }

    @Test("Names that mean something else are found")
    func taken() {
        let schema = CheckedSchema(models: [
            CheckedSchema.model("Shop"), CheckedSchema.model("String"),
            CheckedSchema.model(
                "A",
                more: #""queries":{"init":{"where":{"id":"eq"}},"default":{"where":{"id":"eq"}}}"#),
        ])
        #expect(
            schema.messages == [
                "A.queries.init: error: init means something else in Swift; rename the query",
                "A.queries.default: warning: default is a keyword of Swift and must be written in "
                    + "backticks; rename the query",
                "Shop: error: the model has the name of the schema; rename one",
                "String: error: String is a type or module of Swift or of the library; "
                    + "rename the model",
            ])
    }

    @Test(
        "What generated code names is no name of a model, and no module is hidden",
        arguments: [
            "EntityKey", "EntityLayout", "AttributeValue", "UUID", "Key", "Never", "Field", "Rules",
            "Model", "Swift", "Granary", "Foundation",
        ])
    func takenByGeneratedCode(name: String) {
        #expect(
            CheckedSchema(models: [CheckedSchema.model(name)]).messages == [
                "\(name): error: \(name) is a type or module of Swift or of the library; "
                    + "rename the model"
            ])
        var schema = SampleSchema.of(SampleSchema.thing())
        schema.name = name
        let messages = schema.check().map(\.message)
        #expect(messages == ["\(name) is a type or module of Swift or of the library"])
    }
}
