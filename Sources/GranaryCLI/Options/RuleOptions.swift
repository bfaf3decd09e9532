internal import ArgumentParser

/// The flag of commands that write items.
struct RuleOptions: ParsableArguments {
    @Flag(
        help: """
            Write although the schema names rules in Swift that this tool does not have. All else \
            that the schema asks still holds.
            """)
    var skipMissingRules = false
}
