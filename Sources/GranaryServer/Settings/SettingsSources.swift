internal import Configuration
internal import GranaryItems
internal import GranaryTransfer
internal import SystemPackage

/// Where settings come from when the command line does not give them: the environment, then a file.
///
/// `port` is `GRANARY_PORT` in the environment, and `{"granary": {"port": 8000}}` in a file of JSON.
public struct SettingsSources: Sendable {
    /// Every setting there is.
    static let names: Set<String> = [
        "store", "host", "port", "credentials", "tls.certificate", "tls.key", "schema",
        "durability", "region", "allow.hosts", "allow.origins", "log.level",
    ]

    private let reader: ConfigReader

    /// Reads the environment, and a file of JSON if there is one.
    ///
    /// - Throws: ``SettingsError`` when the file cannot be read, or has a setting that there is not: a
    ///   misspelt `credentials` must not leave a server open.
    public init(file: String?) async throws(SettingsError) {
        var providers: [any ConfigProvider] = [EnvironmentVariablesProvider()]
        if let file {
            do {
                providers.append(try await FileProvider<JSONSnapshot>(filePath: FilePath(file)))
            } catch {
                throw SettingsError("the settings in \(file) cannot be read: is it JSON?")
            }
            try Self.checkNames(in: file)
        }
        reader = ConfigReader(providers: providers).scoped(to: "granary")
    }

    private static func checkNames(in file: String) throws(SettingsError) {
        var bytes: [UInt8] = []
        var chunk: [UInt8] = []
        do {
            let input = try InputFile(file)
            repeat {
                try input.read(into: &chunk)
                bytes += chunk
            } while !chunk.isEmpty && bytes.count < 1 << 20
            let value = try JSONValue(parsing: bytes.span)
            guard case .object(let members) = value else { throw SettingsError("no object") }
            for member in members {
                guard member.name == "granary" else { throw unknown(member.name, in: file) }
                try check(member.value, "", in: file)
            }
        } catch let error as SettingsError {
            throw error
        } catch {
            throw SettingsError("the settings in \(file) cannot be read: is it JSON?")
        }
    }

    private static func check(
        _ value: JSONValue, _ name: String, in file: String
    ) throws(SettingsError) {
        guard case .object(let members) = value else {
            guard names.contains(name) else { throw unknown(name, in: file) }
            return
        }
        for member in members {
            try check(
                member.value, name.isEmpty ? member.name : "\(name).\(member.name)", in: file)
        }
    }

    private static func unknown(_ name: String, in file: String) -> SettingsError {
        SettingsError(
            "the file \(file) has a setting '\(name)' that there is not; settings stand in "
                + "\"granary\" and are \(names.sorted().joined(separator: ", "))")
    }

    /// The text of a setting, such as `tls.key`.
    public func text(_ key: String) -> String? { reader.string(forKey: ConfigKey(key)) }

    /// A setting that is a number.
    ///
    /// - Throws: ``SettingsError`` when it is something else.
    public func number(_ key: String) throws(SettingsError) -> Int? {
        guard let text = text(key) else { return reader.int(forKey: ConfigKey(key)) }
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
