import GranaryItems
import GranarySchema
import GranarySchemaFiles
import Testing

@testable import GranaryMigrations

/// A migration's file is read whole or not at all: what is wrong is told at once, with its place.
@Suite("Migration files")
struct DecodedMigrationTests {
    static let every = """
        format: granary-migration:1
        migration: 2
        name: everything
        doc: Every step there is.
        from: 1.0.0
        to: 1.1.0
        allow: [losesData, rewritesKeys]

        steps:
          - renameAttribute: { model: A, attribute: b, to: c }
          - retype: { model: A, attribute: b, convert: stringToNumber, otherwise: 0 }
          - retype: { model: A, attribute: b, convert: { date: day } }
          - retype: { model: A, attribute: b, convert: { secondsToDate: second } }
          - retype: { model: A, attribute: b, convert: { map: { old: new, "on": "off" } } }
          - retype: { model: A, attribute: b, convert: { multiply: 100 } }
          - retype: { model: A, attribute: b, convert: { divide: 0.5 } }
          - retype: { model: A, attribute: b, convert: { split: "," } }
          - retype: { model: A, attribute: b, convert: { join: "; " } }
          - setDefault: { model: A, attribute: b, value: [1, "1", true, null, { c: d }] }
          - compute: { model: A, attribute: b, formula: c * 12 }
          - compute: { model: A, attribute: b, template: "${c} ${d}", onlyAbsent: true }
          - removeAttribute: { model: A, attribute: b }
          - changeKeyTemplate: { model: A, key: SK, to: "B#${c}" }
          - renameModel: { model: A, to: B }
          - splitModel: { model: A, by: b, cases: { x: X, "y": Y }, otherwise: A }
          - splitModel: { model: A, part: B, attributes: [c], shared: [d], always: true }
          - mergeModels: { models: { X: x, Y: "y" }, into: A, by: b, others: [A] }
          - mergeModels: { model: B, into: A, attributes: [c], orphans: drop }
          - addIndex: { index: byB }
          - dropIndex: { index: byC }
          - swift: { function: f, models: [A], results: [B], undoneBy: g }
          - gather: { tables: [old], leaveOut: [x], onConflict: skip }
        """

    func decode(_ text: String) -> DecodedMigration {
        let (node, diagnostics) = SchemaYAML.node(text, file: "0002-x.yaml")
        guard let node, diagnostics.isEmpty else {
            var decoded = DecodedMigration(.map([]))
            decoded.diagnostics = diagnostics
            return decoded
        }
        return DecodedMigration(node)
    }

    @Test("Every step is read, and written as it was read")
    func roundTrip() throws {
        let decoded = decode(Self.every)
        #expect(decoded.diagnostics == [])
        let document = try #require(decoded.document)
        #expect(document.steps.count == 23)
        #expect(document.allowed == [.losesData, .rewritesKeys])
        #expect(decoded.stepLocations[1]?.line == 11)
        let text = document.yaml
        #expect(decode(text).document == document)
        #expect(decode(text).document?.yaml == text)
        #expect(Set(document.steps.map(\.word)) == Set(MigrationStep.words))
        // The document in JSON, which the checksum is made of, says the same.
        let again = DecodedMigration(SchemaNode(try JSONValue(parsing: document.node.json.text)))
        #expect(again.document == document)
    }

    @Test("A file without steps is a migration, too")
    func noSteps() throws {
        let text = """
            format: granary-migration:1
            migration: 1
            name: first
            to: 1.0.0
            steps:
            """
        let document = try #require(decode(text).document)
        #expect(
            document
                == MigrationDocument(
                    number: 1, name: "first", from: nil, to: SchemaVersion(1, 0, 0)))
        #expect(
            document.yaml == """
                format: granary-migration:1
                migration: 1
                name: first
                to: 1.0.0

                """)
    }

    @Test("Everything that is wrong is told at once, with line and column")
    func errors() {
        let text = """
            format: granary-migration:2
            migration: 0
            name: not a name
            from: 1.1.0
            to: 1.0.0
            allow: [loosesData]
            step: []
            steps:
              - renameAtribute: { model: A, attribute: b, to: c }
              - removeAttribute: { model: A, atribute: b }
              - retype: { model: A, attribute: b, convert: stringToNumbr }
              - retype: { model: A, attribute: b, convert: { multiply: 0 } }
              - compute: { model: A, attribute: b, formula: "c *" }
              - compute: { model: A, attribute: b }
              - { addIndex: { index: a }, dropIndex: { index: b } }
              - addIndex
            """
        #expect(
            decode(text).diagnostics.map(\.description) == [
                """
                0002-x.yaml:1:9: error: the format granary-migration:2 is not known; \
                write format: granary-migration:1
                """,
                "0002-x.yaml:2:12: error: migration is a whole number from 1 to 9999, and here is 0",
                """
                0002-x.yaml:3:7: error: not a name cannot be the name of a migration; \
                use 1 to 64 letters, digits and hyphens
                """,
                "0002-x.yaml:5:1: error: the version 1.0.0 is not newer than 1.1.0",
                """
                0002-x.yaml:6:8: error: allow cannot have loosesData; did you mean losesData?
                """,
                "0002-x.yaml:7:1: error: a migration has no key step; did you mean steps?",
                """
                0002-x.yaml:9:5: error: a step has no key renameAtribute; \
                did you mean renameAttribute?
                """,
                """
                0002-x.yaml:10:34: error: removeAttribute has no key atribute; \
                did you mean attribute?
                """,
                """
                0002-x.yaml:11:48: error: stringToNumbr is no conversion; \
                did you mean stringToNumber?
                """,
                """
                0002-x.yaml:12:50: error: multiply by zero cannot be undone, and loses everything
                """,
                """
                0002-x.yaml:13:40: error: c * is no formula: at character 4 is expected a number, \
                a name or '('; use names, numbers, + - * / and parentheses
                """,
                """
                0002-x.yaml:14:14: error: formula is missing; or give a template, such as \
                "${first} ${last}"
                """,
                """
                0002-x.yaml:15:5: error: a step is one thing; begin each with a hyphen: \
                - removeAttribute: { model: A, attribute: b }
                """,
                "0002-x.yaml:16:5: error: a step is a map, and here is addIndex",
            ])
    }

    @Test("What is no migration at all is told, too", arguments: ["", "[]", "a: [", "x"])
    func hopeless(text: String) {
        let decoded = decode(text)
        #expect(decoded.document == nil)
        #expect(!decoded.diagnostics.isEmpty)
    }
}
