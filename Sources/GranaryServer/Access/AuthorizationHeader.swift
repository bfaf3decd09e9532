/// What an `Authorization` header of signature version 4 says.
///
/// ```text
/// AWS4-HMAC-SHA256 Credential=KEY/20261128/eu-west-2/dynamodb/aws4_request,
///     SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=64 hexadecimal digits
/// ```
///
/// [Source](https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html)
struct AuthorizationHeader: Equatable, Sendable {
    var accessKeyID: String
    var date: String
    var region: String
    var service: String
    var terminator: String
    var signedHeaders: [String]
    var signature: [UInt8]

    private static let algorithm = "AWS4-HMAC-SHA256"

    /// Reads a header.
    ///
    /// - Throws: ``SignatureError/incomplete(_:)``, which names the parts that are missing.
    init(_ text: String) throws(SignatureError) {
        // By bytes: characters would be a tenth of a small request's time.
        guard text.utf8.count <= 4_096,
            text == Self.algorithm || text.utf8.starts(with: (Self.algorithm + " ").utf8)
        else {
            throw .incomplete(["Authorization header requires algorithm '\(Self.algorithm)'."])
        }
        var parameters = Parameters()
        for part in text.utf8.dropFirst(Self.algorithm.utf8.count)
            .split(separator: UInt8(ascii: ","))
        {
            let part = part.drop { $0 == UInt8(ascii: " ") }
            guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else { continue }
            try parameters.take(part[..<equals], part[part.index(after: equals)...])
        }
        guard let credential = parameters.credential, let signature = parameters.signature,
            let signed = parameters.signedHeaders, parameters.missing.isEmpty
        else {
            throw .incomplete(
                parameters.missing.map { "Authorization header requires '\($0)' parameter." })
        }
        let scope = credential.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard scope.count == 5, (1...128).contains(scope[0].count) else {
            throw .incomplete([
                "Credential must have exactly 5 slash-delimited elements, e.g. "
                    + "keyid/date/region/service/term."
            ])
        }
        accessKeyID = String(Substring(scope[0]))
        date = String(Substring(scope[1]))
        region = String(Substring(scope[2]))
        service = String(Substring(scope[3]))
        terminator = String(Substring(scope[4]))
        signedHeaders =
            signed.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        guard let bytes = Self.bytes(hexadecimal: signature), bytes.count == 32 else {
            throw .mismatch
        }
        self.signature = bytes
    }

    /// The scope that the string to sign has.
    var scope: String { "\(date)/\(region)/\(service)/\(terminator)" }

    /// The bytes of small hexadecimal digits.
    private static func bytes(hexadecimal text: Substring.UTF8View) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        var high: UInt8?
        for byte in text {
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            default: return nil
            }
            if let first = high {
                bytes.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        return high == nil ? bytes : nil
    }
}

/// The parts of a header that count.
private struct Parameters {
    var credential: Substring.UTF8View?
    var signedHeaders: Substring.UTF8View?
    var signature: Substring.UTF8View?

    /// The names of those that are not there.
    var missing: [String] {
        [("Credential", credential), ("Signature", signature), ("SignedHeaders", signedHeaders)]
            .filter { $0.1?.isEmpty ?? true }.map(\.0)
    }

    /// Takes a part; one of another name is passed over, and an empty one is as good as none.
    mutating func take(
        _ name: Substring.UTF8View, _ value: Substring.UTF8View
    ) throws(SignatureError) {
        if name.elementsEqual("Credential".utf8) {
            try Self.set(&credential, name, value)
        } else if name.elementsEqual("SignedHeaders".utf8) {
            try Self.set(&signedHeaders, name, value)
        } else if name.elementsEqual("Signature".utf8) {
            try Self.set(&signature, name, value)
        }
    }

    private static func set(
        _ part: inout Substring.UTF8View?, _ name: Substring.UTF8View,
        _ value: Substring.UTF8View
    ) throws(SignatureError) {
        guard part == nil else {
            throw .incomplete(["Authorization header has '\(Substring(name))' twice."])
        }
        part = value
    }
}
