@_exported public import Granary
