/// The names of the files of a folder of migrations.
///
/// `0002-monthly-revenue.yaml` says what is done, `0002.schema.json` is the schema it leads to.
enum MigrationFiles {
    /// How many migrations a folder may have.
    static let limit = 9_999

    /// What the names of both begin with.
    static func digits(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// The number and the name.
    static func stem(_ number: Int, _ name: String) -> String { "\(digits(number))-\(name)" }

    /// The name of the file with the steps.
    static func steps(_ number: Int, _ name: String) -> String { stem(number, name) + ".yaml" }

    /// The name of the file with the schema.
    static func schema(_ number: Int) -> String { digits(number) + schemaSuffix }

    /// What the names of the schemas end with.
    static let schemaSuffix = ".schema.json"

    /// The number at the beginning of a file's name, when there are four digits.
    static func number(of file: String) -> Int? {
        let digits = file.prefix(4)
        guard digits.count == 4, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int(digits), number > 0
        else { return nil }
        return number
    }

    /// The name in the name of a file with steps: `monthly-revenue`.
    static func name(of file: String) -> String? {
        guard file.hasSuffix(".yaml"), file.dropFirst(4).hasPrefix("-") else { return nil }
        return String(file.dropFirst(5).dropLast(5))
    }
}
