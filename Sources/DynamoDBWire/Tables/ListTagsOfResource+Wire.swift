/// The request of `ListTagsOfResource`; all tags fit on one page.
struct ListTagsOfResourceRequest: ResourceOperation {
    static let name = OperationName.listTagsOfResource

    var resourceARN: String?
    private var nextToken: String?

    mutating func read(
        _ member: String, _ reader: inout RequestReader
    ) throws(WireError) -> Bool {
        switch member {
        case "ResourceArn": resourceARN = try reader.string()
        case "NextToken": nextToken = try reader.string()
        default: return false
        }
        return true
    }

    func run(in context: RequestContext) throws(WireError) -> [UInt8] {
        let table = try context.table(resourceARN: resourceARN)
        // No answer ever held one.
        guard nextToken == nil else { throw .invalidValues("Invalid NextToken") }
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
