/// Whether the models of a collection are under its key.
enum CollectionKeys: SchemaCheck {
    static func run(on schema: Schema, into report: inout SchemaReport) {
        for collection in schema.collections {
            guard let index = schema.index(named: collection.index) else { continue }
            let path = SchemaPath("collections", collection.name)
            if report.isBroken(path, SchemaPath("indexes", index.name)) { continue }
            if index.partitionKey.count != 1 {
                report.error(
                    path.appending("index"),
                    "the partition key of \(index.name) has \(index.partitionKey.count) "
                        + "attributes, and a collection is under one",
                    "use an index with one")
                continue
            }
            for name in collection.models {
                guard let model = schema.model(named: name),
                    !report.isBroken(key: collection.key.attribute, of: model)
                else { continue }
                let own = model.key(named: collection.key.attribute)
                if own?.partsWithoutNames == collection.key.partsWithoutNames { continue }
                let found = own.map { "its \($0.attribute) is \($0.text)" }
                report.error(
                    path.appending("models"),
                    "\(name) is not in \(collection.name): "
                        + (found ?? "it has no \(collection.key.attribute) in keys"),
                    "a model of it has \(collection.key.attribute): \(collection.key.text)")
            }
        }
    }
}
