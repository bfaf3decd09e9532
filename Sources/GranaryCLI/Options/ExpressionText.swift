internal import Granary

extension Optional where Wrapped == String {
    /// The text as an expression of any kind.
    func expression<Built>() -> Expression<Built>? { map { .text($0) } }
}
