public import PythonSyntax

/// One name in `__all__`.
@usableFromInline package struct Export: Sendable, BitwiseCopyable {
  /// The name.
  @usableFromInline package var symbol: Symbol
  /// The string.
  @usableFromInline package var node: NodeID
  /// The reference to what is exported; none if the name was removed again.
  @usableFromInline package var reference: ReferenceID
  /// Whether the name is taken out of `__all__`.
  @usableFromInline package var isRemoved: Bool
}

/// What is true of `__all__`.
@usableFromInline package struct ExportFlags: OptionSet, Sendable, BitwiseCopyable {
  /// The number that is stored.
  @usableFromInline package let rawValue: UInt8

  @inlinable package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The module binds `__all__`.
  @inlinable package static var isDefined: ExportFlags { ExportFlags(rawValue: 1) }
  /// Something other than a list or tuple is assigned or added.
  @inlinable package static var hasInvalidFormat: ExportFlags { ExportFlags(rawValue: 2) }
  /// An element is not a string.
  @inlinable package static var hasInvalidElement: ExportFlags { ExportFlags(rawValue: 4) }
  /// The names of another module's `__all__` are added.
  @inlinable package static var includesModules: ExportFlags { ExportFlags(rawValue: 8) }
}
