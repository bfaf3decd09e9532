import GranaryTransfer

/// A database as the 15 tables of DreamSeed have it at Supabase: made of the schema, filled with items.
///
/// Texts are `text`, times `timestamptz`, objects `jsonb`, lists and sets of scalars arrays, lists of
/// objects `jsonb`; what an item lacks is NULL.
struct PostgresFixture {
    let schema: Schema

    /// The tables and their rows, as a script for `psql`.
    func script(_ items: [Item]) -> String {
        var script = "CREATE SCHEMA auth;\n"
        for model in schema.models {
            let table = Self.table(of: model)
            let columns = model.attributes.map { "\"\($0.name)\" \(Self.type(of: $0.shape))" }
            script += "CREATE TABLE \(table) (\(columns.joined(separator: ", ")));\n"
            script += "COPY \(table) FROM stdin WITH (FORMAT csv);\n"
            for item in items where item[schema.typeField]?.stringValue == model.name {
                let fields = model.attributes.map { attribute in
                    item[attribute.name].map { Self.field($0, attribute.shape) } ?? ""
                }
                script += fields.joined(separator: ",") + "\n"
            }
            script += "\\.\n"
        }
        return script
    }

    static func table(of model: Model) -> String { model.origin ?? model.name }

    private static func type(of shape: ValueShape) -> String {
        switch shape.type {
        case .string, .enumeration: "text"
        case .int: "bigint"
        case .number: "double precision"
        case .decimal: "numeric"
        case .boolean: "boolean"
        case .date(.day): "date"
        case .date, .timeToLive: "timestamptz"
        case .binary: "bytea"
        case .object, .document: "jsonb"
        case .list(let element), .set(let element):
            isScalar(element) ? type(of: element) + "[]" : "jsonb"
        }
    }

    private static func isScalar(_ shape: ValueShape) -> Bool {
        switch shape.type {
        case .object, .document, .list, .set: false
        default: true
        }
    }

    /// A field of CSV, always in quotes.
    private static func field(_ value: AttributeValue, _ shape: ValueShape) -> String {
        "\"" + text(value, shape).replacing("\"", with: "\"\"") + "\""
    }

    private static func text(_ value: AttributeValue, _ shape: ValueShape) -> String {
        switch (value, shape.type) {
        case (.number(let number), .timeToLive):
            return timestamp(number)
        case (.string(let text), _): return text
        case (.number(let number), _): return "\(number)"
        case (.bool(let bool), _): return bool ? "t" : "f"
        case (.binary(let bytes), _):
            return "\\x" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        case (.list(let elements), .list(let element)) where isScalar(element):
            return array(elements.map { text($0, element) })
        case (.stringSet(let elements), _): return array(Array(elements))
        case (.numberSet(let elements), _): return array(elements.map { "\($0)" })
        default: return value.json
        }
    }

    /// Seconds since 1970 as PostgreSQL reads them.
    private static func timestamp(_ number: Number) -> String {
        let seconds = Int("\(number)") ?? 0
        let (days, time) = seconds.quotientAndRemainder(dividingBy: 86_400)
        // The day count is PostgreSQL's to turn into a date: Julian days are a form of input.
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return
            "J\(days + 2_440_588) \(two(time / 3_600)):\(two(time / 60 % 60)):\(two(time % 60))+00"
    }

    private static func array(_ elements: [String]) -> String {
        let quoted = elements.map { element in
            "\"" + element.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
        }
        return "{" + quoted.joined(separator: ",") + "}"
    }
}
