internal import ArgumentParser
internal import DreamSeedSchema
internal import Granary
internal import GranarySamples

/// `granary sample dreamseed`: customers, their consultation calls, and what comes of them.
struct SampleDreamSeedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dreamseed",
        abstract: "Make up a platform of founders and their consultation calls.",
        discussion: """
            At scale 1 it is the database of 2025: 82 users, 11 of whom have registered. Above it \
            there are so many times as many, and items of every model.

            EXAMPLE:
              granary --store app.granary sample dreamseed --scale 100 --seed 7
            """)

    @OptionGroup var location: StoreLocation
    @OptionGroup var sample: SampleOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let platform = DreamSeedSample(scale: sample.scale, seed: sample.seed)
        let store = try location.open(applying: DreamSeed.schema)
        defer { store.close() }
        let total = Double(platform.userCount)
        let load = try SampleLoad(into: "dreamseed", of: store, isFirst: true) { count in
            Double(count(User.modelName)) / total
        }
        var samples = platform.makeIterator()
        try output.write(try load.run { samples.next() })
    }
}
