import Foundation
import Testing

/// The tool as a build runs it: what it writes, and what a mistake looks like there.
@Suite("The tool schema-compiler")
struct SchemaCompilerToolTests {
    static let header = """
        format: granary:1
        schema: Shop
        version: 1.0.0
        table: shop
        indexes:
          primary: { hash: PK, sort: SK }

        """

    static let model = """
        model: Order
        doc: What someone bought.
        keys: { PK: "ORDER#${order_id}", SK: ORDER }
        attributes:
          order_id: { type: string, format: id, required: true, generate: ulid, doc: Its number. }
          total: { type: number, min: 0, doc: In euros. }

        """

    @Test func writesAFileForEach() throws {
        let folder = try Folder(["schema.yaml": Self.header, "Order.yaml": Self.model])
        defer { folder.remove() }
        let run = try folder.compile()
        #expect(run.status == 0)
        #expect(run.errors == "")
        #expect(try folder.outputs() == ["Order.generated.swift", "schema.generated.swift"])
        let text = try folder.output("Order.generated.swift")
        #expect(text.contains("public struct Order: Entity {"))
    }

    /// A build compiles anew what was written anew: an unchanged model must not be.
    @Test func leavesAloneWhatIsAsItShouldBe() throws {
        let folder = try Folder(["schema.yaml": Self.header, "Order.yaml": Self.model])
        defer { folder.remove() }
        #expect(try folder.compile().status == 0)
        let before = try folder.modified("Order.generated.swift")
        try folder.write("schema.yaml", Self.header + "doc: A shop.\n")
        #expect(try folder.compile().status == 0)
        #expect(try folder.modified("Order.generated.swift") == before)
        #expect(try folder.output("schema.generated.swift").contains("/// A shop."))
    }

    /// All mistakes at once, each with its place, and nothing written.
    @Test func mistakesStopTheBuild() throws {
        let wrong = Self.model.replacing("type: number", with: "type: nubmer")
            .replacing("doc: What someone bought.", with: "docs: What someone bought.")
        let folder = try Folder(["schema.yaml": Self.header, "Order.yaml": wrong])
        defer { folder.remove() }
        let run = try folder.compile()
        #expect(run.status == 1)
        #expect(run.errors.contains("Order.yaml:2:1: error: "))
        #expect(run.errors.contains("Order.yaml:6:18: error: "))
        #expect(run.errors.contains("number"))
        #expect(try folder.outputs() == [])
    }

    @Test func aQueryItsIndexCannotAnswer() throws {
        let wrong = Self.model + "queries:\n  cheap: { doc: Cheap ones., where: { total: lt } }\n"
        let folder = try Folder(["schema.yaml": Self.header, "Order.yaml": wrong])
        defer { folder.remove() }
        let run = try folder.compile()
        #expect(run.status == 1)
        #expect(run.errors.contains("Order.yaml:8:"))
        #expect(run.errors.contains("the partition key 'PK' is not determined"))
    }

    /// A default of any type becomes Swift, and one that no item can have stops the build.
    @Test func defaults() throws {
        let more = """
              day: { type: date, precision: day, default: 2025-01-01, doc: D. }
              mail: { type: string, format: email, default: MAIL, doc: M. }

            """
        let folder = try Folder([
            "schema.yaml": Self.header,
            "Order.yaml": Self.model + more.replacing("MAIL", with: "a@b.co"),
        ])
        defer { folder.remove() }
        #expect(try folder.compile().status == 0)
        let text = try folder.output("Order.generated.swift")
        #expect(text.contains("day: Day = Day(Date(timeIntervalSince1970: 1735689600))"))
        #expect(text.contains("    public import Foundation\n"))
        try folder.write("Order.yaml", Self.model + more.replacing("MAIL", with: "nobody"))
        let run = try folder.compile()
        #expect(run.status == 1)
        #expect(run.errors.contains("Order.yaml:8:40: error: the default \"nobody\" is not of "))
    }

    /// The build knows what comes of a file, and of a model in the header nothing would.
    @Test func modelsInTheHeader() throws {
        let models = "models: { Gift: { keys: { PK: GIFT, SK: GIFT }, attributes: { a: int } } }\n"
        let folder = try Folder(["schema.yaml": Self.header + models, "Order.yaml": Self.model])
        defer { folder.remove() }
        let run = try folder.compile()
        #expect(run.status == 1)
        #expect(run.errors.contains("schema.yaml:7:1: error: the build knows a model by its file"))
        #expect(try folder.outputs() == [])
    }

    @Test func filesWithAnotherEnding() throws {
        let folder = try Folder([
            "schema.yaml": Self.header, "Order.yaml": Self.model, "Gift.yml": "model: Gift",
        ])
        defer { folder.remove() }
        let run = try folder.compile()
        #expect(run.status == 1)
        #expect(run.errors.contains("Gift.yml:1:1: error: the name of a schema file ends in .yaml"))
    }

    @Test func aFolderWithoutAHeader() throws {
        let folder = try Folder(["Order.yaml": Self.model])
        defer { folder.remove() }
        let run = try folder.compile()
        #expect(run.status == 1)
        #expect(run.errors.contains("schema.yaml"))
    }

    @Test func saysHowItIsUsed() throws {
        let folder = try Folder([:])
        defer { folder.remove() }
        let run = try folder.run([])
        #expect(run.status == 64)
        #expect(run.errors == "usage: schema-compiler SCHEMA OUTPUT\n")
    }
}

/// A folder of schema files, and one beside it for what is made of them.
private struct Folder {
    let root: URL

    init(_ files: [String: String]) throws {
        root = FileManager.default.temporaryDirectory
            .appending(component: "schema-compiler-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: root.appending(component: "schema"), withIntermediateDirectories: true)
        for (name, text) in files { try write(name, text) }
    }

    func remove() { try? FileManager.default.removeItem(at: root) }

    func write(_ name: String, _ text: String) throws {
        try text.write(
            to: root.appending(components: "schema", name), atomically: true, encoding: .utf8)
    }

    func outputs() throws -> [String] {
        let path = root.appending(component: "output").path()
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }

    func output(_ name: String) throws -> String {
        try String(contentsOf: root.appending(components: "output", name), encoding: .utf8)
    }

    func modified(_ name: String) throws -> Date? {
        let path = root.appending(components: "output", name).path()
        return try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    }

    func compile() throws -> (status: CInt, errors: String) {
        try run([
            root.appending(component: "schema").path(), root.appending(component: "output").path(),
        ])
    }

    func run(_ arguments: [String]) throws -> (status: CInt, errors: String) {
        let process = Process()
        process.executableURL = Self.tool
        process.arguments = arguments
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let data = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }

    /// The tool lies where the test bundle does.
    static var tool: URL {
        let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? .main
        let folder =
            bundle.bundlePath.hasSuffix(".xctest")
            ? bundle.bundleURL.deletingLastPathComponent()
            : URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        return folder.appending(component: "schema-compiler")
    }
}
