/// The request of `ListTagsOfResource`; all tags fit on one page.
struct ListTagsOfResourceRequest: ResourceOperation {
    static let name = OperationName.listTagsOfResource

    var resourceARN: String?

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
