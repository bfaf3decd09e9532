import Foundation
import GranaryItems
import GranarySchema
import GranaryTestSupport
import Testing

@testable import GranaryMigrations

/// A folder of migrations is a chain of frozen schemas; what breaks it is told by file.
@Suite("Folders of migrations")
struct MigrationFolderTests {
    /// A folder with two migrations, in which texts of files may be replaced.
    final class Fixture {
        let directory: TemporaryDirectory

        init() throws {
            directory = try TemporaryDirectory()
            let first = try MigrationFolder(path).next(named: "first", schema: Shop.schema())
            try MigrationFolder.write(first)
            let second = try MigrationFolder(path).next(
                named: "numbers",
                schema: Shop.second(("amount: string", "amount: number")))
            try MigrationFolder.write(second)
        }

        deinit { directory.remove() }

        var path: String { directory.path + "/migrations" }

        func replace(_ file: String, _ old: String, _ new: String) throws {
            let url = URL(filePath: path + "/" + file)
            let text = try String(contentsOf: url, encoding: .utf8)
            try #require(text.contains(old))
            try text.replacing(old, with: new).write(to: url, atomically: true, encoding: .utf8)
        }

        func move(_ file: String, to name: String) throws {
            try FileManager.default.moveItem(atPath: path + "/" + file, toPath: path + "/" + name)
        }

        /// What is wrong, without the folder's path.
        var problems: [String] {
            MigrationFolder(path).diagnostics.map {
                $0.description.replacing(path + "/", with: "")
            }
        }
    }

    @Test("What is written is read again")
    func roundTrip() throws {
        let fixture = try Fixture()
        let folder = MigrationFolder(fixture.path + "/")
        #expect(folder.diagnostics == [])
        #expect(folder.migrations.map(\.title) == ["0001-first", "0002-numbers"])
        #expect(folder.migrations[0].steps == [])
        #expect(
            folder.migrations[1].steps == [
                .retype(RetypeAttribute(model: "Order", attribute: "amount", .stringToNumber))
            ])
        #expect(folder.migrations[1].source == folder.migrations[0].target)
        #expect(folder.latest?.version == SchemaVersion(1, 1, 0))
        let text = try String(
            contentsOfFile: fixture.path + "/0002-numbers.yaml", encoding: .utf8)
        #expect(
            text == """
                format: granary-migration:1
                migration: 2
                name: numbers
                from: 1.0.0
                to: 1.1.0

                steps:
                  - retype: { model: Order, attribute: amount, convert: stringToNumber }

                """)
    }

    @Test("A folder that is not there has no migrations")
    func absent() throws {
        let folder = MigrationFolder("/nowhere/migrations")
        #expect(folder.migrations.isEmpty)
        #expect(folder.diagnostics == [])
    }

    @Test("A step that does not fit the schemas is told with its place")
    func misfit() throws {
        let fixture = try Fixture()
        try fixture.replace("0002-numbers.yaml", "attribute: amount", "attribute: amuont")
        #expect(
            fixture.problems == [
                """
                0002-numbers.yaml:8:40: error: Order has no attribute amuont at this step; \
                did you mean amount?
                """,
                """
                0002-numbers.yaml:1:1: error: the target schema stores Order.amount as another \
                type, and no step converts it; use retype
                """,
            ])
    }

    @Test("Names, numbers and versions must agree")
    func disagreement() throws {
        let fixture = try Fixture()
        try fixture.replace("0002-numbers.yaml", "migration: 2", "migration: 3")
        try fixture.replace("0002-numbers.yaml", "name: numbers", "name: others")
        try fixture.replace("0002-numbers.yaml", "from: 1.0.0", "from: 0.9.0")
        try fixture.replace("0002-numbers.yaml", "to: 1.1.0", "to: 1.2.0")
        #expect(
            fixture.problems == [
                "0002-numbers.yaml:1:1: error: migration is 3, and the file's name says 2",
                "0002-numbers.yaml:1:1: error: name is others, and the file has another",
                "0002-numbers.yaml:1:1: error: from is not the version of the schema before, 1.0.0",
                "0002-numbers.yaml:1:1: error: to is 1.2.0, and 0002.schema.json has 1.1.0",
            ])
    }

    @Test("A gap, a file without a number and a missing schema are told")
    func gaps() throws {
        var fixture = try Fixture()
        try fixture.move("0001-first.yaml", to: "first.yaml")
        #expect(
            fixture.problems == [
                "first.yaml:1:1: error: the name does not begin with a number; such as 0002-",
                "0001-*.yaml:1:1: error: the steps of migration 1 are missing",
            ])
        fixture = try Fixture()
        try fixture.move("0002.schema.json", to: "0003.schema.json")
        #expect(
            fixture.problems == [
                "0002.schema.json:1:1: error: the schema of migration 2 is missing"
            ])
        fixture = try Fixture()
        try fixture.move("0002.schema.json", to: "0004.schema.json")
        try fixture.move("0002-numbers.yaml", to: "0004-numbers.yaml")
        #expect(
            fixture.problems == [
                """
                0002:1:1: error: migration 2 is missing; numbers ascend from 1 without a gap
                """
            ])
    }

    @Test("A damaged schema is told with all that is wrong with it")
    func damagedSchema() throws {
        let fixture = try Fixture()
        try fixture.replace("0002.schema.json", "granary:1", "granary:9")
        #expect(fixture.problems.count == 1)
        #expect(fixture.problems[0].hasPrefix("0002.schema.json:1:1: error: "))
        #expect(fixture.problems[0].contains("granary:9"))
    }

    @Test("A schema is frozen when it has changed, and its version with it")
    func next() throws {
        let fixture = try Fixture()
        let folder = MigrationFolder(fixture.path)
        let latest = try #require(folder.latest)
        #expect(throws: NewMigrationError.unchanged(SchemaVersion(1, 1, 0))) {
            try folder.next(named: "x", schema: latest)
        }
        var changed = latest
        changed.doc = "Now with words."
        #expect(throws: NewMigrationError.version(SchemaVersion(1, 1, 0))) {
            try folder.next(named: "x", schema: changed)
        }
        #expect(throws: NewMigrationError.name("no/name")) {
            try folder.next(named: "no/name", schema: changed)
        }
        changed.version = SchemaVersion(1, 2, 0)
        let new = try folder.next(named: "words", schema: changed)
        #expect(
            new.files.map { $0.path.replacing(fixture.path + "/", with: "") } == [
                "0003-words.yaml", "0003.schema.json",
            ])
        try MigrationFolder.write(new)
        #expect(throws: NewMigrationError.self) { try MigrationFolder.write(new) }
    }
}
