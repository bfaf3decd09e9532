internal import Granary

/// One thing for people: a name and a value to a line.
enum AttributeListing {
    /// The lines, names aligned and values cut to the width there is.
    static func lines(_ pairs: [(name: String, value: String)], width: Int) -> [String] {
        let names = min(pairs.map { TextWidth.of($0.name) }.max() ?? 0, width / 2)
        return pairs.map { pair in
            let name = TextWidth.pad(TextWidth.cut(pair.name, to: names), to: names)
            let room = max(1, width - names - TextTable.gap.count)
            return name + TextTable.gap + TextWidth.cut(pair.value, to: room)
        }
    }

    /// The attributes of an item, those of the key first.
    static func pairs(of item: Item, leading: [String]) -> [(name: String, value: String)] {
        ItemWriter.columns(of: [item], leading: leading).map { name in
            (name, item[name]?.cellText ?? "")
        }
    }
}
