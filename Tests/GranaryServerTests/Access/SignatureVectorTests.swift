import DynamoDBWire
import Foundation
import HTTPTypes
import Testing

@testable import GranaryServer

/// Requests as botocore 1.43 signed them: what it signs is taken, and nothing else is.
@Suite("Signatures")
struct SignatureVectorTests {
    /// What a request was signed with.
    struct Vector: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var body = "{}"
        var target = "DynamoDB_20120810.ListTables"
        var extra: [(name: String, value: String)] = []
        var signed = "content-type;host;x-amz-date;x-amz-target"
        var signature: String
        var date = "20261128T194530Z"
        var scope = "AKIDEXAMPLE/20261128/eu-west-2/dynamodb/aws4_request"

        /// The head of the request.
        var head: HTTPRequest {
            var head = HTTPRequest(
                method: .post, scheme: "http", authority: "localhost:8000", path: "/")
            var fields: [(name: String, value: String)] = [
                ("Content-Type", "application/x-amz-json-1.0"), ("X-Amz-Target", target),
                ("X-Amz-Date", date), ("Authorization", authorization),
            ]
            fields += extra
            for (name, value) in fields {
                guard let name = HTTPField.Name(name) else { continue }
                head.headerFields.append(HTTPField(name: name, value: value))
            }
            return head
        }

        var authorization: String {
            "AWS4-HMAC-SHA256 Credential=\(scope), SignedHeaders=\(signed), Signature=\(signature)"
        }
    }

    static let vectors = [
        Vector(
            testDescription: "a plain request",
            signature: "b9704be8e44ad252fdd1c10554bc35ee40ca097e9c74252762995e4d8a3f601c"),
        Vector(
            testDescription: "a body of Unicode",
            body: #"{"TableName":"music","Key":{"PK":{"S":"é 日本"}}}"#,
            target: "DynamoDB_20120810.GetItem",
            signature: "365f7597e2e6f36bd4d623ba15c49302984a62edbed9d17419ee35d2c7e8ce71"),
        Vector(
            testDescription: "a header with spaces",
            body: #"{"Limit":3}"#, extra: [("X-Amz-Note", "  two   spaces  ")],
            signed: "content-type;host;x-amz-date;x-amz-note;x-amz-target",
            signature: "4cc458045d71cf7d5ec671070c10254d35206d0d286271986bca2430bbc40cea"),
        Vector(
            testDescription: "an empty body", body: "",
            signature: "8e3a4ace2cc8cc3e1fa2254454db9289fe31e67586c55bda3d32db032c2d6d01"),
    ]

    /// How a request is refused.
    struct Refusal: Equatable {
        var exception: String
        var message: String?
    }

    /// The exception and text that a request is refused with; `nil` when it is taken.
    private func refusal(
        _ head: HTTPRequest, _ body: [UInt8], at moment: String = "20261128T194530Z",
        region: String = "eu-west-2"
    ) throws -> Refusal? {
        let file = #"[{"accessKeyId":"AKIDEXAMPLE","secretAccessKey":"\#(Self.secret)"}]"#
        let credentials = try Credentials(json: Array(file.utf8), file: "keys.json")
        let now = try #require(SignatureDate.milliseconds(moment))
        let authenticator = Authenticator(KeyRing(credentials), region: region) { now }
        do throws(HTTPRefusal) {
            let claim = try authenticator.claim(head)
            let caller = try authenticator.caller(claim, head: head, body: body)
            #expect(caller.accessKeyID == "AKIDEXAMPLE")
            return nil
        } catch {
            #expect(error.status == .badRequest)
            return Refusal(exception: error.error.exception, message: error.error.message)
        }
    }

    private static let secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"

    @Test("What botocore signed is taken", arguments: vectors)
    func golden(vector: Vector) throws {
        let refusal = try refusal(vector.head, Array(vector.body.utf8))
        #expect(refusal == nil, "\(String(describing: refusal))")
    }

    @Test(
        "Whatever bit of the body or the signature is flipped, the request is refused",
        arguments: vectors)
    func flippedBits(vector: Vector) throws {
        let body = Array(vector.body.utf8)
        for bit in 0..<body.count * 8 {
            var flipped = body
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(try refusal(vector.head, flipped) != nil, "bit \(bit) of the body")
        }
        let signature = Array(vector.signature.utf8)
        for bit in 0..<signature.count * 8 {
            var flipped = signature
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            var changed = vector
            changed.signature = String(decoding: flipped, as: UTF8.self)
            #expect(try refusal(changed.head, body) != nil, "bit \(bit) of the signature")
        }
    }

    @Test(
        "Whatever character of a signed header is changed, the request is refused",
        arguments: vectors)
    func changedHeaders(vector: Vector) throws {
        let head = vector.head
        for (index, field) in head.headerFields.enumerated()
        where field.name != .authorization && !field.value.hasPrefix(" ") {
            for place in field.value.indices {
                var changed = field.value
                changed.replaceSubrange(place...place, with: changed[place] == "x" ? "y" : "x")
                var other = head
                other.headerFields[index].value = changed
                #expect(try refusal(other, Array(vector.body.utf8)) != nil, "\(changed)")
            }
        }
        var other = head
        other.authority = "localhost:8001"
        #expect(try refusal(other, Array(vector.body.utf8)) != nil)
    }

    @Test("A request without a signature misses its token")
    func missing() throws {
        var head = Self.vectors[0].head
        head.headerFields[.authorization] = nil
        let refusal = try #require(try refusal(head, Array("{}".utf8)))
        #expect(refusal.exception == "MissingAuthenticationTokenException")
        #expect(refusal.message == "Request is missing Authentication Token")
    }

    @Test("A header that lacks parts is incomplete, and says which")
    func incomplete() throws {
        var head = Self.vectors[0].head
        head.headerFields[.authorization] = "AWS4-HMAC-SHA256 Credential=\(Self.vectors[0].scope)"
        let refusal = try #require(try refusal(head, Array("{}".utf8)))
        #expect(refusal.exception == "IncompleteSignatureException")
        #expect(
            refusal.message == "Authorization header requires 'Signature' parameter. "
                + "Authorization header requires 'SignedHeaders' parameter.")
    }

    @Test(
        "What is missing of the Authorization header is named, and what is there twice",
        arguments: [
            (
                "AWS4-HMAC-SHA256",
                "Authorization header requires 'Credential' parameter. Authorization header requires "
                    + "'Signature' parameter. Authorization header requires 'SignedHeaders' parameter."
            ),
            (
                "AWS4-HMAC-SHA256 Signature=, Signature=0",
                "Authorization header has 'Signature' twice."
            ), ("AWS3", "Authorization header requires algorithm 'AWS4-HMAC-SHA256'."),
        ])
    func authorizationForms(text: String, message: String) throws {
        var head = Self.vectors[0].head
        head.headerFields[.authorization] = text
        #expect(try refusal(head, [])?.message == message)
    }

    @Test("A key that nobody has, and a wrong signature, have AWS's texts")
    func wrong() throws {
        var stranger = Self.vectors[0]
        stranger.scope = "AKIDNOBODY/20261128/eu-west-2/dynamodb/aws4_request"
        let unknown = try #require(try refusal(stranger.head, Array("{}".utf8)))
        #expect(unknown.exception == "UnrecognizedClientException")
        #expect(unknown.message == "The security token included in the request is invalid.")
        let mismatch = try #require(try refusal(Self.vectors[0].head, Array("{ }".utf8)))
        #expect(mismatch.exception == "InvalidSignatureException")
        #expect(
            mismatch.message == "The request signature we calculated does not match the signature "
                + "you provided. Check your AWS Secret Access Key and signing method. Consult the "
                + "service documentation for details.")
    }

    @Test("A clock may be off by five minutes and not by a second more")
    func skew() throws {
        let head = Self.vectors[0].head
        let body = Array("{}".utf8)
        for moment in ["20261128T195030Z", "20261128T194030Z"] {
            #expect(try refusal(head, body, at: moment) == nil, "\(moment)")
        }
        let late = try #require(try refusal(head, body, at: "20261128T195031Z"))
        #expect(late.exception == "InvalidSignatureException")
        #expect(
            late.message == "Signature expired: 20261128T194530Z is now earlier than "
                + "20261128T194531Z (20261128T195031Z - 5 min.)")
        let early = try #require(try refusal(head, body, at: "20261128T194029Z"))
        #expect(
            early.message == "Signature not yet current: 20261128T194530Z is still later than "
                + "20261128T194529Z (20261128T194029Z + 5 min.)")
    }

    @Test("A session's token is of a key that there is not, however well it is signed")
    func session() throws {
        let vector = Vector(
            testDescription: "a session's token",
            extra: [("X-Amz-Security-Token", "session/token+of=client")],
            signed: "content-type;host;x-amz-date;x-amz-security-token;x-amz-target",
            signature: "cf1db82f858fcd475e3883229150a9792104681cc9181fe30fe8a0ae239a8508")
        let refusal = try #require(try refusal(vector.head, Array("{}".utf8)))
        #expect(refusal.exception == "UnrecognizedClientException")
    }

    @Test("A header for the service that is not signed is refused: it was added on the way")
    func unsigned() throws {
        var head = Self.vectors[0].head
        head.headerFields[try #require(HTTPField.Name("X-Amz-Meta"))] = "other"
        let refusal = try #require(try refusal(head, Array("{}".utf8)))
        #expect(refusal.exception == "IncompleteSignatureException")
        #expect(
            refusal.message
                == "'x-amz-meta' must be a 'SignedHeader' in the AWS request.")
    }

    @Test(
        "A hash of the body that is sent must be the body's",
        arguments: [
            "UNSIGNED-PAYLOAD", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "",
        ])
    func payloadHash(text: String) throws {
        var vector = Self.vectors[0]
        vector.extra = [("X-Amz-Content-Sha256", text)]
        vector.signed = "content-type;host;x-amz-content-sha256;x-amz-date;x-amz-target"
        #expect(try refusal(vector.head, Array("{}".utf8)) != nil)
    }

    @Test(
        "Another region, service, day or end of the scope is refused",
        arguments: [
            "AKIDEXAMPLE/20261128/us-east-1/dynamodb/aws4_request",
            "AKIDEXAMPLE/20261128/eu-west-2/s3/aws4_request",
            "AKIDEXAMPLE/20261127/eu-west-2/dynamodb/aws4_request",
            "AKIDEXAMPLE/20261128/eu-west-2/dynamodb/aws5_request",
            "AKIDEXAMPLE/2026/eu-west-2/dynamodb/aws4_request",
            "AKIDEXAMPLE//eu-west-2/dynamodb/aws4_request",
            "AKIDEXAMPLE/20261128/eu-west-2/dynamodb", "/20261128/eu-west-2/dynamodb/aws4_request",
            "AKIDEXAMPLE/20261128/eu-west-2/dynamodb/aws4_request/more",
        ])
    func scopes(scope: String) throws {
        var vector = Self.vectors[0]
        vector.scope = scope
        #expect(try refusal(vector.head, Array("{}".utf8)) != nil)
    }

    @Test(
        "Headers that are signed in another order, twice, or are not there, are refused",
        arguments: [
            "host;content-type;x-amz-date;x-amz-target", "host;host;x-amz-date;x-amz-target",
            "Content-Type;host;x-amz-date;x-amz-target",
            "host;x-amz-date;x-amz-missing;x-amz-target",
            "host;x-amz-date", "x-amz-date;x-amz-target", "", ";", "host;x-amz-date;x-amz-target;",
        ])
    func signedHeaders(names: String) throws {
        var vector = Self.vectors[0]
        vector.signed = names
        #expect(try refusal(vector.head, Array("{}".utf8)) != nil)
    }

    @Test(
        "Dates are read in one form alone",
        arguments: [
            "20261128T194560Z", "20261128T246000Z", "20261331T194530Z", "20260230T194530Z",
            "2026-11-28T19:45:30Z", "20261128t194530Z", "20261128T194530", "+0261128T194530Z", "",
        ])
    func dates(text: String) { #expect(SignatureDate.milliseconds(text) == nil) }
}
