internal import ArgumentParser

/// `granary sample`: platforms to try things on.
struct SampleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "Load a made-up platform, or real companies, into a store.",
        discussion: """
            The store and the table are made when there are none, with the schema that the items \
            are held to. One seed makes the same items on every machine.

            EXAMPLE:
              granary --store app.granary sample auxeira --scale 100
              granary --store app.granary sample companies Samples/startups.ndjson.gz
            """,
        subcommands: [
            SampleAuxeiraCommand.self, SampleDreamSeedCommand.self, SampleCompaniesCommand.self,
        ])

    @OptionGroup var location: StoreLocation
}
