internal import GranarySchema

/// A named query as a function in Swift.
struct QueryLayout {
    /// A parameter of the function.
    struct Parameter {
        /// What callers write before the value; `nil` for nothing.
        let label: String?
        /// Its name in the body, without backticks.
        let name: String
        /// Its type.
        let type: SwiftType
    }

    /// What it is made from.
    let query: NamedQuery
    /// What it asks of the index.
    let plan: QueryPlan
    /// The parameters, as many as the plan has.
    let parameters: [Parameter]
    /// The names within the function that are free still.
    let scope: NameScope

    init(_ query: NamedQuery, plan: QueryPlan, properties: [PropertyLayout]) {
        self.query = query
        self.plan = plan
        var scope = NameScope()
        parameters = plan.parameters.map { parameter in
            let property = properties.first { $0.attribute.name == parameter.attribute }
            let name = property?.name ?? SwiftNames.property(parameter.attribute)
            let label = Self.label(of: parameter, property: name)
            return Parameter(
                label: label, name: scope.claim(label ?? name),
                type: Self.type(of: parameter, property: property))
        }
        self.scope = scope
    }

    private static func label(of parameter: QueryPlan.Parameter, property: String) -> String? {
        switch (parameter.role, parameter.isOfFilter) {
        case (.value, false): nil
        case (.from, false): "from"
        case (.through, false): "through"
        case (.value, true): property
        case (.from, true): property + "From"
        case (.through, true): property + "Through"
        }
    }

    private static func type(
        of parameter: QueryPlan.Parameter, property: PropertyLayout?
    ) -> SwiftType {
        guard let property else { return .string }
        if parameter.shape.type == property.attribute.shape.type { return property.type }
        switch property.type {
        case .list(let element), .set(let element): return element
        default: return .string  // The beginning of a text, or a part of it.
        }
    }
}
