internal import Synchronization

/// Keeps batches that the writer has already from being written behind one that ends the import.
final class ImportGate: Sendable {
    private let last = Mutex<Int?>(nil)

    /// Whether a batch is to be written; a transaction may ask again when it is run again.
    func isOpen(for batch: Int) -> Bool {
        last.withLock { last in last.map { batch <= $0 } ?? true }
    }

    /// Lets no batch through that comes behind this one.
    func close(behind batch: Int) { last.withLock { $0 = batch } }
}
