internal import Granary

extension OutputOptions {
    /// Writes what is known of a table.
    func write(_ description: TableDescription) throws(OutputError) {
        var buffer = OutputBuffer(descriptor: Terminal.output)
        switch style {
        case .json: try buffer.line(description.jsonValue.text)
        case .table:
            let width = Terminal.width(of: Terminal.output)
            for line in description.lines(width: width) { try buffer.line(line) }
        }
        try buffer.flush()
    }

    /// Writes one item, its attributes in `leading` first.
    func write(_ item: Item, form: JSONForm, leading: [String]) throws(OutputError) {
        var buffer = OutputBuffer(descriptor: Terminal.output)
        switch style(for: form) {
        case .json:
            form.append(item.view, leading: leading, to: &buffer.bytes)
            try buffer.endLine()
        case .table:
            let pairs = AttributeListing.pairs(of: item, leading: leading)
            let width = Terminal.width(of: Terminal.output)
            for line in AttributeListing.lines(pairs, width: width) { try buffer.line(line) }
        }
        try buffer.flush()
    }
}
