import Granary

/// Expressions, with the names and values that texts of the seeds use, tried on an item when they parse.
enum ExpressionTargets {
    private static let item: Item = [
        "PK": "a", "SK": "b", "n": 7, "s": "text", "list": [1, "x", ["k": true]],
        "map": ["k": ["d": 1.5]], "set": .stringSet(["a", "b"]), "b": .binary([1, 2]),
    ]

    private static func placeholders() -> Placeholders? {
        try? Placeholders(
            names: ["#n": "n", "#m": "map", "#d": "a.b"],
            values: [
                ":v": 7, ":s": "text", ":l": [1], ":t": .stringSet(["a"]), ":b": .binary([1]),
                ":m": ["k": 1],
            ])
    }

    static func condition(_ bytes: [UInt8], as kind: ExpressionKind) {
        guard var placeholders = placeholders(),
            let condition = try? Condition(
                parsing: String(decoding: bytes, as: UTF8.self), as: kind,
                placeholders: &placeholders)
        else { return }
        _ = condition.evaluate(item.view)
        _ = condition.evaluateOnMissingItem()
    }

    static func keyCondition(_ bytes: [UInt8]) {
        guard var placeholders = placeholders() else { return }
        _ = try? KeyCondition(
            parsing: String(decoding: bytes, as: UTF8.self), placeholders: &placeholders)
    }

    static func projection(_ bytes: [UInt8]) {
        guard var placeholders = placeholders(),
            let projection = try? Projection(
                parsing: String(decoding: bytes, as: UTF8.self), placeholders: &placeholders)
        else { return }
        let projected = projection.project(item.view)
        precondition(projected.size <= item.size, "a projection made an item larger")
    }

    static func update(_ bytes: [UInt8]) {
        guard var placeholders = placeholders(),
            let update = try? Update(
                parsing: String(decoding: bytes, as: UTF8.self), placeholders: &placeholders)
        else { return }
        _ = try? update.apply(to: item.view)
    }
}
