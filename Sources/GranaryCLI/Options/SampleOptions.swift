internal import ArgumentParser

/// How large a made-up platform is, and which one of all there could be.
struct SampleOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How many times as large as in 2025.", valueName: "factor"))
    var scale = 1

    @Option(help: ArgumentHelp("Another seed makes other items.", valueName: "number"))
    var seed: UInt64 = 1

    func validate() throws {
        guard (1...1_000_000).contains(scale) else {
            throw ArgumentParser.ValidationError("--scale must be from 1 to 1000000.")
        }
    }
}
