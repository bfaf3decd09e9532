import DynamoDBWire
import GranaryTestSupport
import Testing

/// Time to live is switched, described and refused as DynamoDB does, and really deletes.
@Suite("Time to live on the wire", .temporaryStore)
struct TimeToLiveWireTests {
    private func update(_ attribute: String, _ isEnabled: Bool) -> String {
        """
        {"TableName":"music","TimeToLiveSpecification":{"AttributeName":"\(attribute)",
         "Enabled":\(isEnabled)}}
        """
    }

    @Test func isSwitchedAndDescribed() async {
        let client = WireClient()
        await client.createTable()
        let describe = #"{"TableName":"music"}"#
        #expect(
            await client.ok("DescribeTimeToLive", describe)
                == #"{"TimeToLiveDescription":{"TimeToLiveStatus":"DISABLED"}}"#)
        #expect(
            await client.ok("UpdateTimeToLive", update("ttl", true))
                == #"{"TimeToLiveSpecification":{"Enabled":true,"AttributeName":"ttl"}}"#)
        #expect(
            await client.ok("DescribeTimeToLive", describe)
                == #"{"TimeToLiveDescription":{"TimeToLiveStatus":"ENABLED","AttributeName":"ttl"}}"#
        )
        await client.refuses(
            "UpdateTimeToLive", update("ttl", true), "TimeToLive is already enabled")
        await client.refuses(
            "UpdateTimeToLive", update("until", true),
            "TimeToLive is active on a different AttributeName: current AttributeName is ttl")
        _ = await client.ok("UpdateTimeToLive", update("ttl", false))
        await client.refuses(
            "UpdateTimeToLive", update("ttl", false), "TimeToLive is already disabled")
    }

    @Test func isCheckedByTheModel() async {
        let client = WireClient()
        await client.createTable()
        await client.refuses(
            "UpdateTimeToLive", #"{"TableName":"music"}"#,
            "1 validation error detected: Value null at 'timeToLiveSpecification' failed to satisfy "
                + "constraint: Member must not be null")
        await client.refuses(
            "UpdateTimeToLive",
            #"{"TableName":"music","TimeToLiveSpecification":{"AttributeName":""}}"#,
            "2 validation errors detected: Value '' at 'timeToLiveSpecification.attributeName' "
                + "failed to satisfy constraint: Member must have length greater than or equal to 1"
                + "; Value null at 'timeToLiveSpecification.enabled' failed to satisfy constraint: "
                + "Member must not be null")
        let (status, text) = await client.send("DescribeTimeToLive", #"{"TableName":"nothing"}"#)
        #expect(status == 400 && text.contains("Table: nothing not found"))
    }

    /// An expiry is in the stream as a deletion by the service itself.
    @Test func expiriesAreMarkedInTheStream() async throws {
        let streams = try StreamClient()
        let arn = await streams.createTable()
        _ = await streams.client.ok("UpdateTimeToLive", update("ttl", true))
        _ = await streams.client.ok(
            "PutItem",
            #"{"TableName":"music","Item":{"PK":{"S":"a"},"ttl":{"N":"1700000010"}}}"#)
        streams.clock.advance(seconds: 10)
        try TemporaryStore.current.waitForExpiries()
        let (records, _) = await streams.records(await streams.iterator(of: arn))
        #expect(records.compactMap { $0["eventName"]?.string } == ["INSERT", "REMOVE"])
        let identity = records.last?["userIdentity"]
        #expect(records.first?["userIdentity"] == nil)
        for (type, principal) in [("type", "principalId"), ("Type", "PrincipalId")] {
            #expect(identity?[type]?.string == "Service")
            #expect(identity?[principal]?.string == "dynamodb.amazonaws.com")
        }
        #expect(records.last?["dynamodb"]?["OldImage"]?["PK"]?["S"]?.string == "a")
    }
}
