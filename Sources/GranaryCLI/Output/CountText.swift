/// Numbers of things for people.
enum CountText {
    /// `1 item`, `2 items`; a plural other than with `s` is given.
    static func text(_ count: Int, _ one: String, _ many: String? = nil) -> String {
        "\(count) \(count == 1 ? one : many ?? one + "s")"
    }
}
