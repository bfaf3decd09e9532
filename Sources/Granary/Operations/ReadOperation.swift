/// An operation that only reads, on any snapshot.
protocol ReadOperation: Sendable {
    associatedtype Plan: Sendable
    associatedtype Output: Sendable

    /// Parses, binds and checks what needs no reads.
    func validated() throws(StoreError) -> Plan

    /// Does the work on one snapshot.
    func run(_ plan: Plan, in reader: borrowing Reader) throws(StoreError) -> Output
}
