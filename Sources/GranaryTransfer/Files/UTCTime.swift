internal import Foundation

/// Points in time as the files of this target write them: ISO 8601 with milliseconds, in UTC.
enum UTCTime {
    /// The milliseconds since 1970 now.
    static var nowMilliseconds: Int64 { Int64(Date.now.timeIntervalSince1970 * 1_000) }

    /// `2025-11-06T09:30:00.000Z`.
    static func text(milliseconds: Int64) -> String {
        let date = Date(timeIntervalSince1970: Double(milliseconds) / 1_000)
        return date.formatted(style)
    }

    /// The milliseconds since 1970 of such a text, also of one without a fraction.
    static func milliseconds(_ text: String) -> Int64? {
        let date = (try? style.parse(text)) ?? (try? wholeSeconds.parse(text))
        return date.map { Int64(($0.timeIntervalSince1970 * 1_000).rounded()) }
    }

    private static let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    private static let wholeSeconds = Date.ISO8601FormatStyle(includingFractionalSeconds: false)
}
