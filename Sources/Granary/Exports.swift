// One import for users: items, keys, expressions and schemas are part of the store's face.
@_exported public import GranaryExpressions
@_exported public import GranaryItems
@_exported public import GranarySchema
