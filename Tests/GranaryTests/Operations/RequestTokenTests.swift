import GranaryStorage
import GranaryTestSupport
import Testing

@testable import Granary

/// A client request token makes a transaction safe to repeat: done once, however often it is asked.
@Suite("Client request tokens", .temporaryStore)
struct RequestTokenTests {
    func request(_ value: AttributeValue = 1, token: String? = "t") -> TransactWriteItems {
        TransactWriteItems(
            transactItems: [
                .update(
                    UpdateItem(
                        tableName: "plain", key: ["PK": "a"], updateExpression: "ADD n :n",
                        expressionAttributeValues: [":n": value]))
            ], clientRequestToken: token)
    }

    @Test func theSameRequestIsDoneOnce() throws {
        let store = TemporaryStore.current
        let table = try store.makeHashTable()
        for _ in 0..<3 { _ = try store.run(request()) }
        #expect(try table.get(["PK": "a"])?["n"] == 1)
        _ = try store.run(request(token: "other"))
        _ = try store.run(request(token: nil))
        #expect(try table.get(["PK": "a"])?["n"] == 3)
    }

    /// A repeated request costs what reading its items costs.
    @Test func aRepetitionCostsReads() throws {
        let store = TemporaryStore.current
        try store.makeHashTable()
        var request = request()
        request.returnConsumedCapacity = .total
        var first = ConsumedCapacity(tableName: "plain", units: 2)
        first.writeCapacityUnits = 2
        #expect(try store.run(request).consumedCapacity == [first])
        var second = ConsumedCapacity(tableName: "plain", units: 2)
        second.readCapacityUnits = 2
        #expect(try store.run(request).consumedCapacity == [second])
    }

    @Test func anotherRequestWithTheTokenIsRefused() throws {
        let store = TemporaryStore.current
        let table = try store.makeHashTable()
        _ = try store.run(request(1))
        #expect(
            refusal { _ = try store.run(request(2)) }
                == "IdempotentParameterMismatchException: The request uses the same client token "
                + "as a previous, but non-identical request.")
        #expect(try table.get(["PK": "a"])?["n"] == 1)
    }

    /// What was not done may be tried again under the same token.
    @Test func aFailedRequestLeavesItsTokenFree() throws {
        let store = TemporaryStore.current
        let table = try store.makeHashTable()
        var guarded = request()
        guarded.transactItems.append(
            .conditionCheck(
                .init(
                    tableName: "plain", key: ["PK": "b"],
                    conditionExpression: "attribute_exists(PK)")))
        guard case .transactionCancelled = storeError({ _ = try store.run(guarded) }) else {
            Issue.record("the condition held")
            return
        }
        try table.put(["PK": "b"])
        _ = try store.run(guarded)
        #expect(try table.get(["PK": "a"])?["n"] == 1)
    }

    @Test func aTokenIsRememberedWhenTheStoreIsOpenedAgain() throws {
        var store = TemporaryStore.current
        try store.makeHashTable()
        _ = try store.run(request())
        store = try TemporaryStore.reopen()
        _ = try store.run(request())
        #expect(try store.table("plain").get(["PK": "a"])?["n"] == 1)
    }

    @Test(arguments: [("", 1, "greater"), (String(repeating: "t", count: 37), 36, "less")])
    func refusesTokensOfAnotherLength(token: String, bound: Int, relation: String) throws {
        let store = TemporaryStore.current
        try store.makeHashTable()
        #expect(
            refusal { _ = try store.run(request(token: token)) }
                == invalid(
                    "1 validation error detected: Value '\(token)' at 'clientRequestToken' failed "
                        + "to satisfy constraint: Member must have length \(relation) than or "
                        + "equal to \(bound)"))
        _ = try store.run(request(token: String(repeating: "t", count: 36)))
    }

    /// Time cannot be moved, but a token can be written as if it were old.
    @Test func aTokenIsForgottenAfterTenMinutes() throws {
        let store = TemporaryStore.current
        try store.makeHashTable()
        let request = request()
        let age = Limits.clientRequestTokenMilliseconds
        try store.perform { transaction throws(StoreError) in
            let old = transaction.nowMilliseconds - age - 1_000
            var expiry = [UInt8(ascii: "E")]
            expiry.appendBigEndian(old)
            var value: [UInt8] = []
            value.appendBigEndian(old)
            value.appendBigEndian(request.digest)
            try transaction.put(value, at: Array("Kt".utf8), in: .tokens)
            try transaction.put([], at: expiry + Array("t".utf8), in: .tokens)
        }
        _ = try store.run(request)
        #expect(try store.table("plain").get(["PK": "a"])?["n"] == 1)
        let tokens = try store.perform { transaction throws(StoreError) in
            try transaction.keys(in: KeyRange(from: [], in: .tokens), limit: 10)
        }
        #expect(tokens.count == 2)
    }

    /// Requests differ in any part of any action.
    @Test func theDigestSeesEveryPart() {
        let put = PutItem(
            tableName: "t", item: ["PK": "a"], conditionExpression: "v = :v",
            expressionAttributeValues: [":v": 1])
        var variants = [put, put, put, put, put]
        variants[1].tableName = "u"
        variants[2].item = ["PK": "b"]
        variants[3].conditionExpression = "v <> :v"
        variants[4].expressionAttributeValues = [":v": 2]
        var requests = variants.map { TransactWriteItems(transactItems: [.put($0)]) }
        requests.append(
            TransactWriteItems(transactItems: [
                .delete(DeleteItem(tableName: "t", key: ["PK": "a"]))
            ]))
        requests.append(TransactWriteItems(transactItems: [.put(put), .put(put)]))
        #expect(Set(requests.map(\.digest)).count == requests.count)
    }
}
