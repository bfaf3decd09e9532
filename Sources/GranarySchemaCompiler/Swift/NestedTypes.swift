internal import GranarySchema

/// An enumeration within a model or an object.
struct EnumLayout {
    /// A value that may be stored.
    struct Case {
        /// Its name, without backticks.
        let name: String
        /// What is stored.
        let value: String
    }

    /// The name of the type.
    let name: String
    /// The attribute whose values it has.
    let attribute: String
    /// The cases, in the order they are written down.
    let cases: [Case]

    init(name: String, attribute: String, values: [String]) {
        self.name = name
        self.attribute = attribute
        var scope = NameScope()
        cases = values.map { Case(name: scope.claim(SwiftNames.enumCase($0)), value: $0) }
    }
}

/// The type of an object with a schema.
struct ObjectLayout {
    /// The name of the type.
    let name: String
    /// What it is.
    let doc: String
    /// Its attributes, in the order they are written down.
    let properties: [PropertyLayout]
    /// The types within it.
    let nested: NestedTypes
}

/// The types that are declared within another.
struct NestedTypes {
    /// The enumerations, in the order of the attributes that have them.
    var enumerations: [EnumLayout] = []
    /// The types of objects, in the order of the attributes that have them.
    var objects: [ObjectLayout] = []

    /// Whether one of them has dates.
    var useDates: Bool {
        objects.contains { object in
            object.nested.useDates
                || object.properties.contains { $0.usesDates(in: object.nested) }
        }
    }
}
