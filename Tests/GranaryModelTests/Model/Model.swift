import Granary

/// A whole store as plain values: what the engine is compared with.
///
/// Nothing is kept but items and the change log; everything else is worked out from scratch whenever
/// it is asked for, the naive way. A transaction is a copy that is kept or thrown away.
struct Model {
    var tables: [String: ModelTable] = [:]
    /// The sequence number of the last change of any table.
    var changeSequence: UInt64 = 0
}

/// One table of the model.
struct ModelTable {
    let keySchema: KeySchema
    var indexes: [IndexDefinition]
    /// Items by their key values.
    var items: [[AttributeValue]: AttributeMap] = [:]
    var logsChanges = false
    var changes: [ModelChange] = []
    /// The last sequence number that was trimmed from the log.
    var trimmed: UInt64 = 0
    /// The last sequence number before the table was made, or its log was switched on.
    var logStart: UInt64 = 0

    /// The last sequence number that cannot be read any more.
    var lastHidden: UInt64 { max(trimmed, logStart) }

    /// The values of a key, partition key first.
    ///
    /// - Throws: What the store refuses a key with, when `attributes` has none or a bad one.
    func key(of attributes: AttributeMap) throws -> [AttributeValue] {
        var values: [AttributeValue] = []
        for (position, attribute) in keySchema.attributes.enumerated() {
            guard let value = attributes[attribute.name], value.kind == attribute.type.kind,
                (1...(position == 0 ? 2_048 : 1_024)).contains(value.keyLength)
            else { throw Refusal.validation }
            values.append(value)
        }
        return values
    }

    /// The attributes that a key's values belong to.
    func attributes(ofKey key: [AttributeValue]) -> AttributeMap {
        AttributeMap(Array(zip(keySchema.names, key)))
    }
}

/// One record of the change log.
struct ModelChange: Hashable {
    let sequenceNumber: UInt64
    let kind: ChangeRecord.Kind
    let keys: AttributeMap
    let old: AttributeMap?
    let new: AttributeMap?

    init(
        sequenceNumber: UInt64, keys: AttributeMap, old: AttributeMap?, new: AttributeMap?
    ) {
        self.sequenceNumber = sequenceNumber
        kind = old == nil ? .insert : new == nil ? .remove : .modify
        (self.keys, self.old, self.new) = (keys, old, new)
    }

    init(_ record: ChangeRecord) {
        sequenceNumber = record.sequenceNumber
        kind = record.kind
        keys = record.keys.attributes
        (old, new) = (record.oldImage?.attributes, record.newImage?.attributes)
    }
}
