// One import for generated code and its users: the store and its values are part of an entity's face.
@_exported public import Granary
@_exported public import GranaryExpressions
@_exported public import GranaryItems
@_exported public import GranarySchema
