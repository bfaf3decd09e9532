internal import Configuration

/// Where settings come from when the command line does not give them: the environment, then a file.
///
/// `port` is `GRANARY_PORT` in the environment, and `{"granary": {"port": 8000}}` in a file of JSON.
public struct SettingsSources: Sendable {
    private let reader: ConfigReader

    /// Reads the environment, and a file of JSON if there is one.
    ///
    /// - Throws: ``SettingsError`` when the file cannot be read, or has a setting that there is not, or
    ///   that is something else than it must be.
    public init(file: String?) throws(SettingsError) {
        var providers: [any ConfigProvider] = [EnvironmentVariablesProvider()]
        if let file { providers.append(InMemoryProvider(values: try SettingsFile(file).values)) }
        reader = ConfigReader(providers: providers).scoped(to: "granary")
    }

    /// The text of a setting, such as `tls.key`.
    public func text(_ key: String) -> String? { reader.string(forKey: ConfigKey(key)) }

    /// A setting that is a number.
    ///
    /// - Throws: ``SettingsError`` when it is something else.
    public func number(_ key: String) throws(SettingsError) -> Int? {
        guard let text = text(key) else { return nil }
        guard let number = Int(text) else {
            throw SettingsError("the setting \(key) must be a whole number, not '\(text)'")
        }
        return number
    }

    /// A setting that is a list: of JSON in a file, with commas in the environment.
    public func list(_ key: String) -> [String] {
        reader.stringArray(forKey: ConfigKey(key)) ?? []
    }
}
