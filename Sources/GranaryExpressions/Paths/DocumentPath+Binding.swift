internal import GranaryItems

extension ParsedPath {
    /// The path with the names that its placeholders stand for.
    func bound(
        with placeholders: inout Placeholders, in kind: ExpressionKind
    ) throws(ExpressionError) -> DocumentPath {
        var path: DocumentPath?
        for element in elements {
            let step: DocumentPath.Step
            switch element {
            case .name(let name): step = .name(name)
            case .placeholder(let name): step = .name(try placeholders.name(name, in: kind))
            case .index(let digits): step = .index(Int(digits) ?? ExpressionLimits.listIndex)
            }
            if path != nil {
                path?.steps.append(step)
            } else if case .name(let root) = step {
                path = DocumentPath(root)
            }
        }
        let bound = path ?? DocumentPath("")
        try bound.checkDepth(in: kind)
        return bound
    }
}

extension DocumentPath {
    /// How many elements the path has, its root among them.
    var elementCount: Int { steps.count + 1 }

    /// Refuses a path of more than 32 elements.
    func checkDepth(in kind: ExpressionKind) throws(ExpressionError) {
        guard elementCount <= ExpressionLimits.pathElementCount else {
            throw ExpressionError(kind, .pathTooDeep(elementCount: elementCount))
        }
    }

    /// Whether both are the same path, byte by byte.
    func isSame(as other: DocumentPath) -> Bool {
        guard steps.count == other.steps.count, root.hasSameBytes(as: other.root) else {
            return false
        }
        return zip(steps, other.steps).allSatisfy { $0.isSame(as: $1) }
    }
}

extension DocumentPath.Step {
    /// Whether both are the same step, byte by byte.
    func isSame(as other: DocumentPath.Step) -> Bool {
        switch (self, other) {
        case (.name(let one), .name(let two)): one.hasSameBytes(as: two)
        case (.index(let one), .index(let two)): one == two
        default: false
        }
    }
}
