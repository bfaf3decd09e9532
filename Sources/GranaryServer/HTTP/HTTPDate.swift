internal import Granary
internal import GranaryItems
internal import Synchronization

/// The time as HTTP writes it: `Sun, 06 Nov 1994 08:49:37 GMT`, made once a second.
///
/// By RFC 9110, section 5.6.7.
enum HTTPDate {
    private static let last = Mutex<(second: UInt64, text: String)>((0, ""))

    /// The time now.
    static var now: String {
        let second = Store.nowMilliseconds / 1_000
        return last.withLock { last in
            if last.second != second { last = (second, text(ofSecond: second)) }
            return last.text
        }
    }

    /// The text of a second since 1970.
    static func text(ofSecond second: UInt64) -> String {
        let (days, time) = (Int(second / 86_400), Int(second % 86_400))
        let date = CivilDate(daysSince1970: days)
        let clock = [time / 3_600, time / 60 % 60, time % 60].map(twoDigits)
        // 1970 began with a Thursday.
        return
            "\(weekdays[(days + 4) % 7]), \(twoDigits(date.day)) \(months[date.month - 1]) \(date.year) "
            + "\(clock.joined(separator: ":")) GMT"
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
