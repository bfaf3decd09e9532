internal import GranaryItems

/// How a table's definition is stored: an item, under `T` and the table's name in the catalog.
///
/// | attribute | type | holds |
/// | --- | --- | --- |
/// | `name`, `tableID` | S | the table's name; an id that is never used again |
/// | `id`, `created` | N | what its keys begin with; milliseconds since 1970 |
/// | `changeLogStart` | N | the log has every change after this sequence number |
/// | `key` | L | one or two `{name, type}`, type `S`, `N` or `B` |
/// | `changeLog`, `protected` | BOOL | |
/// | `indexes` | L | `{id, name, kind, status, partition, sort, projection, include}` |
/// | `changeLogRetention` | N | seconds that change records are kept; absent when they all are |
/// | `annotations` | M | what is kept for others; absent when there is nothing |
/// | `timeToLive` | M | `{id, attribute, status}`; absent when items do not expire |
extension CatalogTable {
    /// The stored form.
    var record: Item {
        var record = Item([
            "name": .string(name), "tableID": .string(tableID),
            "id": .number(Number(id)), "created": .number(Number(createdMilliseconds)),
            "changeLogStart": .number(Number(changeLogStart)),
            "key": Self.list(keySchema.attributes), "changeLog": .bool(changeLogEnabled),
            "protected": .bool(deletionProtectionEnabled),
            "indexes": .list(indexes.map(\.record)),
        ])
        if let changeLogRetentionSeconds {
            record["changeLogRetention"] = .number(Number(changeLogRetentionSeconds))
        }
        if !annotations.isEmpty { record["annotations"] = AttributeValue(annotations) }
        if let expiry { record["timeToLive"] = expiry.record }
        return record
    }

    /// Reads the stored form back; `nil` when it is not one.
    convenience init?(record: Item) {
        guard let name = record["name"]?.stringValue, let tableID = record["tableID"]?.stringValue,
            let id = record["id"]?.uint32, let created = record["created"]?.intValue,
            let createdMilliseconds = UInt64(exactly: created),
            let key = record["key"].flatMap(Self.keyAttributes), let partitionKey = key.first,
            key.count <= 2, let changeLogEnabled = record["changeLog"]?.boolValue,
            let start = record["changeLogStart"]?.intValue,
            let changeLogStart = UInt64(exactly: start),
            let protected = record["protected"]?.boolValue,
            let indexRecords = record["indexes"]?.listValue
        else { return nil }
        let indexes = indexRecords.compactMap { CatalogIndex(record: $0) }
        guard indexes.count == indexRecords.count else { return nil }
        var retention: Int?
        if let stored = record["changeLogRetention"] {
            guard let seconds = stored.intValue, seconds > 0 else { return nil }
            retention = seconds
        }
        var annotations: [String: AttributeValue] = [:]
        if let stored = record["annotations"] {
            guard let map = stored.mapValue else { return nil }
            for (name, value) in map { annotations[name] = value }
        }
        var expiry: CatalogExpiry?
        if let stored = record["timeToLive"] {
            guard let read = CatalogExpiry(record: stored) else { return nil }
            expiry = read
        }
        self.init(
            name: name, id: id, tableID: tableID, createdMilliseconds: createdMilliseconds,
            keySchema: KeySchema(
                partitionKey: partitionKey, sortKey: key.count == 2 ? key[1] : nil),
            indexes: indexes, changeLogEnabled: changeLogEnabled,
            changeLogStart: changeLogStart, deletionProtectionEnabled: protected,
            changeLogRetentionSeconds: retention, annotations: annotations, expiry: expiry)
    }

    fileprivate static func list(_ attributes: [KeyAttribute]) -> AttributeValue {
        .list(
            attributes.map {
                .map(["name": .string($0.name), "type": .string($0.type.kind.code)])
            })
    }

    fileprivate static func keyAttributes(_ value: AttributeValue) -> [KeyAttribute]? {
        guard let list = value.listValue else { return nil }
        let attributes: [KeyAttribute] = list.compactMap { element in
            guard let map = element.mapValue, let name = map["name"]?.stringValue,
                let code = map["type"]?.stringValue,
                let type = AttributeKind(code: code).flatMap(KeyType.init)
            else { return nil }
            return KeyAttribute(name, type)
        }
        return attributes.count == list.count ? attributes : nil
    }
}

extension CatalogIndex {
    /// The stored form.
    fileprivate var record: AttributeValue {
        var include: [AttributeValue] = []
        let projection: String
        switch definition.projection {
        case .all: projection = "ALL"
        case .keysOnly: projection = "KEYS_ONLY"
        case .include(let names):
            projection = "INCLUDE"
            include = names.map { .string($0) }
        }
        return .map([
            "id": .number(Number(id)), "name": .string(definition.name),
            "kind": .number(Number(definition.kind.rawValue)), "status": .string(status.rawValue),
            "partition": CatalogTable.list(definition.partitionKey),
            "sort": CatalogTable.list(definition.sortKey),
            "projection": .string(projection), "include": .list(include),
        ])
    }

    fileprivate init?(record: AttributeValue) {
        guard let map = record.mapValue, let id = map["id"]?.uint32,
            let name = map["name"]?.stringValue,
            let kind = map["kind"]?.intValue.flatMap(UInt8.init(exactly:))
                .flatMap(IndexDefinition.Kind.init(rawValue:)),
            let status = map["status"]?.stringValue.flatMap(ResourceStatus.init(rawValue:)),
            let partitionKey = map["partition"].flatMap(CatalogTable.keyAttributes),
            let sortKey = map["sort"].flatMap(CatalogTable.keyAttributes),
            let include = map["include"]?.listValue
        else { return nil }
        let projection: IndexProjection
        switch map["projection"]?.stringValue {
        case "ALL": projection = .all
        case "KEYS_ONLY": projection = .keysOnly
        case "INCLUDE": projection = .include(include.compactMap(\.stringValue))
        default: return nil
        }
        self.init(
            definition: IndexDefinition(
                name, kind: kind, partitionKey: partitionKey, sortKey: sortKey,
                projection: projection),
            id: id, status: status)
    }
}

extension CatalogExpiry {
    /// The stored form.
    fileprivate var record: AttributeValue {
        .map([
            "id": .number(Number(id)), "attribute": .string(attributeName),
            "status": .string(status.rawValue),
        ])
    }

    fileprivate init?(record: AttributeValue) {
        guard let map = record.mapValue, let id = map["id"]?.uint32,
            let attributeName = map["attribute"]?.stringValue,
            let status = map["status"]?.stringValue.flatMap(ResourceStatus.init(rawValue:))
        else { return nil }
        self.init(attributeName: attributeName, id: id, status: status)
    }
}

extension AttributeValue {
    fileprivate var uint32: UInt32? { intValue.flatMap(UInt32.init(exactly:)) }
}
