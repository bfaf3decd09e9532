internal import Granary
internal import GranaryItems
internal import GranarySchema

/// Looks at every item before the first write: counts them, and, when the steps can fail on what is
/// stored, does the steps in memory.
///
/// Memory: four bytes for each item and unique index, when collisions are looked for.
struct Surveyor {
    private(set) var compiled: CompiledMigration
    /// Whether the steps are done, and not only counted what they would be done to.
    let checksItems: Bool
    /// Whether the steps are known to move items, so that keys are noted from the first item on.
    let movesItems: Bool
    /// The unique indexes that two items may collide in.
    let uniqueIndexes: [SchemaIndex]
    /// Those of them that are made when all items have been changed: nothing is in them before.
    var newIndexes: Set<String> = []
    /// Items of other revisions are passed over; `nil` for none.
    var revisions: ClosedRange<UInt16>?

    private let validator: SchemaValidator
    private let itemRules: MigrationItemRules
    private let keyNames: [String]

    init(
        _ compiled: CompiledMigration, checksItems: Bool, movesItems: Bool = true,
        uniqueIndexes: [SchemaIndex]
    ) {
        self.compiled = compiled
        self.compiled.isTrial = true
        self.checksItems = checksItems
        self.movesItems = movesItems
        self.uniqueIndexes = uniqueIndexes
        validator = SchemaValidator(compiled.target)
        itemRules = MigrationItemRules(compiled.target)
        keyNames = compiled.target.primaryIndex?.keyAttributes ?? []
    }

    /// Looks at everything; `progress` is told now and then how many items that was.
    func run(_ store: Store, progress: (Int) throws -> Void) throws -> MigrationSurvey {
        let (survey, hasMoved) = try run(store, notesKeys: movesItems, progress)
        guard hasMoved, !movesItems else { return survey }
        // Items move that no step was known to move: once more, with their keys.
        return try run(store, notesKeys: true, progress).survey
    }

    private func run(
        _ store: Store, notesKeys: Bool, _ progress: (Int) throws -> Void
    ) throws -> (survey: MigrationSurvey, hasMoved: Bool) {
        var survey = MigrationSurvey()
        var hasMoved = false
        var counts = compiled.models.map { ModelCount($0.name) }
        var others = ModelCount(nil)
        let count = checksItems ? Self.itemCount(store, compiled) : 0
        var keys = CollisionFinder(capacity: notesKeys ? count : 0)
        var uniqueKeys = uniqueIndexes.map { _ in CollisionFinder(capacity: count) }
        var seen = 0
        try store.eachItem(of: compiled.target.table, compiled) { view, found, migrate in
            seen += 1
            if seen.isMultiple(of: 1_024) { try progress(seen) }
            let isTouched = found.isTouched && covers(view.schemaVersion)
            if found.isGathered {
                survey.gatheredCount += 1
            } else {
                if let model = found.model {
                    counts[model].itemCount += 1
                    if isTouched { counts[model].touchedCount += 1 }
                } else {
                    others.itemCount += 1
                }
            }
            guard checksItems else { return }
            let item = Item(copying: view)
            let results = results(of: item, found, isTouched, migrate, &survey)
            if !notesKeys, !hasMoved, isTouched {
                hasMoved = results.count != 1 || !results[0].hasSameValues(as: view, of: keyNames)
            }
            for result in results {
                if notesKeys { keys.note(result.naming(keyNames)) }
                for (index, unique) in uniqueIndexes.enumerated() {
                    if let key = unique.key(of: result) { uniqueKeys[index].note(key) }
                }
            }
            guard isTouched, !found.isGathered else { return }
            // A key that an item gives up may be one that another takes before it has.
            for (index, unique) in uniqueIndexes.enumerated() {
                guard !newIndexes.contains(unique.name), let key = unique.key(of: item),
                    !results.contains(where: { unique.key(of: $0) == key })
                else { continue }
                uniqueKeys[index].note(key)
            }
        }
        keys.finish()
        for index in uniqueKeys.indices { uniqueKeys[index].finish() }
        if keys.hasSuspects || uniqueKeys.contains(where: \.hasSuspects) {
            try findCollisions(store, keys, uniqueKeys, &survey)
        }
        survey.models = counts
        if others.itemCount > 0 { survey.models.append(others) }
        return (survey, hasMoved)
    }

    /// How many items there may be, as far as is known.
    private static func itemCount(_ store: Store, _ compiled: CompiledMigration) -> Int {
        ([compiled.target.table] + compiled.gathers.flatMap(\.content.tables)).reduce(0) {
            sum, name in
            sum + ((try? store.table(name).describe().itemCount) ?? 0)
        }
    }

    private func covers(_ revision: UInt16) -> Bool { revisions?.contains(revision) ?? true }

    /// What an item becomes, when the target allows it.
    private func results(
        of item: Item, _ found: FoundItem, _ isTouched: Bool,
        _ migrate: (Item) throws -> ItemMigration?, _ survey: inout MigrationSurvey
    ) -> [Item] {
        var results = [item]
        var reasons: [String] = []
        do {
            if isTouched { results = try migrate(item)?.items ?? results }
        } catch {
            reasons.append("\(error)")
        }
        if reasons.isEmpty {
            for result in results {
                reasons += validator.violations(in: result.view).map(\.description)
                do throws(StoreError) {
                    try itemRules.check(result)
                } catch {
                    reasons.append("\(error)")
                }
            }
        }
        guard reasons.isEmpty else {
            survey.add(
                .item(
                    key: found.key(of: item), table: found.table,
                    reason: reasons.joined(separator: "; ")))
            return []
        }
        return results
    }

    /// A second pass, over what has the same hash as something else: it names both items.
    private func findCollisions(
        _ store: Store, _ keys: CollisionFinder, _ uniqueKeys: [CollisionFinder],
        _ survey: inout MigrationSurvey
    ) throws {
        var holders: [Item: Item] = [:]
        var uniqueHolders = uniqueKeys.map { _ in [Item: Item]() }
        var takers = uniqueHolders
        try store.eachItem(of: compiled.target.table, compiled) { view, found, migrate in
            let isTouched = found.isTouched && covers(view.schemaVersion)
            var known = MigrationSurvey()
            let item = Item(copying: view)
            let name = found.key(of: item)
            let results = results(of: item, found, isTouched, migrate, &known)
            for result in results {
                let key = result.naming(keyNames)
                var replaced: Item?
                if keys.isSuspect(key) {
                    let other = holders[key]
                    if other != nil, found.conflict == .skip { continue }
                    holders[key] = name
                    if let other {
                        if found.conflict == .replace {
                            replaced = other
                        } else {
                            survey.add(
                                .collision(
                                    key: name, table: found.table, other: other, target: key))
                        }
                    }
                }
                for (index, unique) in uniqueIndexes.enumerated() {
                    guard let key = unique.key(of: result), uniqueKeys[index].isSuspect(key)
                    else { continue }
                    if isTouched, unique.key(of: item) != key { takers[index][key] = name }
                    guard let other = uniqueHolders[index].updateValue(name, forKey: key),
                        other != replaced
                    else { continue }
                    survey.add(.duplicate(index: unique.name, key: name, other: other))
                }
            }
            guard isTouched, !found.isGathered, known.obstacleCount == 0 else { return }
            for (index, unique) in uniqueIndexes.enumerated() {
                guard !newIndexes.contains(unique.name), let key = unique.key(of: item),
                    let taker = takers[index][key], taker != name,
                    !results.contains(where: { unique.key(of: $0) == key })
                else { continue }
                survey.add(
                    .item(
                        key: taker, table: found.table,
                        reason: "would take the key in the unique index \(unique.name) of "
                            + "\(name.json), which is changed later: drop the index before, and add "
                            + "it after, in migrations of their own"))
            }
        }
    }
}

extension ModelCount {
    /// None so far.
    init(_ model: String?) { self.init(model: model, itemCount: 0, touchedCount: 0) }

    /// As the ledger has it.
    init(_ counted: CountedModel) {
        self.init(model: counted.model, itemCount: counted.itemCount, touchedCount: 0)
    }

    /// As the ledger has it.
    var counted: CountedModel { CountedModel(model: model, itemCount: itemCount) }
}

extension Item {
    /// Whether both have the same values of these names.
    fileprivate func hasSameValues(as other: borrowing ItemView, of names: [String]) -> Bool {
        for name in names where view[name] != other[name] { return false }
        return true
    }
}

extension SchemaIndex {
    /// The key that an item has in a unique index; `nil` when it is not in it.
    fileprivate func key(of item: Item) -> Item? {
        let key = item.naming(partitionKey)
        return key.count == partitionKey.count ? key : nil
    }
}
