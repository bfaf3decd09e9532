/// The request of `DescribeEndpoints`: this server.
struct DescribeEndpointsRequest: WireOperation {
    static let name = OperationName.describeEndpoints

    func read(_ member: String, _ reader: inout RequestReader) -> Bool { false }

    func run(in context: RequestContext) -> [UInt8] {
        var writer = ResponseWriter()
        writer.object { writer in
            writer.array("Endpoints", [context.state.endpoint]) { writer, address in
                writer.object { writer in
                    writer.member("Address", address)
                    writer.member("CachePeriodInMinutes", 1_440)
                }
            }
        }
        return writer.bytes
    }
}
