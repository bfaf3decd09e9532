/// The request of `DescribeLimits`: the service's default quotas, of which none is enforced here.
struct DescribeLimitsRequest: WireOperation {
    static let name = OperationName.describeLimits

    func read(_ member: String, _ reader: inout RequestReader) -> Bool { false }

    func run(in context: RequestContext) -> [UInt8] {
        var writer = ResponseWriter()
        writer.object { writer in
            writer.member("AccountMaxReadCapacityUnits", 80_000)
            writer.member("AccountMaxWriteCapacityUnits", 80_000)
            writer.member("TableMaxReadCapacityUnits", 40_000)
            writer.member("TableMaxWriteCapacityUnits", 40_000)
        }
        return writer.bytes
    }
}
