/// Makes items of a model out of the rows of its table.
///
/// A column becomes the attribute of its name, or the one renamed from it. What is NULL is absent; what
/// is absent and has a default, a formula or a generator is filled in. Keys are made by the templates.
struct PostgresRow: Sendable {
    let model: Model
    let table: String
    private let typeField: String
    private let columns: [Column]
    private let unknown: UnknownAttributes

    private enum Column: Sendable {
        case attribute(ModelAttribute)
        case unknown(String)
    }

    /// Prepares for the columns of a table.
    ///
    /// - Throws: ``RecordProblem`` when a column is unknown and the policy refuses such.
    init(
        _ model: Model, of schema: Schema, table: String, columns: [String],
        unknown: UnknownAttributes
    ) throws(RecordProblem) {
        self.model = model
        self.table = table
        self.unknown = unknown
        typeField = schema.typeField
        self.columns = columns.map { name in
            model.attribute(named: name).map(Column.attribute)
                ?? model.attributes.first { $0.renamedFrom == name }.map(Column.attribute)
                ?? .unknown(name)
        }
        let names = self.columns.compactMap { column in
            if case .unknown(let name) = column { name } else { nil }
        }
        guard unknown != .reject || names.isEmpty else {
            throw RecordProblem(
                "\(table) has columns that \(model.name) does not declare: "
                    + names.joined(separator: ", "))
        }
    }

    /// The item of a row.
    func item(_ fields: [CSVReader.Field]) throws(RecordProblem) -> Item {
        guard fields.count == columns.count else {
            throw RecordProblem(
                "the row has \(fields.count) fields, and the header \(columns.count)")
        }
        var attributes = AttributeMap()
        var reasons: [String] = []
        for (column, field) in zip(columns, fields) where field.isQuoted || !field.text.isEmpty {
            switch column {
            case .unknown(let name):
                if unknown == .keep { attributes[name] = .string(field.text) }
            case .attribute(let attribute):
                do throws(RecordProblem) {
                    let value = try PostgresValue.value(of: field.text, as: attribute.shape)
                    attributes[attribute.name] = value ?? emptyValue(of: attribute)
                } catch {
                    reasons += error.reasons.map { "\(attribute.name) \($0)" }
                }
            }
        }
        guard reasons.isEmpty else { throw RecordProblem(reasons: reasons) }
        fill(&attributes, fields)
        return Item(attributes)
    }

    /// An empty list that must be there is stored.
    private func emptyValue(of attribute: ModelAttribute) -> AttributeValue? {
        guard attribute.isRequired, case .list = attribute.shape.type else { return nil }
        return .list([])
    }

    private func fill(_ attributes: inout AttributeMap, _ fields: [CSVReader.Field]) {
        for attribute in model.attributes where attributes[attribute.name] == nil {
            if let value = attribute.defaultValue {
                attributes[attribute.name] = value
            } else if attribute.isVersion {
                attributes[attribute.name] = .number(1)
            } else if attribute.generator != nil {
                attributes[attribute.name] = .string(identifier(of: fields, attribute))
            }
        }
        for attribute in model.attributes where attributes[attribute.name] == nil {
            let values = attributes
            guard
                let value = attribute.derivation?.formula.value(of: { values[$0]?.doubleValue }),
                let number = Number(attribute.shape.type == .int ? value.rounded() : value)
            else { continue }
            attributes[attribute.name] = .number(number)
        }
        attributes[typeField] = .string(model.name)
        for template in model.keys where attributes[template.attribute] == nil {
            let values = attributes
            if let text = template.text(of: { values[$0] }) {
                attributes[template.attribute] = .string(text)
            }
        }
    }

    /// An identifier made of the row itself, so that a second import meets the same item.
    private func identifier(
        of fields: [CSVReader.Field], _ attribute: ModelAttribute
    ) -> String {
        let key = Array("\(model.name).\(attribute.name)".utf8)
        let text = fields.map(\.text).joined(separator: "\u{1F}")
        return Pseudonyms(key: key).text(
            for: text, .text, attribute.generator == .ulid ? .ulid : .uuid)
    }
}
