/// The meters of an operation that touches several tables, in the order they were first touched.
struct CapacityMeters: Sendable {
    private(set) var meters: [ConsumedCapacity.Meter] = []

    /// Changes the meter of one table.
    mutating func update(
        _ table: CatalogTable, _ change: (inout ConsumedCapacity.Meter) -> Void
    ) {
        if let position = meters.firstIndex(where: { $0.table.id == table.id }) {
            change(&meters[position])
        } else {
            var meter = ConsumedCapacity.Meter(table: table)
            change(&meter)
            meters.append(meter)
        }
    }

    /// The reports, or `nil` when none was asked for.
    func report(
        _ form: ReturnConsumedCapacity, kind: ConsumedCapacity.Meter.Kind = .plain
    ) -> [ConsumedCapacity]? {
        form == .none ? nil : meters.compactMap { $0.report(form, kind: kind) }
    }
}
