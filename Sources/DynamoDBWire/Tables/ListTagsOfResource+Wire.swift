/// The request of `ListTagsOfResource`; all tags fit on one page.
struct ListTagsOfResourceRequest: WireOperation {
    static let name = OperationName.listTagsOfResource

    private var resourceARN: String?

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        guard member == "ResourceArn" else { return false }
        resourceARN = try reader.string()
        return true
    }

    func check(_ constraints: inout Constraints) {
        constraints.require(resourceARN, "resourceArn", length: 1...1_283)
    }

    func claims(in context: RequestContext) -> [AccessClaim] {
        context.claim("ListTagsOfResource", resourceARN: resourceARN)
    }

    func run(in context: RequestContext) throws(WireError) -> [UInt8] {
        let table = try context.table(resourceARN: resourceARN)
        let tags = table.annotations[TableAnnotation.tags]?.mapValue ?? AttributeMap()
        var writer = ResponseWriter()
        writer.object { writer in
            writer.array("Tags", tags) { writer, tag in
                writer.object { writer in
                    writer.member("Key", tag.name)
                    writer.member("Value", tag.value.stringValue ?? "")
                }
            }
        }
        return writer.bytes
    }
}
