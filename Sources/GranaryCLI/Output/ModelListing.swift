internal import Granary
internal import GranarySchemaCompiler

extension Schema {
    /// A model in lines for people: what it is, its keys, its attributes and its queries.
    func lines(of model: Model, width: Int) -> [String] {
        var entries = [
            DefinitionList.Entry("model", model.name),
            DefinitionList.Entry("is", model.doc.isEmpty ? "not said" : model.doc),
            DefinitionList.Entry("status", model.status.rawValue),
        ]
        func add(_ term: String, _ text: String) {
            if !text.isEmpty { entries.append(DefinitionList.Entry(term, text)) }
        }
        add("origin", model.origin ?? "")
        add("unknown", (model.unknownAttributes ?? unknownAttributes).rawValue)
        add("fresh", model.freshness?.text ?? "")
        add("rules", model.rules.joined(separator: ", "))
        add("warnings", model.warnings.joined(separator: ", "))
        add(
            "in",
            collections.filter { $0.models.contains(model.name) }.map(\.name)
                .joined(separator: ", "))
        var lines = DefinitionList.lines(entries, width: width)
        lines += TextTable.lines(["key", "made of"], model.keys.map(\.row), width: width)
        lines += DefinitionList.lines(
            "attributes",
            model.attributes.flatMap { $0.withMembers() }.map { path, attribute in
                let use = attribute.useText
                let type = attribute.shape.text + (use.isEmpty ? "" : "; \(use)")
                return DefinitionList.Entry(path, type, attribute.docText)
            }, width: width)
        return lines
            + DefinitionList.lines(
                "queries", model.queries.map { entry(of: $0, of: model) }, width: width)
    }

    private func entry(of query: NamedQuery, of model: Model) -> DefinitionList.Entry {
        do throws(QueryPlanError) {
            let plan = try plan(query, of: model)
            let text = PlanText(plan: plan)
            let index = plan.indexName.map { "\($0): " } ?? ""
            return DefinitionList.Entry(query.name, query.doc, index + text.key, text.reads)
        } catch {
            return DefinitionList.Entry(query.name, query.doc, "cannot be answered: \(error)")
        }
    }

    /// A model as JSON: as the schema's document has it, with the key expression of each query.
    func jsonValue(of model: Model) -> JSONValue {
        var members: [JSONValue.Member] = [.init("model", .string(model.name))]
        guard let document = try? JSONValue(parsing: document),
            case .object(let written)? = document["models"]?[model.name]
        else { return .object(members) }
        members += written
        members.append(.init("patterns", .array(model.queries.map { pattern(of: $0, of: model) })))
        return .object(members)
    }

    private func pattern(of query: NamedQuery, of model: Model) -> JSONValue {
        let plan = try? plan(query, of: model)
        let text = plan.map { PlanText(plan: $0) }
        return .object([
            .init("query", .string(query.name)), .init("index", .string(query.index)),
            .init("key", text.map { .string($0.key) } ?? .null),
            .init("filter", text.map { .string($0.filter) } ?? .null),
        ])
    }
}

extension Freshness {
    fileprivate var text: String {
        "for \(CountText.text(days, "day")) after \(attribute)"
    }
}

extension KeyTemplate {
    fileprivate var row: [String] { [attribute, text] }
}
