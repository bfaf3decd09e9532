internal import Crypto
internal import GranaryTransfer
internal import HTTPTypes

/// The form of a request that is signed: what of it the signature covers, in one spelling.
struct CanonicalRequest: Sendable {
    private let text: String

    /// Puts a request in its signed form.
    ///
    /// - Throws: ``SignatureError`` when a header that must be signed is not, or when one that is said
    ///   to be signed is missing.
    init(
        _ head: HTTPRequest, body: [UInt8], signedHeaders: [String]
    ) throws(SignatureError) {
        try Self.check(signedHeaders, head)
        let hash = FileDigest.hexadecimal(SHA256.hash(data: body))
        if let claimed = head.headerFields[.payloadHash], claimed != hash { throw .mismatch }
        var text = "\(head.method.rawValue)\n/\n\n"
        for name in signedHeaders {
            guard let value = Self.value(of: name, in: head) else { throw .mismatch }
            text += "\(name):\(value)\n"
        }
        text += "\n\(signedHeaders.joined(separator: ";"))\n\(hash)"
        self.text = text
    }

    /// The hash that the string to sign ends with.
    var hash: String { FileDigest.hexadecimal(SHA256.hash(data: Array(text.utf8))) }

    /// Throws unless the headers that decide what is done are all signed.
    ///
    /// A target that is not signed could be another operation's; a header for the service that was
    /// added later could change what is done.
    private static func check(
        _ signed: [String], _ head: HTTPRequest
    ) throws(SignatureError) {
        guard zip(signed, signed.dropFirst()).allSatisfy({ $0 < $1 }),
            signed.allSatisfy({ !$0.isEmpty && $0 == $0.lowercased() })
        else { throw .mismatch }
        var needed: Set<String> = ["host", "x-amz-date", "x-amz-target"]
        for field in head.headerFields {
            let name = field.name.canonicalName
            if name.hasPrefix("x-amz-") { needed.insert(name) }
        }
        let missing = needed.subtracting(signed).sorted()
        guard missing.isEmpty else {
            throw .incomplete(
                missing.map { "'\($0)' must be a 'SignedHeader' in the AWS request." })
        }
    }

    /// The value of a header with its spaces as the canonical form has them.
    private static func value(of name: String, in head: HTTPRequest) -> String? {
        if name == "host" { return head.authority }
        guard let name = HTTPField.Name(name) else { return nil }
        let values = head.headerFields[values: name]
        guard !values.isEmpty else { return nil }
        return values.map { value in
            value.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
        }.joined(separator: ",")
    }
}

extension HTTPField.Name {
    /// What the sender says the body's hash is.
    fileprivate static let payloadHash = Self("x-amz-content-sha256") ?? .contentType
}
