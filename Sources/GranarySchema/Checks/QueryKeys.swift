/// Whether each named query can be answered from the key of its index.
enum QueryKeys: SchemaCheck {
    static func run(on schema: Schema, into report: inout SchemaReport) {
        for model in schema.models {
            for query in model.queries where !report.isBroken(query, of: model, in: schema) {
                do {
                    _ = try schema.plan(query, of: model)
                } catch {
                    let path = SchemaPath.model(model.name).appending("queries", query.name)
                    note(error, at: path, into: &report)
                }
            }
        }
    }

    private static func note(
        _ error: QueryPlanError, at path: SchemaPath, into report: inout SchemaReport
    ) {
        let place: SchemaPath
        switch error {
        // Names that lead nowhere are another check's.
        case .unknownIndex, .unknownAttribute: return
        case .notInIndex, .notProjected: place = path.appending("index")
        case .partitionOpen: place = path.appending("where")
        case .filterOnKey(let name): place = path.appending("filter", name)
        case .misfit(let name, _): place = path.appending("where", name)
        case .repeated(let name), .gap(let name, _), .notInKey(let name), .rangeNotLast(let name),
            .unordered(let name):
            place = path.appending("where", name)
        }
        report.error(place, error.description)
    }
}

extension SchemaReport {
    /// Whether a query, its index, or an attribute that decides whether it can be answered is not as
    /// it was meant.
    fileprivate func isBroken(_ query: NamedQuery, of model: Model, in schema: Schema) -> Bool {
        let path = SchemaPath.model(model.name)
        let names = (query.conditions + query.filters).map(\.attribute)
        return isBroken(
            path.appending("queries", query.name), SchemaPath("indexes", query.index),
            SchemaPath("typeField"))
            || names.contains { isBroken(path.appending("attributes", $0)) }
            || (schema.index(named: query.index)?.keyAttributes ?? [])
                .contains { isBroken(key: $0, of: model) }
    }
}
