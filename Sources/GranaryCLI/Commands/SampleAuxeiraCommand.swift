internal import ArgumentParser
internal import AuxeiraSchema
internal import Granary
internal import GranarySamples

/// `granary sample auxeira`: startups and all that they, their people and investors do.
struct SampleAuxeiraCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "auxeira",
        abstract: "Make up a platform of startups, investors and partners.",
        discussion: """
            At scale 1 it is the platform of November 2025: 1,000 startups and few of anything \
            else. Above it there are so many times as many, and items of every model.

            EXAMPLE:
              granary --store app.granary sample auxeira --scale 100 --seed 7
            """)

    @OptionGroup var location: StoreLocation
    @OptionGroup var sample: SampleOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let platform = AuxeiraSample(scale: sample.scale, seed: sample.seed)
        let store = try location.open(applying: Auxeira.schema)
        defer { store.close() }
        let total = Double(platform.startupCount)
        let load = try SampleLoad(into: "auxeira", of: store, isFirst: true) { count in
            Double(count(StartupProfile.modelName)) / total
        }
        var samples = platform.makeIterator()
        try output.write(try load.run { samples.next() })
    }
}
