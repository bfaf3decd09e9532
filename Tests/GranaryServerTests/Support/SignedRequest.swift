import Crypto
import Foundation
import GranaryTransfer

@testable import GranaryServer

/// The text of a request that is signed now.
func signed(
    _ operation: String, _ body: String, key: String = "ADMIN", secret: String = "one"
) -> String {
    let target = "DynamoDB_20120810.\(operation)"
    let date = SignatureDate.text(Int(Date().timeIntervalSince1970 * 1_000))
    let day = String(date.prefix(8))
    let names = "host;x-amz-date;x-amz-target"
    let hash = FileDigest.hexadecimal(SHA256.hash(data: Array(body.utf8)))
    let canonical =
        "POST\n/\n\nhost:127.0.0.1\nx-amz-date:\(date)\nx-amz-target:\(target)\n\n"
        + "\(names)\n\(hash)"
    let scope = "\(day)/us-east-1/dynamodb/aws4_request"
    let sum = FileDigest.hexadecimal(SHA256.hash(data: Array(canonical.utf8)))
    var signingKey = SymmetricKey(data: Array("AWS4\(secret)".utf8))
    for part in [day, "us-east-1", "dynamodb", "aws4_request"] {
        signingKey = SymmetricKey(data: SigningKeys.sign(part, with: signingKey))
    }
    let signature = FileDigest.hexadecimal(
        SigningKeys.sign("AWS4-HMAC-SHA256\n\(date)\n\(scope)\n\(sum)", with: signingKey))
    return request(
        target, body: body,
        headers: "X-Amz-Date: \(date)\r\nAuthorization: AWS4-HMAC-SHA256 "
            + "Credential=\(key)/\(scope), SignedHeaders=\(names), Signature=\(signature)\r\n")
}
