import GranaryExpressions
import GranaryItems
import Testing

/// Compares updates of encoded items with a plain one that changes a decoded item step by step.
///
/// Method: one seed makes random items and random updates of paths that do not touch each other.
/// The model carries out one action after the other, reading from the old item; because indexes are
/// those of the old item, it marks removed elements and closes the gaps last. Text and builders must
/// agree. A failure names its seed.
@Suite("Updates against their model")
struct UpdateModelTests {
    @Test(arguments: UInt64(1)...12)
    func agrees(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var applied = 0
        for number in 0..<150 {
            let map = random.map(depth: 3)
            var (update, texts, values) = (
                Update(), [String: [String]](), [String: AttributeValue]()
            )
            var model: ModelItem? = ModelItem(map)
            for path in random.disjointPaths() {
                let name = ":v\(values.count)"
                switch random.below(4) {
                case 0:
                    update = update.remove(path)
                    texts["REMOVE", default: []].append("\(path)")
                    model?.remove(path)
                case 1:
                    let source = random.path()
                    guard let value = source.value(in: map) else { continue }
                    update = update.set(path, to: .path(source))
                    texts["SET", default: []].append("\(path) = \(source)")
                    model?.set(path, to: value)
                case 2:
                    guard path.value(in: map)?.numberValue != nil || path.value(in: map) == nil
                    else { continue }
                    values[name] = 3
                    update = update.add(3, to: path)
                    texts["ADD", default: []].append("\(path) \(name)")
                    let sum = try path.value(in: map)?.numberValue?.adding(3) ?? 3
                    model?.set(path, to: .number(sum))
                default:
                    let value = random.value(depth: 1)
                    values[name] = value
                    update = update.set(path, to: .value(value))
                    texts["SET", default: []].append("\(path) = \(name)")
                    model?.set(path, to: value)
                }
                if model?.isInvalid == true { model = nil }
            }
            guard !texts.isEmpty else { continue }
            let text = texts.map { "\($0.key) \($0.value.joined(separator: ", "))" }
                .joined(separator: " ")
            let comment: Comment = "seed \(seed), update \(number): \(text) on \(map)"
            let item = Item(map)
            let built = try? update.apply(to: item.view).item
            let parsed = try? Request(text, values).applied(to: item)
            #expect(built == model.map { Item($0.finished) }, comment)
            #expect(parsed == built, comment)
            applied += built == nil ? 0 : 1
        }
        #expect(applied > 10, "seed \(seed): too few updates could be applied to say anything")
    }
}

extension SeededGenerator {
    /// One to four paths of which none is another's beginning, and none uses a list as a map.
    fileprivate mutating func disjointPaths() -> [DocumentPath] {
        var paths: [DocumentPath] = []
        for _ in 0...below(4) {
            let path = path()
            if (try? Projection(paths: paths + [path])) != nil { paths.append(path) }
        }
        return paths
    }
}

/// A decoded item whose list elements keep their places until the end.
private struct ModelItem {
    indirect enum Node {
        case leaf(AttributeValue)
        case map([(name: String, node: Node)])
        /// Elements, of which a removed one is nil, and what is appended, by index.
        case list([Node?], appended: [(index: Int, node: Node)])
    }

    private var root: Node
    private(set) var isInvalid = false

    init(_ map: AttributeMap) { root = Self.node(.map(map)) }

    var finished: AttributeMap { Self.value(root)?.mapValue ?? [:] }

    mutating func set(_ path: DocumentPath, to value: AttributeValue) {
        change([.name(path.root)] + path.steps, to: Self.node(value))
    }

    mutating func remove(_ path: DocumentPath) {
        change([.name(path.root)] + path.steps, to: nil)
    }

    private mutating func change(_ steps: [DocumentPath.Step], to node: Node?) {
        guard let changed = Self.changed(root, steps[...], node) else {
            isInvalid = true
            return
        }
        root = changed
    }

    /// `node` with what is at `steps` replaced; nil when the steps lead nowhere.
    private static func changed(
        _ node: Node, _ steps: ArraySlice<DocumentPath.Step>, _ new: Node?
    ) -> Node? {
        guard let step = steps.first else { return new }
        let rest = steps.dropFirst()
        switch (node, step) {
        case (.map(var entries), .name(let name)):
            let place = entries.firstIndex { $0.name.utf8.elementsEqual(name.utf8) }
            if rest.isEmpty {
                if let place { entries.remove(at: place) }
                if let new { entries.append((name, new)) }
                return .map(entries)
            }
            guard let place, let inner = changed(entries[place].node, rest, new) else {
                return nil
            }
            entries[place].node = inner
            return .map(entries)
        case (.list(var elements, var appended), .index(let index)):
            if rest.isEmpty {
                if elements.indices.contains(index) {
                    elements[index] = new
                } else if let new {
                    appended.append((index, new))
                }
                return .list(elements, appended: appended)
            }
            guard elements.indices.contains(index), let old = elements[index],
                let inner = changed(old, rest, new)
            else { return nil }
            elements[index] = inner
            return .list(elements, appended: appended)
        default: return nil
        }
    }

    private static func node(_ value: AttributeValue) -> Node {
        switch value {
        case .map(let map): .map(map.map { ($0.name, node($0.value)) })
        case .list(let list): .list(list.map { node($0) }, appended: [])
        default: .leaf(value)
        }
    }

    private static func value(_ node: Node) -> AttributeValue? {
        switch node {
        case .leaf(let value): return value
        case .map(let entries):
            var pairs: [(String, AttributeValue)] = []
            for entry in entries {
                if let value = value(entry.node) { pairs.append((entry.name, value)) }
            }
            return .map(AttributeMap(pairs))
        case .list(let elements, let appended):
            let kept = elements.compactMap { $0 }
            let added = appended.sorted { $0.index < $1.index }.map(\.node)
            return .list((kept + added).compactMap { value($0) })
        }
    }
}
