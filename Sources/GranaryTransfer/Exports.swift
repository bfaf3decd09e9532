// One import for users: what is moved belongs to a store.
@_exported public import Granary
