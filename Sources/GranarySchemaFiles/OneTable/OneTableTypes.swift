/// The words for types in both vocabularies.
enum OneTableTypes {
    /// OneTable's word for a type of this library.
    static func name(of type: String) -> String {
        switch type {
        case "int": "number"
        case "list": "array"
        default: type
        }
    }
}
