internal import Granary

/// The items of a file, one per line, made ready for a table.
///
/// A line that is no item either ends the input or is counted and left out. Line numbers of items
/// that are not yet durable are kept, so that a failure to write can be told by its lines.
final class ItemLines {
    /// A line that cannot be imported.
    struct BadLine: Equatable {
        /// The number of the line, from 1.
        let lineNumber: Int
        /// What is wrong with it, and where.
        let reason: String
    }

    /// The bad line that ended the input.
    private(set) var badLine: BadLine?

    /// Why the file could not be read further; the input ends there.
    private(set) var readError: (any Error)?

    /// Bad lines that were left out.
    private(set) var skippedCount = 0

    private var reader: LineReader
    private let form: JSONForm
    private let keys: [ImportKey]
    private let rules: ImportRules
    private let skipsBadLines: Bool
    private var pendingLines: [Int] = []
    private var durableCount = 0

    init(
        _ source: @escaping LineReader.Source, form: JSONForm, keys: [ImportKey],
        rules: ImportRules, skipsBadLines: Bool
    ) {
        reader = LineReader(source)
        self.form = form
        self.keys = keys
        self.rules = rules
        self.skipsBadLines = skipsBadLines
    }

    /// The next item; `nil` at the end of the file, at a bad line, and where reading fails.
    ///
    /// A failure is kept instead of thrown, so that the items before it are still written.
    func next() -> Item? {
        while badLine == nil, advance() {
            guard !isBlank(reader.line) else { continue }
            do throws(SyntaxFailure) {
                let item = try item(in: reader.line)
                pendingLines.append(reader.lineNumber)
                return item
            } catch {
                if skipsBadLines {
                    skippedCount += 1
                } else {
                    badLine = BadLine(
                        lineNumber: reader.lineNumber, reason: error.description)
                }
            }
        }
        return nil
    }

    private func advance() -> Bool {
        do {
            return try reader.advance()
        } catch let error as LineTooLong {
            badLine = BadLine(lineNumber: error.lineNumber, reason: error.description)
        } catch {
            readError = error
        }
        return false
    }

    /// Forgets the lines of items that are durable.
    func didStore(_ count: Int) {
        pendingLines.removeFirst(min(pendingLines.count, count - durableCount))
        durableCount = count
    }

    /// The lines of the items that are not durable.
    var undecidedLines: ClosedRange<Int>? {
        guard let first = pendingLines.first, let last = pendingLines.last else { return nil }
        return first...last
    }

    private func item(in line: Span<UInt8>) throws(SyntaxFailure) -> Item {
        var item: Item
        do throws(JSONError) {
            item = try form.importedItem(line)
        } catch {
            throw SyntaxFailure("\(error)")
        }
        if !keys.isEmpty {
            var changes: [(name: String, value: AttributeValue?)] = []
            for key in keys {
                changes.append((key.name, try key.value(for: item, as: rules.type(of: key.name))))
            }
            item = item.replacing(changes)
        }
        try rules.check(item)
        return item
    }

    private func isBlank(_ line: Span<UInt8>) -> Bool {
        for index in line.indices {
            switch line[index] {
            case 0x20, 0x09, 0x0D: continue
            default: return false
            }
        }
        return true
    }
}
