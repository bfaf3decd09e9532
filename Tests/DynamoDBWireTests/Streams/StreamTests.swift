import GranaryTestSupport
import Testing

@testable import DynamoDBWire

/// A stream shows every change of its table once, in order, as DynamoDB's does.
@Suite("Streams on the wire", .temporaryStore)
struct StreamTests {
    /// Puts an item, changes it and deletes it.
    func write(_ streams: StreamClient, _ table: String = "music") async {
        for (operation, item) in [
            ("PutItem", #""Item":{"PK":{"S":"a"},"v":{"N":"1"}}"#),
            ("PutItem", #""Item":{"PK":{"S":"a"},"v":{"N":"2"}}"#),
            ("DeleteItem", #""Key":{"PK":{"S":"a"}}"#),
        ] {
            _ = await streams.client.ok(operation, #"{"TableName":"\#(table)",\#(item)}"#)
        }
    }

    @Test func describesAStream() async throws {
        let streams = try StreamClient()
        let arn = await streams.createTable()
        let described = await streams.ok("DescribeStream", #"{"StreamArn":"\#(arn)"}"#)
        let stream = try #require(described?["StreamDescription"])
        #expect(stream["StreamStatus"]?.string == "ENABLED")
        #expect(stream["StreamViewType"]?.string == "NEW_AND_OLD_IMAGES")
        #expect(stream["TableName"]?.string == "music")
        #expect(stream["KeySchema"]?.text == #"[{"AttributeName":"PK","KeyType":"HASH"}]"#)
        let label = try #require(stream["StreamLabel"]?.string)
        #expect(arn == "arn:aws:dynamodb:eu-west-2:000000000000:table/music/stream/\(label)")
        let shards = try #require(stream["Shards"]?.elements)
        let shard = try #require(shards.first?["ShardId"]?.string)
        #expect(shards.count == 1 && (28...65).contains(shard.utf8.count))
        let start = shards[0]["SequenceNumberRange"]?["StartingSequenceNumber"]?.string
        #expect(start == "100000000000000000001")
        let after = await streams.ok(
            "DescribeStream", #"{"StreamArn":"\#(arn)","ExclusiveStartShardId":"\#(shard)"}"#)
        #expect(after?["StreamDescription"]?["Shards"]?.elements.isEmpty == true)
    }

    @Test func listsStreams() async throws {
        let streams = try StreamClient()
        await streams.client.createTable("plain")
        let music = await streams.createTable("music")
        let zebra = await streams.createTable("zebra")
        func list(_ body: String) async -> [String] {
            let page = await streams.ok("ListStreams", body)
            let arns = page?["Streams"]?.elements.compactMap { $0["StreamArn"]?.string } ?? []
            return arns + [page?["LastEvaluatedStreamArn"]?.string ?? "end"]
        }
        #expect(await list("{}") == [music, zebra, "end"])
        #expect(await list(#"{"Limit":1}"#) == [music, music])
        #expect(await list(#"{"ExclusiveStartStreamArn":"\#(music)"}"#) == [zebra, "end"])
        #expect(await list(#"{"TableName":"zebra"}"#) == [zebra, "end"])
        #expect(await list(#"{"TableName":"plain"}"#) == ["end"])
        #expect(await list(#"{"TableName":"nothing"}"#) == ["end"])
    }

    /// Each view type holds what it says, and all of them the keys.
    @Test(arguments: [
        ("KEYS_ONLY", ["", "", ""], ["", "", ""]),
        ("NEW_IMAGE", ["1", "2", ""], ["", "", ""]),
        ("OLD_IMAGE", ["", "", ""], ["", "1", "2"]),
        ("NEW_AND_OLD_IMAGES", ["1", "2", ""], ["", "1", "2"]),
    ])
    func showsImages(viewType: String, new: [String], old: [String]) async throws {
        let streams = try StreamClient()
        let arn = await streams.createTable(viewType: viewType)
        await write(streams)
        let (records, _) = await streams.records(await streams.iterator(of: arn))
        #expect(records.compactMap { $0["eventName"]?.string } == ["INSERT", "MODIFY", "REMOVE"])
        let changes = records.compactMap { $0["dynamodb"] }
        #expect(changes.map { $0["NewImage"]?["v"]?["N"]?.string ?? "" } == new)
        #expect(changes.map { $0["OldImage"]?["v"]?["N"]?.string ?? "" } == old)
        #expect(changes.allSatisfy { $0["Keys"]?.text == #"{"PK":{"S":"a"}}"# })
        #expect(changes.allSatisfy { $0["StreamViewType"]?.string == viewType })
        // The key has 3 bytes, and an image 3 more.
        let sizes = zip(new, old).map { new, old in
            [new, old].reduce(3) { $0 + ($1.isEmpty ? 0 : 6) }
        }
        #expect(changes.map { $0["SizeBytes"]?.text } == sizes.map { "\($0)" })
    }

    @Test func aRecordIsWhole() async throws {
        let streams = try StreamClient()
        let arn = await streams.createTable()
        await write(streams)
        let (records, _) = await streams.records(await streams.iterator(of: arn), limit: 1)
        let record = try #require(records.first)
        #expect(records.count == 1)
        #expect(record["eventVersion"]?.string == "1.1")
        #expect(record["eventSource"]?.string == "aws:dynamodb")
        #expect(record["awsRegion"]?.string == "eu-west-2")
        #expect(record["userIdentity"] == nil)
        let id = record["eventID"]?.string ?? ""
        #expect(id.hasSuffix("100000000000000000001") && id.utf8.count == 53)
        let change = record["dynamodb"]
        #expect(change?["SequenceNumber"]?.string == "100000000000000000001")
        #expect(change?["ApproximateCreationDateTime"]?.text.hasPrefix("1700000000") == true)
    }

    /// Pages follow each other without a gap, and an iterator at the end sees what comes.
    @Test func iteratesByPages() async throws {
        let streams = try StreamClient()
        let arn = await streams.createTable()
        let latest = await streams.iterator("LATEST", of: arn)
        await write(streams)
        var iterator = await streams.iterator(of: arn)
        var names: [String] = []
        for _ in 0..<4 {
            let (records, next) = await streams.records(iterator, limit: 1)
            names += records.compactMap { $0["eventName"]?.string }
            iterator = next
        }
        #expect(names == ["INSERT", "MODIFY", "REMOVE"])
        #expect(await streams.records(latest).0.count == 3)
        let fromNow = await streams.iterator("LATEST", of: arn)
        #expect(await streams.records(fromNow).0.isEmpty)
        await write(streams)
        #expect(await streams.records(fromNow).0.count == 3)
        #expect(await streams.records(iterator).0.count == 3)
    }

    @Test func beginsAtASequenceNumber() async throws {
        let streams = try StreamClient()
        let arn = await streams.createTable()
        await write(streams)
        let second = "100000000000000000002"
        let at = await streams.iterator("AT_SEQUENCE_NUMBER", of: arn, at: second)
        let after = await streams.iterator("AFTER_SEQUENCE_NUMBER", of: arn, at: second)
        #expect(await streams.records(at).0.count == 2)
        #expect(await streams.records(after).0.count == 1)
        let shard = await streams.shardID(of: arn)
        func refusal(_ rest: String) async -> String {
            await streams.refusal(
                "GetShardIterator", #"{"StreamArn":"\#(arn)","ShardId":"\#(shard)",\#(rest)}"#)
        }
        let at4 = #""ShardIteratorType":"AT_SEQUENCE_NUMBER""#
        #expect(
            await refusal(at4)
                == "400 ValidationException: One or more parameter values were invalid: Missing "
                + "required parameter in input: \"SequenceNumber\"")
        #expect(
            await refusal(at4 + #","SequenceNumber":"100000000000000000004""#)
                == "400 ValidationException: One or more parameter values were invalid: Invalid "
                + "SequenceNumber: 100000000000000000004")
        #expect(
            await refusal(#""ShardIteratorType":"NEXT""#)
                == "400 ValidationException: 1 validation error detected: Value 'NEXT' at "
                + "'shardIteratorType' failed to satisfy constraint: Member must satisfy enum value "
                + "set: [AFTER_SEQUENCE_NUMBER, LATEST, AT_SEQUENCE_NUMBER, TRIM_HORIZON]")
    }

    /// After 15 minutes an iterator is of no use; a new one is had with each page.
    @Test func iteratorsExpire() async throws {
        let streams = try StreamClient()
        let arn = await streams.createTable()
        let iterator = await streams.iterator(of: arn)
        streams.clock.advance(seconds: 899)
        let (_, next) = await streams.records(iterator)
        streams.clock.advance(seconds: 1)
        let body = #"{"ShardIterator":"\#(iterator)"}"#
        #expect(
            await streams.refusal("GetRecords", body).hasPrefix("400 ExpiredIteratorException"))
        _ = await streams.records(next)
    }

    /// What a client made up, or changed by a bit, reads nothing.
    @Test func iteratorsAreAuthentic() async throws {
        let streams = try StreamClient()
        let arn = await streams.createTable()
        let iterator = ShardIterator(
            streamARN: arn, after: 0, madeMilliseconds: streams.clock.nowMilliseconds)
        let text = iterator.text
        let read = try ShardIterator(text, nowMilliseconds: streams.clock.nowMilliseconds)
        #expect(read.streamARN == arn && read.after == 0)
        var changed = Array(text.utf8)
        for position in changed.indices.dropLast(4) {
            let before = changed[position]
            changed[position] = before == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
            #expect(throws: WireError.self, "byte \(position)") {
                try ShardIterator(
                    String(decoding: changed, as: UTF8.self),
                    nowMilliseconds: streams.clock.nowMilliseconds)
            }
            changed[position] = before
        }
        for text in ["x", "AAAA", "a\"b", "", "====", String(repeating: "A", count: 2_048)] {
            let body = "{\"ShardIterator\":\(JSONValue.string(text).text)}"
            #expect(await streams.refusal("GetRecords", body).hasPrefix("400 "), "\(text)")
        }
    }

    /// A stream that is switched off is closed: what it holds is read to its end, for a day.
    @Test func isReadAfterItWasSwitchedOff() async throws {
        let streams = try StreamClient()
        let arn = await streams.createTable()
        let iterator = await streams.iterator(of: arn)
        await write(streams)
        _ = await streams.client.ok(
            "UpdateTable",
            #"{"TableName":"music","StreamSpecification":{"StreamEnabled":false}}"#)
        await write(streams)
        let described = await streams.ok("DescribeStream", #"{"StreamArn":"\#(arn)"}"#)
        let stream = try #require(described?["StreamDescription"])
        #expect(stream["StreamStatus"]?.string == "DISABLED")
        let range = stream["Shards"]?.elements.first?["SequenceNumberRange"]
        #expect(range?["StartingSequenceNumber"]?.string == "100000000000000000001")
        #expect(range?["EndingSequenceNumber"]?.string == "100000000000000000003")
        let list = await streams.ok("ListStreams", "{}")
        #expect(list?["Streams"]?.elements.compactMap { $0["StreamArn"]?.string } == [arn])
        let (first, next) = await streams.records(iterator, limit: 2)
        #expect(first.count == 2 && !next.isEmpty)
        let (last, end) = await streams.records(next)
        #expect(last.compactMap { $0["eventName"]?.string } == ["REMOVE"] && end.isEmpty)
        #expect(await streams.records(await streams.iterator(of: arn)).0.count == 3)
        streams.clock.advance(seconds: 86_400)
        #expect(
            await streams.refusal("DescribeStream", #"{"StreamArn":"\#(arn)"}"#)
                == "400 ResourceNotFoundException: Requested resource not found: Stream: \(arn) not "
                + "found")
        #expect(await streams.ok("ListStreams", "{}")?["Streams"]?.elements.isEmpty == true)
    }

    /// A stream that was switched on again is another one.
    @Test func isAnotherOneWhenSwitchedOnAgain() async throws {
        let streams = try StreamClient()
        let arn = await streams.createTable()
        await write(streams)
        for stream in [
            #"{"StreamEnabled":false}"#, #"{"StreamEnabled":true,"StreamViewType":"KEYS_ONLY"}"#,
        ] {
            _ = await streams.client.ok(
                "UpdateTable", #"{"TableName":"music","StreamSpecification":\#(stream)}"#)
        }
        let list = await streams.ok("ListStreams", "{}")
        let again = list?["Streams"]?.elements.compactMap { $0["StreamArn"]?.string } ?? []
        #expect(again.count == 1 && again != [arn])
        let described = await streams.ok(
            "DescribeStream", #"{"StreamArn":"\#(again.first ?? "")"}"#)
        #expect(described?["StreamDescription"]?["StreamStatus"]?.string == "ENABLED")
        #expect(
            await streams.refusal("DescribeStream", #"{"StreamArn":"\#(arn)"}"#).hasPrefix(
                "400 ResourceNotFoundException"))
    }

    /// A stream that went with its table is not there, nor by its old iterators.
    @Test func goesWithItsTable() async throws {
        let streams = try StreamClient()
        let arn = await streams.createTable()
        let iterator = await streams.iterator(of: arn)
        let notFound =
            "400 ResourceNotFoundException: Requested resource not found: Stream: \(arn) not found"
        let describe = #"{"StreamArn":"\#(arn)"}"#
        _ = await streams.client.ok("DeleteTable", #"{"TableName":"music"}"#)
        #expect(await streams.refusal("DescribeStream", describe) == notFound)
        #expect(
            await streams.refusal("GetRecords", #"{"ShardIterator":"\#(iterator)"}"#) == notFound)
        #expect(
            await streams.refusal("DescribeStream", "{}").hasPrefix(
                "400 ValidationException: 1 validation error detected: Value null at 'streamArn'"))
        let elsewhere = String(repeating: "x", count: 40)
        #expect(
            await streams.refusal("DescribeStream", #"{"StreamArn":"\#(elsewhere)"}"#)
                == "400 ValidationException: Invalid StreamArn")
        let other = "shardId-00000000000000000000-00000000"
        let again = await streams.createTable()
        #expect(
            await streams.refusal(
                "GetShardIterator",
                """
                {"StreamArn":"\(again)","ShardId":"\(other)","ShardIteratorType":"LATEST"}
                """)
                == "400 ResourceNotFoundException: Requested resource not found: Shard: \(other) in "
                + "Stream: \(again) not found")
    }

    /// A stream keeps a day; who asks for what is older is told so.
    @Test func keepsADay() async throws {
        let streams = try StreamClient()
        let arn = await streams.createTable()
        await write(streams)
        let first = "100000000000000000001"
        let iterator = await streams.iterator("AFTER_SEQUENCE_NUMBER", of: arn, at: first)
        let shard = await streams.shardID(of: arn)
        streams.clock.advance(seconds: 86_401)
        try TemporaryStore.current.waitForExpiries()
        let trimmed =
            "400 TrimmedDataAccessException: The operation attempted to read past the "
            + "oldest stream record in a shard."
        #expect(
            await streams.refusal(
                "GetShardIterator",
                """
                {"StreamArn":"\(arn)","ShardId":"\(shard)","SequenceNumber":"\(first)",
                 "ShardIteratorType":"AT_SEQUENCE_NUMBER"}
                """) == trimmed)
        #expect(
            await streams.refusal("GetRecords", #"{"ShardIterator":"\#(iterator)"}"#)
                .hasPrefix("400 ExpiredIteratorException"))
        #expect(await streams.records(await streams.iterator(of: arn)).0.isEmpty)
    }

    /// Only the four operations of Streams have its prefix, and only with it they are known.
    @Test func hasATargetOfItsOwn() async throws {
        let streams = try StreamClient()
        #expect(
            await streams.refusal("ListTables", "{}") == "400 UnknownOperationException: ")
        let (status, _) = await streams.client.send("ListStreams", "{}")
        #expect(status == 400)
        #expect(
            await streams.refusal("GetRecords", #"{"ShardIterator":"x","Limit":1001}"#)
                == "400 ValidationException: 1 validation error detected: Value '1001' at 'limit' "
                + "failed to satisfy constraint: Member must have value less than or equal to 1000")
    }
}
