@testable import DynamoDBWire

/// Requests for the table of operations and policies: `7` is the tenant's partition, `8` another's.
enum PolicyRequests {
    typealias Case = OperationPolicyTests.Case

    static let all = reads + queries + writes + batches + transactions + statements + others

    static func key(_ partition: String) -> String {
        #"{"PK":{"S":"\#(partition)"},"SK":{"S":"1"}}"#
    }

    private static func get(_ partition: String, _ more: String = "") -> String {
        #"{"TableName":"app","Key":\#(key(partition))\#(more)}"#
    }

    private static func put(_ partition: String, _ more: String = "") -> String {
        #"{"TableName":"app","Item":\#(key(partition))\#(more)}"#
    }

    private static let named = #","ProjectionExpression":"PK""#

    private static let reads = [
        Case(.getItem, "own", get("7"), rows: true),
        Case(.getItem, "another's", get("8")),
        Case(.getItem, "own, named", get("7", named), rows: true, attributes: true),
        Case(.getItem, "own, hidden", get("7", #","ProjectionExpression":"pay.x""#), rows: true),
        Case(
            .getItem, "old, named", get("7", #","AttributesToGet":["SK"]"#), rows: true,
            attributes: true),
        Case(.scan, "all", #"{"TableName":"app"}"#),
        Case(.scan, "named", #"{"TableName":"app"\#(named)}"#, attributes: true),
        Case(
            .scan, "filtered by own",
            """
            {"TableName":"app","FilterExpression":"PK = :p",
             "ExpressionAttributeValues":{":p":{"S":"7"}}}
            """),
        Case(
            .scan, "probing",
            """
            {"TableName":"app"\(named),"FilterExpression":"pay > :p",
             "ExpressionAttributeValues":{":p":{"N":"7"}}}
            """),
    ]

    private static func query(_ condition: String, _ more: String = "") -> String {
        """
        {"TableName":"app","KeyConditionExpression":"\(condition)",
         "ExpressionAttributeValues":{":a":{"S":"7"},":b":{"S":"8"}}\(more)}
        """
    }

    private static let index = #","IndexName":"byG""#

    private static let queries = [
        Case(.query, "own", query("PK = :a AND SK > :b"), rows: true),
        Case(.query, "another's", query("PK = :b AND SK > :a")),
        Case(
            .query, "own, named", query("PK = :a AND SK > :b", named), rows: true,
            attributes: true),
        Case(
            .query, "a count", query("PK = :a AND SK > :b", #","Select":"COUNT""#), rows: true,
            attributes: true),
        Case(.query, "own, of the index", query("g = :a AND SK > :b", index), rows: true),
        Case(.query, "another's, of the index", query("g = :b AND SK > :a", index)),
        Case(
            .query, "old, own",
            """
            {"TableName":"app","KeyConditions":{"PK":{"ComparisonOperator":"EQ",
             "AttributeValueList":[{"S":"7"}]}}}
            """, rows: true),
        Case(
            .query, "old, another's",
            """
            {"TableName":"app","KeyConditions":{"PK":{"ComparisonOperator":"EQ",
             "AttributeValueList":[{"S":"8"}]}}}
            """),
    ]

    private static let update = """
        ,"UpdateExpression":"SET #n = :n","ExpressionAttributeNames":{"#n":"name"},
         "ExpressionAttributeValues":{":n":{"S":"x"}}
        """
    private static let condition = #","ConditionExpression":"attribute_exists(PK)""#
    private static let back = #","ReturnValuesOnConditionCheckFailure":"ALL_OLD""#

    private static let writes = [
        Case(.putItem, "own", put("7"), rows: true, attributes: true),
        Case(.putItem, "another's", put("8"), attributes: true),
        Case(.putItem, "old item back", put("7", #","ReturnValues":"ALL_OLD""#), rows: true),
        Case(.putItem, "item back at failure", put("7", condition + back), rows: true),
        Case(
            .putItem, "probing", put("7", #","ConditionExpression":"attribute_exists(pay)""#),
            rows: true),
        Case(.deleteItem, "own", get("7"), rows: true, attributes: true),
        Case(.deleteItem, "another's", get("8"), attributes: true),
        Case(.deleteItem, "old item back", get("7", #","ReturnValues":"ALL_OLD""#), rows: true),
        Case(.updateItem, "own", get("7", update), rows: true, attributes: true),
        Case(.updateItem, "another's", get("8", update), attributes: true),
        Case(
            .updateItem, "new item back", get("7", update + #","ReturnValues":"ALL_NEW""#),
            rows: true),
        Case(
            .updateItem, "changes back", get("7", update + #","ReturnValues":"UPDATED_NEW""#),
            rows: true, attributes: true),
        Case(
            .updateItem, "old, hidden",
            get("7", #","AttributeUpdates":{"pay":{"Action":"DELETE"}}"#),
            rows: true),
    ]

    private static let batches = [
        Case(
            .batchGetItem, "own",
            #"{"RequestItems":{"app":{"Keys":[\#(key("7"))]}}}"#, rows: true),
        Case(
            .batchGetItem, "own and another's",
            #"{"RequestItems":{"app":{"Keys":[\#(key("7")),\#(key("8"))]}}}"#),
        Case(
            .batchGetItem, "a table of no name here",
            #"{"RequestItems":{"app":{"Keys":[\#(key("7"))]},"none":{"Keys":[\#(key("7"))]}}}"#),
        Case(
            .batchGetItem, "named",
            #"{"RequestItems":{"app":{"Keys":[\#(key("7"))]\#(named)}}}"#, rows: true,
            attributes: true),
        Case(
            .batchWriteItem, "own",
            #"{"RequestItems":{"app":[{"PutRequest":{"Item":\#(key("7"))}}]}}"#, rows: true,
            attributes: true),
        Case(
            .batchWriteItem, "another's put",
            #"{"RequestItems":{"app":[{"PutRequest":{"Item":\#(key("8"))}}]}}"#, attributes: true),
        Case(
            .batchWriteItem, "another's deleted",
            """
            {"RequestItems":{"app":[{"PutRequest":{"Item":\(key("7"))}},
             {"DeleteRequest":{"Key":\(key("8"))}}]}}
            """, attributes: true),
    ]

    private static func transaction(_ actions: String...) -> String {
        #"{"TransactItems":[\#(actions.joined(separator: ","))]}"#
    }

    private static let transactions = [
        Case(.transactGetItems, "own", transaction(#"{"Get":\#(get("7"))}"#), rows: true),
        Case(
            .transactGetItems, "another's",
            transaction(#"{"Get":\#(get("7"))}"#, #"{"Get":\#(get("8"))}"#)),
        Case(
            .transactGetItems, "named", transaction(#"{"Get":\#(get("7", named))}"#), rows: true,
            attributes: true),
        Case(
            .transactWriteItems, "own",
            transaction(#"{"Put":\#(put("7"))}"#), rows: true, attributes: true),
        Case(
            .transactWriteItems, "another's put",
            transaction(#"{"Put":\#(put("8"))}"#), attributes: true),
        Case(
            .transactWriteItems, "another's update",
            transaction(#"{"Put":\#(put("7"))}"#, #"{"Update":\#(get("8", update))}"#),
            attributes: true),
        Case(
            .transactWriteItems, "another's delete",
            transaction(#"{"Delete":\#(get("8"))}"#), attributes: true),
        Case(
            .transactWriteItems, "another's check",
            transaction(
                #"{"Put":\#(put("7"))}"#, #"{"ConditionCheck":\#(get("8", condition))}"#),
            attributes: true),
        Case(
            .transactWriteItems, "item back at failure",
            transaction(#"{"ConditionCheck":\#(get("7", condition + back))}"#), rows: true),
    ]

    private static func statement(_ text: String, _ more: String = "") -> String {
        #"{"Statement":"\#(text)"\#(more)}"#
    }

    private static let own = "UPDATE app SET name = 'x' WHERE PK = '7' AND SK = '1'"
    private static let other = "DELETE FROM app WHERE PK = '8' AND SK = '1'"

    private static let statements = [
        Case(.executeStatement, "own", statement("SELECT * FROM app WHERE PK = '7'"), rows: true),
        Case(.executeStatement, "another's", statement("SELECT * FROM app WHERE PK = '8'")),
        Case(.executeStatement, "all", statement("SELECT PK FROM app"), attributes: true),
        Case(
            .executeStatement, "a list with another's",
            statement("SELECT PK FROM app WHERE PK IN ['7', '8']"), attributes: true),
        Case(
            .executeStatement, "a list of own",
            statement("SELECT PK FROM app WHERE PK IN ['7', '7']"), rows: true, attributes: true),
        Case(
            .executeStatement, "own or another's",
            statement("SELECT PK FROM app WHERE PK = '7' OR PK = '8'"), attributes: true),
        Case(
            .executeStatement, "own or anything",
            statement("SELECT PK FROM app WHERE PK = '7' OR name = 'x'"), attributes: true),
        Case(
            .executeStatement, "own by the index",
            statement(#"SELECT * FROM app.byG WHERE g = '7'"#), rows: true),
        Case(
            .executeStatement, "another's by the index",
            statement(#"SELECT * FROM app.byG WHERE g = '8'"#)),
        Case(.executeStatement, "own change", statement(own), rows: true, attributes: true),
        Case(
            .executeStatement, "own change, item back", statement(own + " RETURNING ALL OLD *"),
            rows: true),
        Case(
            .executeStatement, "own change, item back at failure", statement(own, back),
            rows: true),
        Case(.executeStatement, "another's deleted", statement(other), attributes: true),
        Case(
            .executeStatement, "another's put",
            statement("INSERT INTO app VALUE {'PK': '8', 'SK': '9'}"), attributes: true),
        Case(
            .batchExecuteStatement, "own",
            #"{"Statements":[\#(statement(own))]}"#, rows: true, attributes: true),
        Case(
            .batchExecuteStatement, "another's",
            #"{"Statements":[\#(statement(own)),\#(statement(other))]}"#, attributes: true),
        Case(
            .executeTransaction, "own",
            #"{"TransactStatements":[\#(statement(own))]}"#, rows: true, attributes: true),
        Case(
            .executeTransaction, "another's",
            #"{"TransactStatements":[\#(statement(own)),\#(statement(other))]}"#, attributes: true),
        Case(
            .executeTransaction, "another's condition",
            """
            {"TransactStatements":[\(statement(own)),
             \(statement("EXISTS(SELECT PK FROM app WHERE PK = '8' AND SK = '1')"))]}
            """, attributes: true),
    ]

    private static let arn = "arn:aws:dynamodb:eu-west-2:000000000000:table/app"
    private static let table = #"{"TableName":"app"}"#
    private static let resource = #"{"ResourceArn":"\#(arn)"}"#
    private static let backup = #"{"BackupArn":"\#(arn)/backup/20261128T000000Z-0"}"#
    private static let stream = "\(arn)/stream/2026-11-28T00:00:00.000"

    /// None of these names an item or an attribute: conditions on those allow none of them.
    private static let others = [
        Case(
            .createTable, "a table",
            """
            {"TableName":"new","BillingMode":"PAY_PER_REQUEST",
             "KeySchema":[{"AttributeName":"PK","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"PK","AttributeType":"S"}]}
            """),
        Case(.deleteTable, "the table", table),
        Case(.describeTable, "the table", table),
        Case(.listTables, "all", "{}"),
        Case(.updateTable, "the table", #"{"TableName":"app","DeletionProtectionEnabled":true}"#),
        Case(.listTagsOfResource, "the table", resource),
        Case(
            .tagResource, "the table",
            #"{"ResourceArn":"\#(arn)","Tags":[{"Key":"a","Value":"b"}]}"#),
        Case(.untagResource, "the table", #"{"ResourceArn":"\#(arn)","TagKeys":["a"]}"#),
        Case(.describeTimeToLive, "the table", table),
        Case(
            .updateTimeToLive, "the table",
            """
            {"TableName":"app","TimeToLiveSpecification":{"AttributeName":"t","Enabled":true}}
            """),
        Case(.deleteResourcePolicy, "the table", resource),
        Case(.getResourcePolicy, "the table", resource),
        Case(.putResourcePolicy, "the table", #"{"ResourceArn":"\#(arn)","Policy":"{}"}"#),
        Case(.describeEndpoints, "all", "{}"),
        Case(.describeLimits, "all", "{}"),
        Case(.createBackup, "the table", #"{"TableName":"app","BackupName":"first"}"#),
        Case(.deleteBackup, "a backup", backup),
        Case(.describeBackup, "a backup", backup),
        Case(.describeContinuousBackups, "the table", table),
        Case(.listBackups, "all", "{}"),
        Case(
            .restoreTableFromBackup, "a backup",
            #"{"TargetTableName":"copy",\#(backup.dropFirst())"#),
        Case(
            .restoreTableToPointInTime, "the table",
            #"{"SourceTableName":"app","TargetTableName":"copy"}"#),
        Case(
            .updateContinuousBackups, "the table",
            """
            {"TableName":"app","PointInTimeRecoverySpecification":
             {"PointInTimeRecoveryEnabled":false}}
            """),
        Case(.listStreams, "all", "{}"),
        Case(.describeStream, "a stream", #"{"StreamArn":"\#(stream)"}"#),
        Case(
            .getShardIterator, "a stream",
            """
            {"StreamArn":"\(stream)","ShardId":"shardId-00000000000000000001",
             "ShardIteratorType":"LATEST"}
            """),
        Case(.getRecords, "a stream", #"{"ShardIterator":"x"}"#),
    ]
}
