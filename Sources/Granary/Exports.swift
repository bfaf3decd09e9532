// One import for users: items, keys and expressions are part of the store's face.
@_exported public import GranaryExpressions
@_exported public import GranaryItems
