/// The records of a batch that wait: of each key those that follow the first, in their order.
///
/// Keys are told apart by a hash alone: when two have the same, the one waits for the other, which
/// changes nothing but the moment.
struct KeyQueues {
    private var queues: [[Int]] = []
    /// Where the queue of a key is.
    private var positions: [Int: Int] = [:]
    /// How many records wait.
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    /// The records that wait, queue by queue.
    var indexes: [Int] { queues.flatMap(\.self) }

    /// Appends a record to the queue of its key; false when there is none.
    mutating func append(_ index: Int, behind key: Int) -> Bool {
        guard let position = positions[key] else { return false }
        queues[position].append(index)
        count += 1
        return true
    }

    /// Begins the queue of a key that has none.
    mutating func begin(with index: Int, key: Int) {
        positions[key] = queues.count
        queues.append([index])
        count += 1
    }

    /// Tries the records of each queue, from the first to one that has to go on waiting, and the queues
    /// in the opposite order to that of the time before.
    ///
    /// - Parameter mustWait: Tries a record, and says whether it has to wait.
    /// - Throws: What `mustWait` throws.
    mutating func retryBackwards(
        _ mustWait: (Int) throws(StoreError) -> Bool
    ) throws(StoreError) {
        positions = [:]
        var left: [[Int]] = []
        for queue in queues.reversed() {
            var doneCount = 0
            while doneCount < queue.count, try !mustWait(queue[doneCount]) { doneCount += 1 }
            count -= doneCount
            if doneCount < queue.count { left.append(Array(queue[doneCount...])) }
        }
        queues = left
    }
}
