internal import GranarySchema
internal import Synchronization

/// Creates a table that may have been declared: dropped and made again, it has its schema again.
///
/// Otherwise writes would go unjudged from then on, and nobody would be told.
struct DeclaredCreation: WriteOperation {
    private let creation: CreateTable
    private let adoption: SchemaAdoption?

    /// What is to be known of the table and of its schema, if it was declared.
    struct Plan: Sendable {
        let schema: SchemaAdoption.Plan?
    }

    init(_ creation: CreateTable, in store: Store) {
        self.creation = creation
        adoption = store.declaredSchemas.withLock { $0[creation.tableName] }
    }

    var needsSavepoint: Bool { adoption != nil || creation.needsSavepoint }

    func validated() throws(StoreError) -> Plan {
        _ = try creation.validated()
        guard let adoption else { return Plan(schema: nil) }
        return Plan(schema: try adoption.validated())
    }

    func run(
        _ plan: Plan, in transaction: inout Transaction
    ) throws(StoreError) -> CreateTable.Output {
        let description = try creation.run((), in: &transaction)
        guard let adoption, let schema = plan.schema else { return description }
        try adoption.run(schema, in: &transaction)
        return try transaction.description(
            of: transaction.catalog.table(named: creation.tableName))
    }
}
