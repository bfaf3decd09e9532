extension Schema {
    /// The name for a schema of these models: `ShopSchema` when one of them is `Shop`, or Swift has taken it.
    package static func name(_ wanted: String, besides models: [Model]) -> String {
        var name = wanted
        while SwiftWords.isTaken(name) || models.contains(where: { $0.name == name }) {
            name += "Schema"
        }
        return name
    }
}
