import GranaryItems
import GranaryTestSupport
import Testing

/// Tags and policies are judged by the service's rules, with its texts.
@Suite("Tags and policies on the wire", .temporaryStore)
struct ResourceTests {
    private static let arn = "arn:aws:dynamodb:eu-west-2:000000000000:table/music"
    private static let invalid = "One or more parameter values were invalid: "
    private let client = WireClient()

    private static func request(_ rest: String, arn: String = arn) -> String {
        #"{"ResourceArn":"\#(arn)"\#(rest)}"#
    }

    private func tags() async -> String? {
        let text = await client.ok("ListTagsOfResource", Self.request(""))
        return (try? JSONValue(parsing: text))?["Tags"]?.text
    }

    @Test(
        "Tags that are none are refused",
        arguments: [
            ("[]", "Atleast one Tag needs to be provided as Input."),
            (#"[{"Key":"a"}]"#, "The Tag Value provided is invalid, Value: null"),
            (#"[{"Value":"a"}]"#, "The Tag Key provided is invalid, Key: null"),
            (#"[{"Key":"","Value":"a"}]"#, "The Tag Key provided is invalid, Key: "),
            (#"[{"Key":"a*b","Value":"a"}]"#, "The Tag Key provided is invalid, Key: a*b"),
            (#"[{"Key":"a","Value":"<"}]"#, "The Tag Value provided is invalid, Value: <"),
            (
                #"[{"Key":"aws:a","Value":"a"}]"#,
                "Tag Key cannot be prefixed with aws:, Key: aws:a"
            ),
            (
                #"[{"Key":"a","Value":"1"},{"Key":"a","Value":"1"}]"#,
                "Duplicate Tag Keys provided as input: Duplicate Tag Key found a"
            ),
        ])
    func refused(tags: String, message: String) async {
        await client.createTable()
        await client.refuses("TagResource", Self.request(#","Tags":\#(tags)"#), message)
        #expect(await self.tags() == "[]")
    }

    @Test func fiftyTagsAndNoMore() async {
        await client.createTable()
        let tags = (0..<50).map { #"{"Key":"é \#($0)","Value":""}"# }.joined(separator: ",")
        _ = await client.ok("TagResource", Self.request(#","Tags":[\#(tags)]"#))
        await client.refuses(
            "TagResource", Self.request(#","Tags":[{"Key":"b","Value":"c"}]"#),
            "Number of Tags exceed the current limit for the provided ResourceArn")
        await client.refuses(
            "ListTagsOfResource", Self.request(#","NextToken":"x""#),
            Self.invalid + "Invalid NextToken")
    }

    @Test func untags() async {
        await client.createTable()
        _ = await client.ok("TagResource", Self.request(#","Tags":[{"Key":"a","Value":"b"}]"#))
        await client.refuses(
            "UntagResource", Self.request(#","TagKeys":[]"#),
            "Atleast one Tag Key needs to be provided as Input.")
        await client.refuses(
            "UntagResource", Self.request(#","TagKeys":["a","a"]"#),
            "Duplicate Tag Keys provided as input: Duplicate Tag Key found a")
        #expect(await tags() == #"[{"Key":"a","Value":"b"}]"#)
        _ = await client.ok("UntagResource", Self.request(#","TagKeys":["a","z"]"#))
        #expect(await tags() == "[]")
    }

    @Test(
        "ARNs of something else are refused",
        arguments: [
            ("foo", invalid + "ARNs must start with 'arn:': foo"),
            (
                "arn:aws:s3:::bucket",
                invalid + "Provided Arn is not a DynamoDB resource arn: arn:aws:s3:::bucket"
            ),
            (
                arn + "/index/byG",
                invalid + "Invalid resource arn provided, only table or stream is accepted. "
                    + "Provided resource arn: \(arn)/index/byG"
            ),
            (
                "arn:aws:dynamodb:mars:000000000000:table/music",
                "Invalid TableArn: Invalid ResourceArn provided as input "
                    + "arn:aws:dynamodb:mars:000000000000:table/music"
            ),
        ])
    func otherARNs(arn: String, message: String) async {
        await client.createTable()
        await client.refuses("ListTagsOfResource", Self.request("", arn: arn), message)
    }

    @Test func aPolicyThatIsPutAgainKeepsItsRevision() async {
        await client.createTable()
        func put(_ version: String) async -> String {
            let policy = #"{\"Version\":\"\#(version)\",\"Statement\":[]}"#
            return await client.ok(
                "PutResourcePolicy", Self.request(#","Policy":"\#(policy)""#))
        }
        let first = await put("1")
        #expect(await put("1") == first)
        for (policy, message) in [
            ("nope", "Invalid policy document: This policy contains invalid Json"),
            (
                String(repeating: "x", count: 20_481),
                "Maximum policy size of 20480 bytes exceeded"
            ),
        ] {
            await client.refuses(
                "PutResourcePolicy", Self.request(#","Policy":"\#(policy)""#),
                Self.invalid + message)
        }
        #expect(await put("1") == first)
    }

    /// What is kept is what all asked for, in whatever order: nobody's tag is lost.
    @Test func tagsOfManyAreAllKept() async {
        await client.createTable()
        await withTaskGroup { group in
            for number in 10..<40 {
                group.addTask {
                    let tag = #","Tags":[{"Key":"\#(number)","Value":"v"}]"#
                    _ = await client.ok("TagResource", Self.request(tag))
                }
            }
        }
        let text = await tags() ?? ""
        #expect((10..<40).allSatisfy { text.contains(#""Key":"\#($0)""#) }, "\(text)")
    }

    @Test func oneOfManyChangesARevision() async {
        await client.createTable()
        func policy(_ number: Int) -> String {
            let text = #"{\"Version\":\"2012-10-17\",\"Id\":\"\#(number)\",\"Statement\":[]}"#
            return Self.request(#","Policy":"\#(text)","ExpectedRevisionId":"NO_POLICY""#)
        }
        let answers = await withTaskGroup { group in
            for number in 0..<30 {
                group.addTask { await client.send("PutResourcePolicy", policy(number)) }
            }
            return await group.reduce(into: [(status: Int, text: String)]()) { $0.append($1) }
        }
        #expect(answers.count { $0.status == 200 } == 1)
        #expect(answers.count { $0.text.contains("PolicyNotFoundException") } == 29)
    }
}
