import GranaryTestSupport
import Testing

/// What the operations on one item answer, byte for byte, as SDKs read it.
@Suite("Item operations on the wire", .temporaryStore)
struct ItemOperationTests {
    @Test("An item of every type comes back as it was put")
    func everyType() async {
        let client = WireClient()
        await client.createTable()
        let item = """
            {"PK":{"S":"a"},"SK":{"S":"1"},"b":{"B":"AAEC"},"bs":{"BS":["AQ==","Ag=="]},\
            "e":{"S":""},"l":{"L":[{"S":"x"},{"N":"1.5"},{"L":[]}]},"m":{"M":{"k":{"BOOL":false}}},\
            "n":{"N":"-0.001"},"ns":{"NS":["1","2"]},"ss":{"SS":["a","\\u00e9"]},"t":{"BOOL":true},\
            "z":{"NULL":true}}
            """
        #expect(await client.ok("PutItem", #"{"TableName":"music","Item":\#(item)}"#) == "{}")
        let answer = await client.ok(
            "GetItem", #"{"TableName":"music","Key":{"PK":{"S":"a"},"SK":{"S":"1"}}}"#)
        #expect(answer == #"{"Item":\#(item.replacing(#"\u00e9"#, with: "é"))}"#)
    }

    @Test("A get of nothing answers an empty object, and tells what it cost if asked")
    func missing() async {
        let client = WireClient()
        await client.createTable()
        let key = #"{"PK":{"S":"a"},"SK":{"S":"1"}}"#
        #expect(await client.ok("GetItem", #"{"TableName":"music","Key":\#(key)}"#) == "{}")
        let capacity = await client.ok(
            "GetItem",
            #"{"TableName":"music","Key":\#(key),"ReturnConsumedCapacity":"INDEXES"}"#)
        #expect(
            capacity == """
                {"ConsumedCapacity":{"TableName":"music","CapacityUnits":0.5,\
                "Table":{"CapacityUnits":0.5}}}
                """)
    }

    @Test("A table is named by its ARN too")
    func arn() async {
        let client = WireClient()
        await client.createTable()
        let key = #"{"PK":{"S":"a"},"SK":{"S":"1"}}"#
        let arn = "arn:aws:dynamodb:eu-west-2:000000000000:table/music"
        #expect(await client.ok("GetItem", #"{"TableName":"\#(arn)","Key":\#(key)}"#) == "{}")
        let (status, text) = await client.send(
            "GetItem",
            #"{"TableName":"arn:aws:dynamodb:us-west-1:1:table/music","Key":\#(key)}"#)
        #expect(status == 400)
        #expect(
            text == """
                {"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException",\
                "message":"Requested resource not found"}
                """)
    }

    @Test("An update with all of its parts returns what it changed")
    func update() async {
        let client = WireClient()
        await client.createTable()
        let answer = await client.ok(
            "UpdateItem",
            """
            {"TableName":"music","Key":{"PK":{"S":"a"},"SK":{"S":"1"}},
             "UpdateExpression":"SET #n = :n ADD plays :one",
             "ConditionExpression":"attribute_not_exists(PK)",
             "ExpressionAttributeNames":{"#n":"name"},
             "ExpressionAttributeValues":{":n":{"S":"Song"},":one":{"N":"1"}},
             "ReturnValues":"UPDATED_NEW"}
            """)
        #expect(answer == #"{"Attributes":{"name":{"S":"Song"},"plays":{"N":"1"}}}"#)
    }

    @Test("A failed condition is its own exception, with the item if asked")
    func conditionFails() async {
        let client = WireClient()
        await client.createTable()
        let item = #"{"PK":{"S":"a"},"SK":{"S":"1"}}"#
        _ = await client.ok("PutItem", #"{"TableName":"music","Item":\#(item)}"#)
        let (status, text) = await client.send(
            "PutItem",
            """
            {"TableName":"music","Item":\(item),"ConditionExpression":"attribute_not_exists(PK)",
             "ReturnValuesOnConditionCheckFailure":"ALL_OLD"}
            """)
        #expect(status == 400)
        #expect(
            text == """
                {"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException",\
                "message":"The conditional request failed","Item":\(item)}
                """)
    }

    @Test("A query returns a page, its counts and where to go on")
    func query() async {
        let client = WireClient()
        await client.createTable()
        for number in 1...3 {
            _ = await client.ok(
                "PutItem",
                #"{"TableName":"music","Item":{"PK":{"S":"a"},"SK":{"S":"\#(number)"}}}"#)
        }
        let answer = await client.ok(
            "Query",
            """
            {"TableName":"music","KeyConditionExpression":"PK = :p","Limit":2,
             "ExpressionAttributeValues":{":p":{"S":"a"}},"ScanIndexForward":false,
             "ProjectionExpression":"SK"}
            """)
        #expect(
            answer == """
                {"Items":[{"SK":{"S":"3"}},{"SK":{"S":"2"}}],"Count":2,"ScannedCount":2,\
                "LastEvaluatedKey":{"PK":{"S":"a"},"SK":{"S":"2"}}}
                """)
        let count = await client.ok("Scan", #"{"TableName":"music","Select":"COUNT"}"#)
        #expect(count == #"{"Count":3,"ScannedCount":3}"#)
    }

    @Test("Batches read and write, under the names the request used")
    func batches() async {
        let client = WireClient()
        await client.createTable()
        let written = await client.ok(
            "BatchWriteItem",
            """
            {"RequestItems":{"music":[
              {"PutRequest":{"Item":{"PK":{"S":"a"},"SK":{"S":"1"}}}},
              {"DeleteRequest":{"Key":{"PK":{"S":"a"},"SK":{"S":"2"}}}}]}}
            """)
        #expect(written == #"{"UnprocessedItems":{}}"#)
        let read = await client.ok(
            "BatchGetItem",
            #"{"RequestItems":{"music":{"Keys":[{"PK":{"S":"a"},"SK":{"S":"1"}}]}}}"#)
        #expect(
            read == """
                {"Responses":{"music":[{"PK":{"S":"a"},"SK":{"S":"1"}}]},"UnprocessedKeys":{}}
                """)
    }

    @Test("A transaction that is cancelled gives a reason for each action")
    func cancelled() async {
        let client = WireClient()
        await client.createTable()
        let (status, text) = await client.send(
            "TransactWriteItems",
            """
            {"TransactItems":[
              {"Put":{"TableName":"music","Item":{"PK":{"S":"a"},"SK":{"S":"1"}}}},
              {"ConditionCheck":{"TableName":"music","Key":{"PK":{"S":"b"},"SK":{"S":"1"}},
               "ConditionExpression":"attribute_exists(PK)"}}]}
            """)
        #expect(status == 400)
        #expect(
            text == """
                {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException",\
                "Message":"Transaction cancelled, please refer cancellation reasons for specific \
                reasons [None, ConditionalCheckFailed]","CancellationReasons":[{"Code":"None"},\
                {"Code":"ConditionalCheckFailed","Message":"The conditional request failed"}]}
                """)
        let read = await client.ok(
            "TransactGetItems",
            """
            {"TransactItems":[{"Get":{"TableName":"music","Key":{"PK":{"S":"a"},"SK":{"S":"1"}}}}]}
            """)
        #expect(read == #"{"Responses":[{}]}"#)
    }
}
