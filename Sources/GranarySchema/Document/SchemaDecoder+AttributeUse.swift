extension SchemaDecoder {
    /// Judges whether what is said of an attribute goes with its type.
    mutating func checkUse(of attribute: ModelAttribute, in fields: SchemaFields) {
        let type = attribute.shape.type
        if attribute.isVersion, type != .int {
            refuse("version", in: fields, "a version is an int", "write type: int")
        }
        if attribute.isVersion, attribute.defaultValue != nil {
            refuse("default", in: fields, "a version begins with 1 by itself", "remove default")
        }
        if attribute.generator != nil, type != .string {
            refuse("generate", in: fields, "only a string can be generated", "write type: string")
        }
        if attribute.generator != nil, attribute.defaultValue != nil {
            refuse("default", in: fields, "generate and default exclude each other")
        }
        if attribute.derivation != nil, !type.isNumeric {
            refuse(
                "derived", in: fields, "only a number can be derived", "write type: number")
        }
        if attribute.derivation != nil, attribute.defaultValue != nil {
            refuse("default", in: fields, "derived and default exclude each other")
        }
        if attribute.uniqueness != nil, !type.isKeyable {
            refuse(
                "unique", in: fields, "a \(type.name) cannot be in a key",
                "unique is for strings, numbers, dates and binaries")
        }
        if attribute.reference != nil, !type.isKeyable {
            refuse(
                "references", in: fields, "a \(type.name) cannot name an item",
                "references is for what can be in a key")
        }
        if attribute.renamedFrom == attribute.name {
            refuse("renamedFrom", in: fields, "\(attribute.name) is the name it has now")
        }
    }

    private mutating func refuse(
        _ key: String, in fields: SchemaFields, _ message: String, _ remedy: String = ""
    ) {
        fail(fields.path.appending(key), at: fields.location(of: key), message, remedy)
    }
}
