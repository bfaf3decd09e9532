internal import ArgumentParser
internal import Foundation
internal import Granary

/// `granary stat`: what the store holds, and what it takes.
struct StatCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stat",
        abstract: "Show the store's tables, items, bytes, indexes and files.",
        discussion: """
            EXAMPLE:
              granary --store app.granary stat
            """)

    @OptionGroup var location: StoreLocation
    @OptionGroup var output: OutputOptions

    func run() throws {
        let store = try location.openForReading()
        defer { store.close() }
        let summary = try StoreSummary(of: store)
        var buffer = OutputBuffer(descriptor: Terminal.output)
        switch output.style {
        case .json: try buffer.line(summary.jsonValue.text)
        case .table:
            let width = Terminal.width(of: Terminal.output)
            for line in summary.lines(width: width) { try buffer.line(line) }
        }
        try buffer.flush()
    }
}
