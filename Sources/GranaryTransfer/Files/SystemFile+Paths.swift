internal import Foundation

extension SystemFile {
    /// Whether something has this name, also a link that leads nowhere.
    static func isThere(_ path: String) -> Bool {
        (try? FileManager.default.attributesOfItem(atPath: path)) != nil
    }

    /// The path from the root, by which a neighbour can be named: nothing is behind its last name, which
    /// is no `.`, no `..` and no link.
    ///
    /// A path that is so already stays, links on the way included, since messages repeat it.
    static func resolved(_ path: String) -> String {
        let manager = FileManager.default
        let full = path.hasPrefix("/") ? path : manager.currentDirectoryPath + "/" + path
        var names = full.split(separator: "/").map(String.init)
        for linkCount in 0...linkLimit {
            if names.contains(where: { $0 == "." || $0 == ".." }) { names = withoutDots(names) }
            let path = "/" + names.joined(separator: "/")
            guard linkCount < linkLimit,
                let target = try? manager.destinationOfSymbolicLink(atPath: path)
            else { return path }
            let next = target.split(separator: "/").map(String.init)
            names = target.hasPrefix("/") ? next : names.dropLast() + next
        }
        return path
    }

    /// As many links as the system follows.
    private static let linkLimit = 40

    /// The names without `.` and `..`; what is before a `..` may be a link, whose target has another
    /// parent.
    private static func withoutDots(_ names: [String]) -> [String] {
        var result: [String] = []
        for name in names where name != "." {
            guard name == ".." else {
                result.append(name)
                continue
            }
            let path = "/" + result.joined(separator: "/")
            if (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil {
                result = resolved(path).split(separator: "/").map(String.init)
            }
            _ = result.popLast()
        }
        return result
    }
}
