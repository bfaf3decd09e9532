internal import DynamoDBWire
internal import GranaryItems
internal import SystemPackage

/// The access keys of a server, and what each may do.
struct Credentials: Sendable {
    /// One access key.
    struct AccessKey: Sendable {
        var secret: String
        var caller: Caller
    }

    private(set) var keys: [String: AccessKey] = [:]
    /// What was derived of the secrets; keys that are read again begin anew.
    let signingKeys = SigningKeys()

    /// Reads a file of access keys.
    ///
    /// - Throws: ``SettingsError`` when it cannot be read, can be read by others, or is no such file.
    init(file: String) throws(SettingsError) {
        let found = try SmallFile(file, "the credentials in \(file)")
        guard found.permissions.isDisjoint(with: [.groupReadWriteExecute, .otherReadWriteExecute])
        else {
            throw SettingsError(
                "the credentials in \(file) can be read by others: run `chmod 600 \(file)`")
        }
        try self.init(json: found.bytes, file: file)
    }

    init(json: [UInt8], file: String) throws(SettingsError) {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue(parsing: json)
        } catch {
            throw SettingsError("\(file) is no JSON: \(error)")
        }
        guard case .array(let entries) = value, !entries.isEmpty else {
            throw SettingsError("\(file) must hold an array of access keys, of one or more")
        }
        for (index, entry) in entries.enumerated() {
            try add(entry, place: "\(file), access key \(index + 1)")
        }
    }

    private mutating func add(_ entry: JSONValue, place: String) throws(SettingsError) {
        guard case .object(let members) = entry else {
            throw SettingsError("\(place): it must be an object")
        }
        var texts: [String: String] = [:]
        var policy: AccessPolicy?
        for member in members {
            switch (member.name, member.value) {
            case ("accessKeyId", .string(let text)), ("secretAccessKey", .string(let text)),
                ("accountId", .string(let text)):
                texts[member.name] = text
            case ("policy", let document):
                do throws(AccessPolicyError) {
                    policy = try AccessPolicy(document)
                } catch {
                    throw SettingsError("\(place): \(error)")
                }
            default:
                throw SettingsError(
                    "\(place): \(member.name) is none of accessKeyId, secretAccessKey, accountId "
                        + "and policy, or has the wrong type")
            }
        }
        guard let id = texts["accessKeyId"], (1...128).contains(id.utf8.count),
            let secret = texts["secretAccessKey"], !secret.isEmpty
        else { throw SettingsError("\(place): it needs an accessKeyId and a secretAccessKey") }
        guard id.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) })
        else {
            throw SettingsError("\(place): an accessKeyId has letters, digits and '-_.' only")
        }
        guard keys[id] == nil else {
            throw SettingsError("\(place): the access key \(id) is there twice")
        }
        let caller = Caller(
            accountID: texts["accountId"] ?? "000000000000", accessKeyID: id, policy: policy)
        keys[id] = AccessKey(secret: secret, caller: caller)
    }
}
