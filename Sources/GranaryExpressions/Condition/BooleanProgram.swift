/// Tests joined by `AND`, `OR` and `NOT`, as a program for a machine with one Boolean register.
///
/// | instruction | effect |
/// |---|---|
/// | test | puts the test's answer into the register |
/// | invert | inverts the register |
/// | skip if false, skip if true | passes over the next n instructions if the register says so |
///
/// A list of instructions instead of a tree, so that evaluation does not recurse and stops as soon
/// as the answer is known, and so that a deep condition is freed without recursion.
package struct BooleanProgram<Test: Sendable & Hashable>: Sendable, Hashable {
    /// One step.
    package enum Instruction: Sendable, Hashable {
        case test(Test)
        case invert
        case skipIfFalse(Int)
        case skipIfTrue(Int)
    }

    private(set) var instructions: [Instruction] = []

    /// A program of nothing, to be filled.
    init() {}

    /// The program of one test.
    package init(_ test: Test) { instructions = [.test(test)] }

    /// How many instructions there are, and the place of the next one.
    var count: Int { instructions.count }

    /// The tests, in the order they are written.
    var tests: [Test] {
        instructions.compactMap { if case .test(let test) = $0 { test } else { nil } }
    }

    /// How many `AND`, `OR` and `NOT` there are.
    package var operatorCount: Int {
        instructions.reduce(0) { if case .test = $1 { $0 } else { $0 + 1 } }
    }

    /// Adds a step.
    mutating func append(_ instruction: Instruction) { instructions.append(instruction) }

    /// Makes the skip at `place` reach the end of the program.
    mutating func land(_ place: Int) {
        let distance = count - place - 1
        switch instructions[place] {
        case .skipIfFalse: instructions[place] = .skipIfFalse(distance)
        case .skipIfTrue: instructions[place] = .skipIfTrue(distance)
        case .test, .invert: break
        }
    }

    /// The program that asks this one, and `other` too if this one says yes.
    package func and(_ other: BooleanProgram) -> BooleanProgram {
        joined(by: .skipIfFalse(other.count), to: other)
    }

    /// The program that asks this one, and `other` too if this one says no.
    package func or(_ other: BooleanProgram) -> BooleanProgram {
        joined(by: .skipIfTrue(other.count), to: other)
    }

    /// The program with the opposite answer.
    package var inverted: BooleanProgram {
        var program = self
        program.append(.invert)
        return program
    }

    private func joined(by skip: Instruction, to other: BooleanProgram) -> BooleanProgram {
        var program = self
        program.append(skip)
        program.instructions += other.instructions
        return program
    }

    /// The same program with each test replaced.
    func map<Other, Failure: Error>(
        _ transform: (Test) throws(Failure) -> Other
    ) throws(Failure) -> BooleanProgram<Other> {
        var program = BooleanProgram<Other>()
        for instruction in instructions {
            switch instruction {
            case .test(let test): program.append(.test(try transform(test)))
            case .invert: program.append(.invert)
            case .skipIfFalse(let count): program.append(.skipIfFalse(count))
            case .skipIfTrue(let count): program.append(.skipIfTrue(count))
            }
        }
        return program
    }
}
