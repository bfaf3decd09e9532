internal import DynamoDBWire
internal import GranaryTransfer
internal import HTTPTypes

/// An answer as it is sent.
struct Answer: Sendable {
    /// The type of a body, of requests as SDKs send them and of answers.
    static let usualType = "application/x-amz-json-1.0"

    var head: HTTPResponse
    var body: [UInt8]

    init(_ status: HTTPResponse.Status, _ fields: HTTPFields, _ body: [UInt8]) {
        head = HTTPResponse(status: status, headerFields: fields)
        self.body = body
    }

    /// What the service answers.
    ///
    /// - Parameters:
    ///   - response: Its status and its body.
    ///   - type: The type that the request has, and the answer gets.
    ///   - isCompressed: Whether the body is sent as gzip.
    init(_ response: WireResponse, type: String? = nil, isCompressed: Bool = false) {
        var body = response.body
        var fields = HTTPFields()
        fields.reserveCapacity(6)
        fields.append(HTTPField(name: .contentType, value: type ?? Self.usualType))
        if isCompressed, var deflater = Deflater(level: 1) {
            var compressed: [UInt8] = []
            deflater.deflate(body.span, isLast: true, into: &compressed)
            body = compressed
            fields.append(HTTPField(name: .contentEncoding, value: "gzip"))
        }
        // The checksum is of the bytes as they are sent, which is what SDKs verify.
        fields.append(HTTPField(name: .checksum, value: String(CRC32.checksum(body.span))))
        self.init(.init(code: response.status), fields, body)
    }

    /// A refusal in the protocol's form.
    init(_ refusal: HTTPRefusal, type: String? = nil) {
        var response = refusal.error.response
        response.status = refusal.status.code
        self.init(response, type: type)
        if refusal.closes { head.headerFields[.connection] = "close" }
    }

    /// Adds what every answer says, once its body is known.
    mutating func complete(id: String) {
        // Appended: to set a field is to look for it first.
        head.headerFields.append(HTTPField(name: .contentLength, value: String(body.count)))
        head.headerFields.append(HTTPField(name: .date, value: HTTPDate.now))
        head.headerFields.append(HTTPField(name: .requestID, value: id))
    }
}
