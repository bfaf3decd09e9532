internal import GranaryItems
internal import GranarySchema

extension OneTableReader {
    /// New names for the models whose names no type of Swift can have: `User` for `user`.
    ///
    /// One that no name can be made of, or that of another model, is left as it is, and is an error.
    static func renames(of models: [String]) -> [String: String] {
        var taken = Set(models)
        var renamed: [String: String] = [:]
        for name in models {
            let free = SwiftWords.free(ImportNames.typeName(name, or: ""), suffix: "Record")
            if !free.isEmpty, free != name, taken.insert(free).inserted { renamed[name] = free }
        }
        return renamed
    }

    /// The fields of a model, with the one that names the model when it is an attribute here.
    ///
    /// What is stored says `user`, and should go on to: items belong to their model by their keys.
    mutating func fields(
        _ fields: [JSONValue.Member], ofModel name: String
    ) -> [JSONValue.Member] {
        guard let oldTypeField else { return fields }
        if let new = renamed[name] {
            diagnostics.warning(
                .model(new),
                "the model \(name.prefix(60)) is called \(new); its items keep what they have in "
                    + "\(oldTypeField), and belong to it by their keys")
        }
        let type: JSONValue = [
            "type": "string", "required": true, "default": .string(name),
            "description": "What OneTable calls the model.",
            "granary": ["pattern": .string(KeyPattern.literal(name))],
        ]
        return fields.filter { $0.name != oldTypeField } + [JSONValue.Member(oldTypeField, type)]
    }
}
