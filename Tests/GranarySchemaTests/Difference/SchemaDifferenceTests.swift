import GranarySchema
import Testing

/// Each thing that can change is told by its name and its class, and nothing else with it: people act on
/// the list.
@Suite("Differences of schemas")
struct SchemaDifferenceTests {
    /// An edit, and what it is.
    struct Edit: Sendable, CustomTestStringConvertible {
        let replacements: [(String, String)]
        let lines: [String]

        init(_ old: String, _ new: String, _ lines: String...) {
            replacements = [(old, new)]
            self.lines = lines
        }

        var testDescription: String { lines.joined(separator: ", ") }
    }

    static let header = [
        Edit(
            #""schema":"Shop""#, #""schema":"Store2""#,
            "schemaRenamed safe schema renamed, Shop → Store2"),
        Edit(
            #""version":"1.0.0""#, #""version":"1.1.0""#,
            "versionChanged safe version, 1.0.0 → 1.1.0"),
        Edit(
            #""table":"shop""#, #""table":"store""#,
            "tableChanged needsBackfill table, shop → store"),
        Edit(
            #""typeField":"_type""#, #""typeField":"kind""#,
            "typeFieldChanged losesData type attribute, _type → kind"),
        Edit(
            ##""separator":"#""##, #""separator":"|""#,
            "separatorChanged needsDataCheck separator, # → |"),
        Edit(
            #""unknown":"reject""#, #""unknown":"keep""#,
            "unknownAttributesChanged safe undeclared attributes, reject → keep"),
        Edit(
            #""unknown":"reject""#, #""unknown":"drop""#,
            "unknownAttributesChanged safe undeclared attributes, reject → drop"),
        Edit(#""doc":"A shop.""#, #""doc":"The shop.""#, "docsChanged safe docs"),
    ]

    static let indexes = [
        Edit(
            #"{"hash":"PK","sort":"SK"}"#, #"{"hash":"SK","sort":"PK"}"#,
            "primaryKeyChanged rewritesKeys primary key, primary PK / SK → primary SK / PK",
            "collectionChanged safe collection customer: changed"),
        Edit(
            #""byGroup":{"hash":"GS1PK"}"#, #""byGroup":{"hash":"GS1PK"},"byCode":{"hash":"code"}"#,
            "indexAdded needsBackfill index byCode: added, global code"),
        Edit(
            #""byGroup":{"hash":"GS1PK"}"#,
            #""byGroup":{"hash":"GS1PK"},"byCode":{"unique":"code"}"#,
            "indexAdded needsDataCheck index byCode: added, unique code"),
        Edit(
            #""byState":{"hash":"state","sort":"placed"},"#, "",
            "indexRemoved safe index byState: removed, global state / placed"),
        Edit(
            #""sort":"placed"}"#, #""sort":"placed","project":"keys"}"#,
            "indexChanged needsBackfill index byState: changed, global state / placed → "
                + "global state / placed; stores keys"),
        Edit(
            #""byState":{"hash":"state","sort":"placed"}"#, #""byState":{"unique":["state"]}"#,
            "indexChanged needsDataCheck index byState: changed, global state / placed → "
                + "unique state"),
        Edit(
            #""sort":"placed"}"#, #""sort":"placed","models":["Order"]}"#,
            "indexChanged safe index byState: changed, any model → Order"),
        Edit(
            #""sort":"placed"}"#, #""sort":"placed","doc":"By state."}"#,
            "docsChanged safe index byState: docs"),
        Edit(
            #""models":["Customer","Order"]}}"#, #""models":["Customer"]}}"#,
            "collectionChanged safe collection customer: changed"),
        Edit(
            #""collections":{"customer""#, #""collections":{"buyer""#,
            "collectionAdded safe collection buyer: added",
            "collectionRemoved safe collection customer: removed"),
    ]

    static let models = [
        Edit(
            #""Log":{"#,
            #""Note":{"keys":{"PK":"N","SK":"N"},"attributes":{"body":"string"}},"Log":{"#,
            "modelAdded safe Note: model added"),
        Edit(
            #""Log":{"keys":{"PK":"LOG#${day}","SK":"LOG"},"attributes":{"day":"string","text":"string"}},"#,
            "", "modelRemoved losesData Log: model removed"),
        Edit(
            #""Log":{"#, #""Diary":{"#,
            "modelRenamed needsBackfill Diary: model renamed, Log → Diary"),
        Edit(
            "\"street\":\"string\",\n\"city\":\"string\"}},",
            #""name":"string"}},"Address":{"keys":{"PK":"C#${customer}","SK":"ADDRESS"},"attributes":{"customer":"string","street":"string","city":"string"}},"#,
            "modelSplit rewritesKeys Customer: split off, Address with street, city",
            "attributeAdded safe Customer.name: added, string"),
        Edit(
            #""status":"proposed""#, #""status":"current""#,
            "statusChanged safe Order: status, proposed → current"),
        Edit(
            #""timestamps":{"created":"placed"}"#, #""timestamps":{"updated":"placed"}"#,
            "timestampsChanged safe Order: timestamps, created placed → updated placed"),
        Edit(
            #""days":90"#, #""days":30"#,
            "freshnessChanged safe Order: freshness, placed within 90 days → placed within 30 days"),
        Edit(
            #"["isSane"]"#, #"["isSound"]"#, "ruleAdded needsDataCheck Order: rule isSound: added",
            "ruleRemoved safe Order: rule isSane: removed"),
        Edit(
            #"["isLikely"]"#, #"["isUsual"]"#, "warningAdded safe Order: warning isUsual: added",
            "warningRemoved safe Order: warning isLikely: removed"),
        Edit(
            #""queries":{"of":{"where":{"customer":"eq"}"#,
            #""queries":{"by":{"where":{"customer":"eq"}"#,
            "queryAdded safe Order: query by: added", "queryRemoved safe Order: query of: removed"),
        Edit(
            #""where":{"customer":"eq"}"#, #""where":{"customer":"eq"},"reverse":true"#,
            "queryChanged safe Order: query of: changed"),
        Edit(
            #""status":"proposed","#, #""status":"proposed","unknown":"drop","#,
            "unknownAttributesChanged safe Order: undeclared attributes, reject → drop"),
        Edit(
            #""status":"proposed","#, #""status":"proposed","doc":"Ordered.","#,
            "docsChanged safe Order: docs"),
    ]

    static let keys = [
        Edit(
            "ORDER#${number:6:0}", "ORDER#${placed}#${number:6:0}",
            "keyTemplateChanged rewritesKeys Order: key SK: changed, ORDER#${number:6:0} → "
                + "ORDER#${placed}#${number:6:0}"),
        Edit(
            "G#${state}", "STATE#${state}",
            "keyTemplateChanged needsBackfill Order: key GS1PK: changed, G#${state} → STATE#${state}"
        ),
        Edit(
            ",\n\"GS1PK\":\"G#${state}\"", "",
            "keyTemplateRemoved needsBackfill Order: key GS1PK: removed, G#${state}"),
        Edit(
            #""SK":"PROFILE"},"#, #""SK":"PROFILE","GS1PK":"C#${city}"},"#,
            "keyTemplateAdded needsBackfill Customer: key GS1PK: added, C#${city}"),
        Edit(
            #""SK":"LOG"},"attributes":{"#, #""GS1PK":"y"},"attributes":{"SK":"string","#,
            "keyTemplateAdded needsBackfill Log: key GS1PK: added, y",
            "keyTemplateRemoved needsDataCheck Log: key SK: removed, LOG"),
    ]

    @Test("Of the table, its indexes and its models", arguments: header + indexes + models + keys)
    func schema(edit: Edit) throws {
        let lines = try DifferenceSample.lines(edit.replacements)
        #expect(lines == edit.lines)
    }

    @Test("Of attributes", arguments: AttributeEdits.all)
    func attributes(edit: Edit) throws {
        let lines = try DifferenceSample.lines(edit.replacements)
        #expect(lines == edit.lines)
    }

    @Test("Each kind and each class is among these tests, and says what to do")
    func coverage() throws {
        var kinds: Set<SchemaChange.Kind> = [.modelMerged]
        var effects: Set<SchemaChange.Effect> = []
        let source = try DifferenceSample.schema()
        for edit in Self.header + Self.indexes + Self.models + Self.keys + AttributeEdits.all {
            let target = try DifferenceSample.schema(edit.replacements)
            for change in SchemaDifference(from: source, to: target).changes {
                kinds.insert(change.kind)
                effects.insert(change.effect)
                #expect(change.advice.count > 8, "\(change)")
                #expect(!change.advice.hasSuffix("."), "\(change)")
            }
        }
        #expect(Set(SchemaChange.Kind.allCases).subtracting(kinds) == [])
        #expect(effects == Set(SchemaChange.Effect.allCases))
    }

    @Test("What differs one way differs the other way")
    func bothWays() throws {
        let source = try DifferenceSample.schema()
        for edit in Self.header + Self.indexes + Self.models + Self.keys + AttributeEdits.all {
            let target = try DifferenceSample.schema(edit.replacements)
            let back = SchemaDifference(from: target, to: source).changes
            #expect(!back.isEmpty, "\(edit.lines)")
            #expect(Set(back).count == back.count, "\(edit.lines)")
        }
    }

    @Test("What is the same has no difference, in whatever order it is written")
    func same() throws {
        let schema = try DifferenceSample.schema()
        #expect(SchemaDifference(from: schema, to: schema).changes == [])
        #expect(SchemaDifference(from: schema, to: schema).worst == nil)
        var other = schema
        other.models.reverse()
        other.indexes.reverse()
        #expect(SchemaDifference(from: schema, to: other).changes == [])
        let everything = try Schema(document: SampleDocument.everything)
        #expect(SchemaDifference(from: everything, to: everything.canonical).changes == [])
    }

    @Test("A model that has gone into another is merged")
    func merged() throws {
        let address =
            #""name":"string"}},"Address":{"keys":{"PK":"C#${customer}","SK":"ADDRESS"},"#
            + #""attributes":{"customer":"string","street":"string","city":"string"}},"#
        let split = try DifferenceSample.schema([
            ("\"street\":\"string\",\n\"city\":\"string\"}},", address)
        ])
        #expect(
            DifferenceSample.lines(from: split, to: try DifferenceSample.schema()) == [
                "modelMerged rewritesKeys Customer: merged, Address with street, city",
                "attributeRemoved losesData Customer.name: removed, string",
            ])
    }

    @Test("What a merged model has and the other has not is lost")
    func mergedWithLoss() throws {
        let split = try DifferenceSample.schema([
            (
                "\"street\":\"string\",\n\"city\":\"string\"}},",
                #""name":"string"}},"Address":{"keys":{"PK":"C#${customer}","SK":"ADDRESS"},"#
                    + #""attributes":{"customer":"string","street":"string","zone":"string"}},"#
            )
        ])
        let target = try DifferenceSample.schema([
            ("\"city\":\"string\"}},", #""name":"string"}},"#)
        ])
        let changes = SchemaDifference(from: split, to: target).changes
        #expect(
            changes.map(\.line) == [
                "modelMerged losesData Customer: merged, Address with street"
            ])
        #expect(
            changes.first?.advice
                == "the items of Address go into those of Customer, without zone: use mergeModels")
    }

    @Test("A renamed attribute does not change the keys that are made of it")
    func renamedInKeys() throws {
        #expect(
            try DifferenceSample.lines([
                (
                    #""number":{"type":"int","#,
                    #""serial":{"renamedFrom":"number","type":"int","#
                ), ("${number:6:0}", "${serial:6:0}"),
            ]) == ["attributeRenamed needsBackfill Order.serial: renamed, number → serial"])
    }

    @Test("Changes are in the order people read, and the worst is known")
    func order() throws {
        let target = try DifferenceSample.schema([
            (#""version":"1.0.0""#, #""version":"2.0.0""#), (#""amount":"string","#, ""),
            (#""street":"string""#, #""street":{"type":"string","required":true}"#),
            (
                #""byGroup":{"hash":"GS1PK"}"#,
                #""byGroup":{"hash":"GS1PK"},"byCode":{"hash":"code"}"#
            ),
        ])
        let difference = SchemaDifference(from: try DifferenceSample.schema(), to: target)
        #expect(
            difference.changes.map(\.line) == [
                "versionChanged safe version, 1.0.0 → 2.0.0",
                "madeRequired needsDataCheck Customer.street: made required",
                "attributeRemoved losesData Order.amount: removed, string",
                "indexAdded needsBackfill index byCode: added, global code",
            ])
        #expect(difference.worst == .losesData)
        #expect(
            difference.changes[2]
                == SchemaChange(
                    .attributeRemoved, model: "Order", part: "amount", old: "string",
                    effect: .losesData,
                    advice: "its values go: use removeAttribute, or renamedFrom where it is called "
                        + "otherwise now"))
    }

    @Test("Classes are ordered from harmless to the worst, and named for people")
    func effects() {
        #expect(SchemaChange.Effect.allCases.sorted() == SchemaChange.Effect.allCases)
        #expect(
            SchemaChange.Effect.allCases.map { "\($0)" } == [
                "safe", "needs backfill", "needs data check", "rewrites keys", "loses data",
            ])
    }
}
