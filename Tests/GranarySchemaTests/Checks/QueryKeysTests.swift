import Testing

/// A named query that its index cannot answer is an error of the schema, not of the day it runs.
struct QueryKeysTests {
    private func messages(_ query: String) -> [String] {
        CheckedSchema(
            indexes: [
                #""byState":{"hash":["_type","state"],"sort":["day","rank"]}"#,
                #""slim":{"hash":"state","project":"keys"}"#,
            ],
            models: [
                CheckedSchema.model(
                    "A", pk: "A#${id}", sk: "D#${day}#${name}",
                    #""day":{"type":"date","precision":"day","required":true},"#
                        + #""name":{"type":"string","required":true},"rank":"int","#
                        + #""state":"string","note":"string""#,
                    more: "\"queries\":{\"asked\":{\(query)}}")
            ]
        ).messages
    }

    @Test(
        "Each way of asking too much has its message",
        arguments: [
            (#""where":{"day":"gte"}"#, "A.queries.asked.where: error: the partition key 'PK'"),
            (
                #""where":{"id":"eq","rank":"gt"}"#,
                "A.queries.asked.where.rank: error: 'rank' is not"
            ),
            (
                #""where":{"id":"eq","day":"gte","name":"eq"}"#,
                "A.queries.asked.where.day: error: 'day' bounds the sort key"
            ),
            (
                #""where":{"id":"eq","name":"eq"}"#,
                "A.queries.asked.where.name: error: 'name' comes"
            ),
            (
                #""where":{"id":"gt"}"#,
                "A.queries.asked.where: error: the partition key 'PK' is not"
            ),
            (
                #""index":"byState","where":{"state":"eq","rank":"eq"}"#,
                "A.queries.asked.where.rank: error: 'rank' comes after 'day'"
            ),
            (
                #""index":"byState","where":{"state":"eq"},"filter":{"day":"lt"}"#,
                "A.queries.asked.filter.day: error: 'day' is part of the index's key"
            ),
            (
                #""index":"slim","where":{"state":"eq"}"#,
                "A.queries.asked.index: error: index 'slim'"
            ),
        ])
    func unanswerable(query: String, start: String) {
        let found = messages(query)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix(start) == true, "\(found)")
    }

    @Test(
        "What an index can answer is asked",
        arguments: [
            #""where":{"id":"eq"}"#, #""where":{"id":"eq","day":"gte"}"#,
            #""where":{"id":"eq","day":"between"},"filter":{"rank":"gt","note":"contains"}"#,
            #""where":{"id":"eq","day":"eq","name":"beginsWith"}"#,
            #""index":"byState","where":{"state":{"is":"open"},"day":"eq","rank":"gte"}"#,
        ])
    func answerable(query: String) { #expect(messages(query) == []) }
}
