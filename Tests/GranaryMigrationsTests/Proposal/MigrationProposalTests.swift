import GranaryItems
import GranarySchema
import Testing

@testable import GranaryMigrations

/// What two versions of a schema say by themselves is proposed; the rest is left to be decided.
@Suite("Proposals")
struct MigrationProposalTests {
    func propose(_ replacements: (String, String)...) throws -> (MigrationProposal, Schema) {
        let target = try Shop.schema([("version: 1.0.0", "version: 1.1.0")] + replacements)
        return (MigrationProposal(from: try Shop.schema(), to: target), target)
    }

    @Test("Nothing is proposed where nothing differs")
    func nothing() throws {
        let (proposal, _) = try propose()
        #expect(proposal.steps == [])
        #expect(proposal.remarks == [])
    }

    @Test("Renamed, retyped, added, derived and removed attributes, keys and indexes")
    func attributes() throws {
        let (proposal, target) = try propose(
            ("amount: string", "total: { type: number, renamedFrom: amount }"),
            ("quantity: int", "quantity: string"),
            ("price: number", "cost: { type: number, derived: number * 2 }"),
            ("email: string", "email: string\n      vip: { type: boolean, default: false }"),
            ("ORDER#${number:6:0}", "ORDER#${placed}#${number:6:0}"),
            ("byStatus: { hash: status, sort: placed }", "byEmail: { unique: email }"))
        #expect(
            proposal.steps == [
                .setDefault(SetDefault(model: "Customer", attribute: "vip", value: false)),
                .renameAttribute(
                    RenameAttribute(model: "Order", attribute: "amount", to: "total")),
                .retype(RetypeAttribute(model: "Order", attribute: "total", .stringToNumber)),
                .retype(RetypeAttribute(model: "Order", attribute: "quantity", .numberToString)),
                .compute(
                    ComputeAttribute(
                        model: "Order", attribute: "cost", .formula(try Formula("number * 2")),
                        onlyAbsent: true)),
                .removeAttribute(RemoveAttribute(model: "Order", attribute: "price")),
                .changeKeyTemplate(
                    ChangeKeyTemplate(
                        model: "Order", key: "SK", to: "ORDER#${placed}#${number:6:0}")),
                .addIndex(AddIndex("byEmail")), .dropIndex(DropIndex("byStatus")),
            ])
        #expect(proposal.remarks == [])
        #expect(try leads(proposal, to: target) == [])
    }

    @Test("A model that is called something else, and a key of renamed attributes")
    func renamedModel() throws {
        let (proposal, target) = try propose(
            ("  Order:", "  Purchase:"),
            (
                "number: { type: int, required: true }",
                "serial: { type: int, required: true, renamedFrom: number }"
            ),
            ("${number:6:0}", "${serial:6:0}"))
        #expect(
            proposal.steps == [
                .renameModel(RenameModel(model: "Order", to: "Purchase")),
                .renameAttribute(
                    RenameAttribute(model: "Purchase", attribute: "number", to: "serial")),
            ])
        #expect(try leads(proposal, to: target) == [])
    }

    @Test("Attributes that have gone to a new model are split off, and back they are merged")
    func split() throws {
        let (proposal, target) = try propose(
            ("      street: string\n      city: string\n  Order:", StepTests.address))
        #expect(
            proposal.steps == [
                .splitOff(
                    SplitOff(
                        model: "Customer", part: "Address", attributes: ["street", "city"],
                        shared: ["id"]))
            ])
        #expect(try leads(proposal, to: target) == [])
        let back = MigrationProposal(from: target, to: try Shop.schema())
        #expect(
            back.steps == [
                .mergeInto(
                    MergeInto(
                        model: "Address", into: "Customer", attributes: ["street", "city"]))
            ])
    }

    @Test("What cannot be told is left to be decided")
    func remarks() throws {
        let (proposal, _) = try propose(
            ("email: string", "email: string\n      zip: { type: string, required: true }"),
            ("price: number", "price: { type: object }"))
        #expect(proposal.steps == [])
        #expect(
            proposal.remarks == [
                "what is Customer.zip of the items there are? Use setDefault or compute",
                "how do values of Order.price become what they are to be? Use retype",
            ])
    }

    /// What the check of a migration with the proposed steps says.
    func leads(_ proposal: MigrationProposal, to target: Schema) throws -> [SchemaDiagnostic] {
        let document = MigrationDocument(
            number: 2, name: "x", from: SchemaVersion(1, 0, 0), to: target.version,
            steps: proposal.steps)
        return Migration(document, from: try Shop.schema(), to: target).check().diagnostics
    }
}
