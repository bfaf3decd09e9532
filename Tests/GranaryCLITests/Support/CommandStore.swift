import Testing

/// A store that tests reach through the command alone.
struct CommandStore {
    let directory = TemporaryDirectory()

    var path: String { directory.path + "/app.granary" }

    /// Creates the table `app` of the examples.
    init(table options: [String]? = ["--partition-key", "PK:S", "--sort-key", "SK:S"]) throws {
        guard let options else { return }
        let created = try self(["table", "create", "app"] + options)
        try #require(created.status == 0, "\(created.error)")
    }

    /// Runs the command on the store.
    func callAsFunction(
        _ arguments: [String], input: String = ""
    ) throws -> Command.Outcome {
        try Command.granary(["--store", path] + arguments, input: input)
    }

    /// Runs the command, and expects nothing but this on standard output.
    func expect(
        _ arguments: [String], _ output: String, input: String = "",
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        #expect(
            try self(arguments, input: input)
                == Command.Outcome(status: 0, output: output, error: ""),
            sourceLocation: sourceLocation)
    }

    /// Runs the command, and expects it to fail with this one line.
    func expectFailure(
        _ arguments: [String], _ status: Int32, _ message: String, input: String = "",
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        #expect(
            try self(arguments, input: input)
                == Command.Outcome(status: status, output: "", error: "granary: \(message)\n"),
            sourceLocation: sourceLocation)
    }

    /// Puts items.
    func put(_ items: String...) throws {
        for item in items { try expect(["put", "app", item], "") }
    }
}
