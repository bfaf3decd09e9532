internal import ArgumentParser
internal import Granary

/// Names and values for the placeholders of expressions.
struct PlaceholderOptions: ParsableArguments {
    @Option(
        name: .customLong("values"),
        help: ArgumentHelp(
            #"Values for the : placeholders: {":p":"STARTUP#1"}."#, valueName: "json"))
    var valuesText: String?

    @Option(
        name: .customLong("names"),
        help: ArgumentHelp(
            ##"Names for the # placeholders: {"#n":"name"}."##, valueName: "json"))
    var namesText: String?

    /// The values, as the operations take them.
    func values(_ form: JSONForm) throws(CommandFailure) -> [String: AttributeValue]? {
        guard let valuesText else { return nil }
        var values: [String: AttributeValue] = [:]
        for (name, value) in try form.item(valuesText, as: "--values").attributes {
            values[name] = value
        }
        return values
    }

    /// The names, as the operations take them.
    func names() throws(CommandFailure) -> [String: String]? { try Self.names(namesText) }

    /// Reads names, as the operations take them.
    static func names(_ text: String?) throws(CommandFailure) -> [String: String]? {
        guard let text else { return nil }
        var names: [String: String] = [:]
        for (name, value) in try JSONForm.plain.item(text, as: "--names").attributes {
            guard case .string(let attribute) = value else {
                throw .usage(##"--names is an object of strings, such as {"#n":"name"}"##)
            }
            names[name] = attribute
        }
        return names
    }
}
