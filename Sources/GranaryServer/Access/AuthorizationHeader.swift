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
        guard text.utf8.count <= 4_096, text.hasPrefix(Self.algorithm + " ") else {
            throw .incomplete(["Authorization header requires algorithm '\(Self.algorithm)'."])
        }
        var parameters: [Substring: Substring] = [:]
        for part in text.dropFirst(Self.algorithm.count).split(separator: ",") {
            let part = part.drop { $0 == " " }
            guard let equals = part.firstIndex(of: "=") else { continue }
            let value = part[part.index(after: equals)...]
            guard parameters.updateValue(value, forKey: part[..<equals]) == nil else {
                throw .incomplete(["Authorization header has '\(part[..<equals])' twice."])
            }
        }
        let missing = ["Credential", "Signature", "SignedHeaders"].filter {
            parameters[Substring($0)]?.isEmpty ?? true
        }
        guard missing.isEmpty, let credential = parameters["Credential"],
            let signature = parameters["Signature"], let signed = parameters["SignedHeaders"]
        else {
            throw .incomplete(missing.map { "Authorization header requires '\($0)' parameter." })
        }
        let scope = credential.split(separator: "/", omittingEmptySubsequences: false)
        guard scope.count == 5, (1...128).contains(scope[0].utf8.count) else {
            throw .incomplete([
                "Credential must have exactly 5 slash-delimited elements, e.g. "
                    + "keyid/date/region/service/term."
            ])
        }
        accessKeyID = String(scope[0])
        date = String(scope[1])
        region = String(scope[2])
        service = String(scope[3])
        terminator = String(scope[4])
        signedHeaders = signed.split(separator: ";", omittingEmptySubsequences: false)
            .map(String.init)
        guard let bytes = Self.bytes(hexadecimal: signature), bytes.count == 32 else {
            throw .mismatch
        }
        self.signature = bytes
    }

    /// The scope that the string to sign has.
    var scope: String { "\(date)/\(region)/\(service)/\(terminator)" }

    /// The bytes of small hexadecimal digits.
    private static func bytes(hexadecimal text: Substring) -> [UInt8]? {
        var bytes: [UInt8] = []
        var high: UInt8?
        for byte in text.utf8 {
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
