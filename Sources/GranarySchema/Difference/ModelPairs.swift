/// Which models of two versions of a schema are the same, and where the others have gone.
///
/// A model that has gone is taken for one that is new when most of their attributes are the same;
/// attributes that have gone to a new model are split off, and those that have come from one that has
/// gone are merged.
package struct ModelPairs: Sendable {
    /// Attributes that go from a model to a new one.
    package struct Part: Sendable {
        /// The model they were in, as it was called and as it is called.
        package let whole: String
        package let target: String
        /// The new model.
        package let part: String
        package let attributes: [String]
    }

    /// Attributes that come from a model that has gone.
    package struct Whole: Sendable {
        /// The model that has gone.
        package let part: String
        /// The model they are in.
        package let target: String
        package let attributes: [String]
    }

    private let source: Schema
    private let target: Schema
    /// The models that have another name, old and new.
    package private(set) var renamed: [(old: String, new: String)] = []
    package private(set) var parts: [Part] = []
    package private(set) var merged: [Whole] = []

    /// Pairs the models of two versions.
    package init(_ source: Schema, _ target: Schema) {
        self.source = source
        self.target = target
        pair()
    }

    private mutating func pair() {
        for old in source.models where target.model(named: old.name) == nil {
            let likely = target.models.filter { new in
                source.model(named: new.name) == nil && Self.isSame(old, new)
            }
            if let new = likely.first, likely.count == 1,
                !renamed.contains(where: { $0.new == new.name })
            {
                renamed.append((old.name, new.name))
            }
        }
        for new in target.models where sourceName(of: new.name) == nil { findWhole(of: new) }
        for old in source.models where targetName(of: old.name) == nil { findTaker(of: old) }
    }

    /// Most of the attributes of both are the same.
    private static func isSame(_ old: Model, _ new: Model) -> Bool {
        let names = Set(new.attributes.map(\.name))
        let common = old.attributes.count { names.contains($0.name) }
        return common * 10 >= max(old.attributes.count, new.attributes.count) * 6
    }

    private mutating func findWhole(of new: Model) {
        var found: [Part] = []
        for old in source.models {
            guard let name = targetName(of: old.name), let now = target.model(named: name) else {
                continue
            }
            let attributes = new.attributes.map(\.name).filter {
                old.attribute(named: $0) != nil && now.attribute(named: $0) == nil
            }
            if !attributes.isEmpty {
                found.append(
                    Part(
                        whole: old.name, target: name, part: new.name, attributes: attributes))
            }
        }
        if found.count == 1 { parts += found }
    }

    private mutating func findTaker(of old: Model) {
        var found: [Whole] = []
        for new in target.models {
            guard let name = sourceName(of: new.name), let before = source.model(named: name) else {
                continue
            }
            let attributes = old.attributes.map(\.name).filter {
                new.attribute(named: $0) != nil && before.attribute(named: $0) == nil
            }
            if !attributes.isEmpty,
                old.determinesPrimaryKey(of: before, by: source.primaryIndex)
            {
                found.append(Whole(part: old.name, target: new.name, attributes: attributes))
            }
        }
        if found.count == 1 { merged += found }
    }

    /// What a model of the target was called; `nil` when it is new.
    package func sourceName(of name: String) -> String? {
        if source.model(named: name) != nil { return name }
        return renamed.first { $0.new == name }?.old
    }

    /// What a model of the source is called; `nil` when it has gone.
    package func targetName(of name: String) -> String? {
        if target.model(named: name) != nil { return name }
        return renamed.first { $0.old == name }?.new
    }

    /// Whether an attribute of a model of the target comes from a model that has gone.
    package func brings(_ attribute: String, to model: String) -> Bool {
        merged.contains { $0.target == model && $0.attributes.contains(attribute) }
    }

    /// Whether an attribute has gone to a new model.
    package func takes(_ attribute: String, from model: String) -> Bool {
        parts.contains { $0.target == model && $0.attributes.contains(attribute) }
    }

    /// The models that have gone, nobody knows where.
    package var gone: [String] {
        source.models.map(\.name).filter { name in
            targetName(of: name) == nil && !merged.contains { $0.part == name }
        }
    }
}
