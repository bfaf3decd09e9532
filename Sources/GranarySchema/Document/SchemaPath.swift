/// Where in a schema something stands, by the keys that lead to it.
public struct SchemaPath: Sendable, Hashable, CustomStringConvertible {
    /// The keys from the root: `models`, `Event`, `attributes`, `starts_at`.
    public var keys: [String]

    /// Creates a path.
    public init(_ keys: String...) { self.keys = keys }

    /// The path of the member called `key`.
    public func appending(_ keys: String...) -> SchemaPath {
        var path = self
        path.keys += keys
        return path
    }

    /// The path of what this is a member of; `nil` for the root.
    public var parent: SchemaPath? {
        guard !keys.isEmpty else { return nil }
        var path = self
        path.keys.removeLast()
        return path
    }

    /// The keys with dots between them; that of a model begins with its name.
    public var description: String {
        let isModel = keys.count > 1 && keys.first == "models"
        return (isModel ? keys.dropFirst() : keys[...]).joined(separator: ".")
    }

    /// The path of the model called `name`.
    public static func model(_ name: String) -> SchemaPath { SchemaPath("models", name) }
}
