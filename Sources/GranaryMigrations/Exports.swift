// One import for users: migrations change stores and schemas.
@_exported public import Granary
@_exported public import GranarySchema
