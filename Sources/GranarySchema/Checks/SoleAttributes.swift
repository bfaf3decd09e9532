/// Whether there is one version and one time of expiry, and nothing deprecated is demanded.
enum SoleAttributes: SchemaCheck {
    static func run(on schema: Schema, into report: inout SchemaReport) {
        var expiry: (name: String, model: String)?
        for model in schema.models {
            let path = SchemaPath.model(model.name).appending("attributes")
            let versions = model.attributes.filter(\.isVersion)
            for second in versions.dropFirst() {
                report.error(
                    path.appending(second.name),
                    "\(model.name) has another version, \(versions[0].name)",
                    "remove one")
            }
            let expiries = model.attributes.filter { $0.shape.type == .timeToLive }
            for second in expiries.dropFirst() {
                report.error(
                    path.appending(second.name),
                    "\(model.name) has another ttl, \(expiries[0].name)",
                    "remove one")
            }
            if let own = expiries.first {
                if let known = expiry, known.name != own.name {
                    report.warning(
                        path.appending(own.name),
                        "the ttl is called \(own.name) here and \(known.name) in \(known.model); "
                            + "DynamoDB expires items by one attribute",
                        "give both one name")
                }
                expiry = expiry ?? (own.name, model.name)
            }
            for attribute in model.attributes
            where attribute.isRequired && attribute.deprecation != nil {
                report.warning(
                    path.appending(attribute.name),
                    "\(attribute.name) is deprecated and required", "remove required: true")
            }
        }
    }
}
