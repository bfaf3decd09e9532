import DynamoDBWire
import Foundation
import Granary
import Synchronization

/// The status of an answer, which a thread waits for.
private final class Answer: Sendable {
    private let status = Mutex(0)
    private let isThere = DispatchSemaphore(value: 0)

    func set(_ status: Int) {
        self.status.withLock { $0 = status }
        isThere.signal()
    }

    func wait() -> Int {
        isThere.wait()
        return status.withLock { $0 }
    }
}

/// Requests to a service over a store, whose answers are never the server's fault.
final class ServiceTargets: Sendable {
    static let shared = ServiceTargets()

    private let service: WireService
    private static let operations = [
        "GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query", "Scan", "BatchGetItem",
        "BatchWriteItem", "TransactGetItems", "TransactWriteItems", "CreateTable", "UpdateTable",
        "DescribeTable", "ListTables", "TagResource", "UpdateTimeToLive", "ExecuteStatement",
        "BatchExecuteStatement", "ExecuteTransaction", "PutResourcePolicy",
    ]

    private init() {
        let path = FileManager.default.temporaryDirectory
            .appending(component: "granary-fuzz-\(ProcessInfo.processInfo.processIdentifier)")
            .path(percentEncoded: false)
        do {
            let store = try Store.open(path, options: StoreOptions(durability: .relaxed))
            let table = try store.openTable("music", partitionKey: "PK", sortKey: "SK")
            try table.put(["PK": "a", "SK": "1", "n": 1])
            service = WireService(store: store)
        } catch {
            preconditionFailure("the store cannot be made: \(error)")
        }
    }

    func statement(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let body = try? JSONEncoder().encode(["Statement": text]) else { return }
        answer("ExecuteStatement", [UInt8](body))
    }

    func request(_ bytes: [UInt8]) {
        guard let first = bytes.first else { return }
        answer(Self.operations[Int(first) % Self.operations.count], Array(bytes.dropFirst()))
    }

    private func answer(_ operation: String, _ body: [UInt8]) {
        let service = service
        let status = Answer()
        Task {
            let response = await service.respond(
                to: WireTarget("DynamoDB_20120810.\(operation)"), body: body,
                from: Caller(accountID: "000000000000", accessKeyID: "fuzz"))
            status.set(response.status)
        }
        let answered = status.wait()
        precondition((200..<500).contains(answered), "\(operation) was answered with \(answered)")
    }
}
