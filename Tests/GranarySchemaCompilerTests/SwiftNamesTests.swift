import GranarySchema
import Testing

@testable import GranarySchemaCompiler

/// Names are the part of generated code that people type: they must read as if written by hand.
@Suite("Swift names")
struct SwiftNamesTests {
    @Test(arguments: [
        ("startup_id", "startupID"), ("id", "id"), ("url_path", "urlPath"),
        ("ip_address", "ipAddress"), ("sse_score", "sseScore"), ("ai_response", "aiResponse"),
        ("website_url", "websiteURL"), ("user_ids", "userIDs"), ("sdg_alignment", "sdgAlignment"),
        ("aux_tokens", "auxTokens"), ("utm_source", "utmSource"),
        ("call_1_completed_at", "call1CompletedAt"),
        ("createdAt", "createdAt"), ("HTTPStatus", "httpStatus"), ("S3_KEY", "s3Key"),
        ("s3_key", "s3Key"), ("2fa_code", "_2faCode"), ("naïve-name", "naïveName"),
        ("___", "value"),
        ("key", "keyValue"), ("hash_value", "hashValueValue"), ("description", "description"),
    ])
    func properties(stored: String, swift: String) {
        #expect(SwiftNames.property(stored) == swift)
    }

    @Test(arguments: [
        ("activity_category", "ActivityCategory"), ("type", "TypeValue"), ("key", "KeyValue"),
        ("ai_model", "AIModel"), ("date", "DateValue"), ("3d_model", "_3dModel"),
    ])
    func types(stored: String, swift: String) {
        #expect(SwiftNames.type(stored) == swift)
    }

    @Test(arguments: [
        ("permissions", "Permission"), ("categories", "Category"), ("addresses", "Address"),
        ("status", "Status"), ("access", "Access"), ("user_ids", "UserID"), ("boxes", "Box"),
    ])
    func elementTypes(stored: String, swift: String) {
        #expect(SwiftNames.elementType(stored) == swift)
    }

    @Test(arguments: [
        ("Pre-Seed", "preSeed"), ("Series C+", "seriesCPlus"), ("B2B2C", "b2b2c"),
        ("SaaS", "saaS"), ("LLC", "llc"), ("in-progress", "inProgress"),
        ("vapi.websocketCall", "vapiWebsocketCall"), ("SERIES_A", "seriesA"), ("1", "_1"),
        ("none", "noneValue"), ("unrecognized", "unrecognizedValue"), ("< 5 %", "less5Percent"),
        ("日本", "日本"), ("🚀", "value"), ("", "value"),
    ])
    func cases(stored: String, swift: String) {
        #expect(SwiftNames.enumCase(stored) == swift)
    }

    /// Words of the language stay readable, and compile.
    @Test(arguments: [("default", "`default`"), ("public", "`public`"), ("stage", "stage")])
    func keywords(name: String, quoted: String) {
        #expect(SwiftNames.quoted(name) == quoted)
    }

    /// Two stored values may have one name in Swift; both must stay usable, always the same way.
    @Test func clashesGetNumbers() {
        let layout = EnumLayout(
            name: "Stage", attribute: "stage",
            values: ["pre-seed", "Pre Seed", "preSeed2", "pre_seed"])
        #expect(layout.cases.map(\.name) == ["preSeed", "preSeed2", "preSeed22", "preSeed3"])
        #expect(layout.cases.map(\.value) == ["pre-seed", "Pre Seed", "preSeed2", "pre_seed"])
    }

    /// A model of the name of a type that generated files use would hide it, and they would not compile.
    @Test func whatGeneratedFilesNameIsTaken() {
        var named: Set<Substring> = []
        var declared: Set<Substring> = []
        for file in SwiftSources(of: TestSchemas.schema).files {
            for line in file.text.split(separator: "\n") where !line.contains("document = #") {
                let code = line.replacing(/"(\\.|[^"\\])*"/, with: "").prefix { $0 != "/" }
                for match in code.matches(of: /(?:^|[^\w.])([A-Z]\w*)/) { named.insert(match.1) }
                for match in code.matches(of: /(?:struct|enum|typealias) (\w+)/) {
                    declared.insert(match.1)
                }
            }
        }
        #expect(named.count > 40)
        let free = named.subtracting(declared).filter { !SwiftWords.isTaken(String($0)) }
        #expect(free.isEmpty)
        #expect(["Key", "Fields", "Rules", "Model"].allSatisfy { SwiftWords.isTaken($0) })
    }
}
