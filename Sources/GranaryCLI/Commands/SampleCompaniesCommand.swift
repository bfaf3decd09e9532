internal import ArgumentParser
internal import AuxeiraSchema
internal import Granary
internal import GranaryTransfer

/// `granary sample companies`: real companies as startup profiles.
struct SampleCompaniesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "companies",
        abstract: "Put real companies into the table auxeira, as profiles of startups.",
        discussion: """
            The file has a company as JSON on each line, plain or gzip; - is standard input. A \
            second run meets the same items. A bad line ends the import: the items before it are \
            stored.

            EXAMPLE:
              granary --store app.granary sample companies Samples/startups.ndjson.gz
            """)

    @OptionGroup var location: StoreLocation

    @Argument(help: "The file, or - for standard input.", completion: .file())
    var file: String

    @OptionGroup var output: OutputOptions

    func run() throws {
        let input = try InputFile(file)
        let store = try location.open(applying: Auxeira.schema)
        defer { store.close() }
        try output.write(try store.loadCompanies(input))
    }
}

extension Store {
    /// Puts the companies of a file into the table `auxeira`, with a progress bar.
    func loadCompanies(_ input: InputFile) throws -> SampleLoad.Outcome {
        let lines = CompanyLines { chunk throws(TransferError) in try input.read(into: &chunk) }
        let load = try SampleLoad(into: "auxeira", of: self) { _ in input.fraction }
        let outcome = try load.run { lines.next() }
        if let failure = lines.failure {
            let stored = CountText.text(outcome.itemCount, "item")
            throw CommandFailure.failure("\(input.name):\(failure); \(stored) stored")
        }
        return outcome
    }
}
