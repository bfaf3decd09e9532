internal import GranaryEntities
internal import GranarySamples

/// A few values for each attribute, the same for attributes that are called and shaped alike.
///
/// Drawn from a few, the values of many items meet: a query then finds some of them and not others.
struct ValuePools {
    private struct Place: Hashable {
        let name: String
        let shape: ValueShape
        let number: Int
    }

    private struct Draft: Hashable {
        let model: String
        let number: Int
    }

    private let schema: Schema
    private var values: [Place: AttributeValue] = [:]
    private var drafts: [Draft: Item] = [:]

    init(_ schema: Schema) { self.schema = schema }

    /// The value with a number; that of two numbers may be one.
    ///
    /// An attribute that names an item of another model has the other's values.
    mutating func value(
        of attribute: ModelAttribute, in model: Model, _ number: Int
    ) -> AttributeValue {
        if case .date(let precision) = attribute.shape.type {
            return .string(Self.moment(number, precision))
        }
        if let other = attribute.reference.flatMap({ schema.model(named: $0.model) }),
            let named = schema.referencedAttribute(of: other), named.reference == nil
        {
            return value(of: named, in: other, number)
        }
        let place = Place(name: attribute.name, shape: attribute.shape, number: number)
        if let known = values[place] { return known }
        let value = draft(of: model, number)[attribute.name] ?? .null
        values[place] = value
        return value
    }

    private mutating func draft(of model: Model, _ number: Int) -> Item {
        let place = Draft(model: model.name, number: number)
        if let known = drafts[place] { return known }
        var random = SampleRandom(seed: 1, model.name, number)
        let item = SampleItem.make(model, in: schema, using: &random)
        drafts[place] = item
        return item
    }

    /// Moments that are next to each other at every precision, then one for each minute of two days.
    private static func moment(_ number: Int, _ precision: DatePrecision) -> String {
        let text: String
        if number < edges.count {
            text = edges[number]
        } else {
            let minutes = (number - edges.count) % 2_880
            let day = 5 + minutes / 1_440
            text =
                "2026-04-\(padded(day))T\(padded(minutes / 60 % 24)):\(padded(minutes % 60)):30.000Z"
        }
        return switch precision {
        case .day: String(text.prefix(10))
        case .second: text.prefix(19) + "Z"
        case .millisecond: text
        }
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static let edges = [
        "2026-01-31T23:59:59.999Z", "2026-02-01T00:00:00.000Z", "2026-02-01T00:00:00.001Z",
        "2026-02-01T00:00:01.000Z", "2026-01-30T12:00:00.500Z", "2025-12-31T23:59:59.999Z",
        "2028-02-29T00:00:00.000Z", "2026-01-01T00:00:00.000Z",
    ]
}
