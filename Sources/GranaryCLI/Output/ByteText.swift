/// Numbers of bytes for people.
enum ByteText {
    /// Three digits and a unit: `1.53 MiB`.
    static func text(_ byteCount: Int) -> String {
        guard byteCount >= 1_024 else { return "\(byteCount) B" }
        var value = Double(byteCount) / 1_024
        var unit = 0
        while value >= 1_023.5, unit < units.count - 1 {
            value /= 1_024
            unit += 1
        }
        let scale = value < 10 ? 100.0 : value < 100 ? 10.0 : 1.0
        let rounded = (value * scale).rounded() / scale
        let whole = rounded == rounded.rounded(.towardZero)
        return (whole ? "\(Int(rounded))" : "\(rounded)") + " " + units[unit]
    }

    private static let units = ["KiB", "MiB", "GiB", "TiB"]
}
