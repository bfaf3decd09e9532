import CLoops
import Foundation

/// What a table of times means nothing without.
enum Machine {
    static func description(itemCount: Int, rounds: Int) -> String {
        let date = Date().formatted(.iso8601.year().month().day())
        return """
            \(date), \(processor), \(ProcessInfo.processInfo.activeProcessorCount) cores, \
            \(system), Swift \(swiftVersion), \
            \(String(cString: lmdb_version_text()).prefix { $0 != ":" }), \
            SQLite \(String(cString: sqlite_version_text())); \
            \(itemCount) items, medians of \(rounds) rounds
            """
    }

    private static var processor: String {
        let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?.split(
            separator: "\n")
        let model = lines?.first { $0.hasPrefix("model name") }
        return model?.split(separator: ":").last?.trimmingCharacters(in: .whitespaces)
            ?? "unknown processor"
    }

    private static var system: String { ProcessInfo.processInfo.operatingSystemVersionString }

    private static var swiftVersion: String {
        #if compiler(>=6.4)
            "6.4 or later"
        #elseif compiler(>=6.3)
            "6.3"
        #else
            "6.2"
        #endif
    }
}
