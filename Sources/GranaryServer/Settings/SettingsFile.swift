internal import Configuration
internal import GranaryItems

/// A file of settings: JSON, with the settings in the object `granary`.
///
/// A setting that is misspelt, or not what it must be, is refused and not left out: without
/// `credentials` a server is open.
struct SettingsFile {
    /// What a setting must be.
    private enum Kind: String {
        case text = "a text"
        case number = "a whole number"
        case list = "a list of texts"
    }

    private static let kinds: [String: Kind] = [
        "store": .text, "host": .text, "port": .number, "credentials": .text,
        "tls.certificate": .text, "tls.key": .text, "schema": .text, "durability": .text,
        "region": .text, "allow.hosts": .list, "allow.origins": .list, "log.level": .text,
    ]

    /// The settings by their whole names; numbers are texts.
    private(set) var values: [AbsoluteConfigKey: ConfigValue] = [:]
    private let path: String

    /// Reads a file.
    ///
    /// - Throws: ``SettingsError`` when it cannot be read, and for the first setting that there is not,
    ///   or that is something else.
    init(_ path: String) throws(SettingsError) {
        self.path = path
        let bytes = try SmallFile(path, "the settings in \(path)").bytes
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue(parsing: bytes)
        } catch {
            throw SettingsError("the settings in \(path) are no JSON: \(error)")
        }
        guard case .object(let members) = value else {
            throw SettingsError("the settings in \(path) must be an object")
        }
        for member in members {
            guard member.name == "granary" else { throw unknown(member.name) }
            guard case .object(let settings) = member.value else {
                throw SettingsError(
                    "the setting 'granary' in \(path) must be an object of settings")
            }
            try take(settings, below: "")
        }
    }

    private mutating func take(
        _ members: [JSONValue.Member], below group: String
    ) throws(SettingsError) {
        for member in members {
            let name = group + member.name
            if let kind = Self.kinds[name] {
                guard let value = Self.value(member.value, as: kind) else {
                    throw SettingsError("the setting '\(name)' in \(path) must be \(kind.rawValue)")
                }
                let parts = ["granary"] + name.split(separator: ".").map(String.init)
                values[AbsoluteConfigKey(parts)] = ConfigValue(value, isSecret: false)
            } else if case .object(let members) = member.value,
                Self.kinds.keys.contains(where: { $0.hasPrefix(name + ".") })
            {
                try take(members, below: name + ".")
            } else {
                throw unknown(name)
            }
        }
    }

    private static func value(_ value: JSONValue, as kind: Kind) -> ConfigContent? {
        switch (kind, value) {
        case (.text, .string(let text)): return .string(text)
        case (.number, .number(let text)), (.number, .string(let text)):
            return Int(text) == nil ? nil : .string(text)
        case (.list, .array(let elements)):
            let texts = elements.compactMap { if case .string(let text) = $0 { text } else { nil } }
            return texts.count == elements.count ? .stringArray(texts) : nil
        default: return nil
        }
    }

    private func unknown(_ name: String) -> SettingsError {
        SettingsError(
            "the file \(path) has a setting '\(name)' that there is not; settings stand in "
                + "\"granary\" and are \(Self.kinds.keys.sorted().joined(separator: ", "))")
    }
}
