internal import Granary

/// Writes items to standard output, as JSON lines or as a table.
///
/// Memory is flat: a table takes its columns from the first items and shows the rest as they come.
struct ItemWriter: ~Copyable {
    /// How many items a table looks at to choose its columns.
    static let sampleCount = 200

    private let style: OutputOptions.Style
    private let form: JSONForm
    private let leading: [String]
    private let width: Int
    private var output: OutputBuffer
    private var waiting: [Item] = []
    private var columns: [String] = []
    private var table: TextTable?
    private(set) var count = 0

    /// Shows the attributes in `leading`, the key's, first.
    init(
        style: OutputOptions.Style, form: JSONForm, leading: [String],
        descriptor: Int32 = Terminal.output, width: Int? = nil
    ) {
        self.style = style
        self.form = form
        self.leading = leading
        self.width = width ?? Terminal.width(of: descriptor)
        output = OutputBuffer(descriptor: descriptor)
    }

    /// Writes one item.
    mutating func write(_ item: Item) throws(OutputError) {
        count += 1
        guard style == .table else {
            form.append(item.view, leading: leading, to: &output.bytes)
            try output.endLine()
            return
        }
        if let table {
            try output.line(table.line(Self.cells(of: item, columns)))
        } else {
            waiting.append(item)
            if waiting.count == Self.sampleCount { try beginTable() }
        }
    }

    /// Writes what is held back; call it once, after the last item.
    mutating func finish() throws(OutputError) {
        if style == .table {
            if table == nil, !waiting.isEmpty { try beginTable() }
            var summary = CountText.text(count, "item")
            if let hidden = table?.hiddenCount, hidden > 0 {
                summary += ", \(hidden) more attributes: --output json shows all"
            }
            try output.line(summary)
        }
        try output.flush()
    }

    /// Chooses the columns and writes the items that were held back.
    private mutating func beginTable() throws(OutputError) {
        let columns = Self.columns(of: waiting, leading: leading)
        let rows = waiting.map { Self.cells(of: $0, columns) }
        let table = TextTable(header: columns, rows: rows, width: width)
        self.columns = columns
        self.table = table
        try output.line(table.line(table.header))
        try output.line(table.rule)
        for row in rows { try output.line(table.line(row)) }
        waiting = []
    }

    private static func cells(of item: Item, _ columns: [String]) -> [String] {
        columns.map { item[$0]?.cellText ?? "" }
    }

    /// The attributes of all the items: those of the key first, the others by name.
    static func columns(of items: [Item], leading: [String]) -> [String] {
        let names = Set(items.flatMap(\.attributeNames))
        let first = leading.filter(names.contains)
        return first + names.subtracting(first).sorted()
    }
}
