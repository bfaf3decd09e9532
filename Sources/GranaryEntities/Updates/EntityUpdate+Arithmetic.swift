public import GranaryItems

/// A Swift type that is stored as a number.
public protocol StoredNumber: StoredSetElement where Member == Number {}

extension Int: StoredNumber {}
extension Double: StoredNumber {}
extension Number: StoredNumber {}

extension EntityUpdate {
    /// Adds to a number.
    public mutating func add<Value: StoredNumber>(
        _ value: Value, to field: KeyPath<Model.Fields, Field<Model, Value>>
    ) { change(Model.fields[keyPath: field].name, by: value) { $0.add($1, to: $2) } }

    /// Adds to a number; one that is absent counts as zero.
    public mutating func add<Value: StoredNumber>(
        _ value: Value, to field: KeyPath<Model.Fields, Field<Model, Value?>>
    ) { change(Model.fields[keyPath: field].name, by: value) { $0.add($1, to: $2) } }

    /// Puts elements at the end of a list.
    public mutating func append<Value: StoredValue>(
        _ elements: [Value], to field: KeyPath<Model.Fields, Field<Model, [Value]>>
    ) {
        guard !elements.isEmpty else { return }
        change(Model.fields[keyPath: field].name, by: elements) {
            $0.append($1.listValue ?? [], to: $2)
        }
    }

    /// Adds elements to a set.
    public mutating func insert<Value: StoredSetElement>(
        _ elements: Set<Value>, into field: KeyPath<Model.Fields, Field<Model, Set<Value>>>
    ) {
        guard !elements.isEmpty else { return }
        change(Model.fields[keyPath: field].name, by: elements) { $0.add($1, to: $2) }
    }

    /// Takes elements out of a set.
    public mutating func remove<Value: StoredSetElement>(
        _ elements: Set<Value>, from field: KeyPath<Model.Fields, Field<Model, Set<Value>>>
    ) {
        guard !elements.isEmpty else { return }
        change(Model.fields[keyPath: field].name, by: elements) { $0.delete($1, from: $2) }
    }

    private mutating func change(
        _ name: String, by value: some StoredValue,
        _ change: (inout Self, AttributeValue, String) -> Void
    ) {
        switch converted(value, for: name) {
        case .success(let value): change(&self, value, name)
        case .failure(let error): fail(error)
        }
    }
}
