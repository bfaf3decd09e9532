internal import ArgumentParser

/// The flag of commands that take or write JSON.
struct JSONFormOptions: ParsableArguments {
    @Flag(
        name: .customLong("dynamodb-json"),
        help: #"Take and write DynamoDB JSON, {"PK":{"S":"a"}}, which keeps sets and binaries."#)
    var isTyped = false

    /// The form that was chosen.
    var form: JSONForm { isTyped ? .typed : .plain }
}
