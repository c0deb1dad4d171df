public import PythonSyntax

/// How and where a name is used.
@usableFromInline package struct ReferenceFlags: OptionSet, Sendable, BitwiseCopyable {
  /// The number that is stored.
  @usableFromInline package let rawValue: UInt32

  @inlinable package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// In an annotation.
  @inlinable package static var annotation: ReferenceFlags { ReferenceFlags(rawValue: 1 << 0) }
  /// In an annotation, or a part of one, that Python evaluates where it stands.
  @inlinable package static var runtimeEvaluated: ReferenceFlags { ReferenceFlags(rawValue: 1 << 1) }
  /// In an annotation that Python does not evaluate when it runs the definition: a stub's, one after
  /// `from __future__ import annotations`, that of a local variable, or any from Python 3.14 on.
  @inlinable package static var deferred: ReferenceFlags { ReferenceFlags(rawValue: 1 << 2) }
  /// In a string that stands for a type.
  @inlinable package static var quoted: ReferenceFlags { ReferenceFlags(rawValue: 1 << 3) }
  /// In an expression that is a type, though not an annotation: `cast(T, x)`, the argument of `Optional[...]`.
  @inlinable package static var typeDefinition: ReferenceFlags { ReferenceFlags(rawValue: 1 << 4) }
  /// Under `if TYPE_CHECKING`.
  @inlinable package static var typeChecking: ReferenceFlags { ReferenceFlags(rawValue: 1 << 5) }
  /// The name is in `__all__`. The node is the string.
  @inlinable package static var export: ReferenceFlags { ReferenceFlags(rawValue: 1 << 6) }
  /// The target of an augmented assignment, which is read before it is bound.
  @inlinable package static var augmented: ReferenceFlags { ReferenceFlags(rawValue: 1 << 7) }
  /// `del x`
  @inlinable package static var deletion: ReferenceFlags { ReferenceFlags(rawValue: 1 << 8) }
  /// The scope binds the name, but only after this use. The variable is the scope's, and the binding what the name means
  /// further outside, if anything.
  @inlinable package static var beforeBinding: ReferenceFlags { ReferenceFlags(rawValue: 1 << 9) }
  /// Unresolved, but a star import may bring the name.
  @inlinable package static var maybeStarImport: ReferenceFlags { ReferenceFlags(rawValue: 1 << 10) }
  /// In a `try` with a handler for `NameError`.
  @inlinable package static var nameErrorGuard: ReferenceFlags { ReferenceFlags(rawValue: 1 << 11) }
  /// In the body of a function or lambda, so that it happens later than the scope around it.
  @inlinable package static var nested: ReferenceFlags { ReferenceFlags(rawValue: 1 << 12) }
  /// `X.__all__` is added to `__all__`.
  @inlinable package static var exportSource: ReferenceFlags { ReferenceFlags(rawValue: 1 << 13) }
  /// In a decorator.
  @inlinable package static var decorator: ReferenceFlags { ReferenceFlags(rawValue: 1 << 14) }
  /// In the base classes or keywords of a class.
  @inlinable package static var base: ReferenceFlags { ReferenceFlags(rawValue: 1 << 15) }
  /// In the default value of a parameter.
  @inlinable package static var defaultValue: ReferenceFlags { ReferenceFlags(rawValue: 1 << 16) }
}

/// One use of a name.
@usableFromInline package struct Reference: Sendable, BitwiseCopyable {
  /// The `Name`, which may lie in a quoted annotation (`SemanticView.place(of:)`); for an export, the string.
  @usableFromInline package var node: NodeID
  /// The name.
  @usableFromInline package var symbol: Symbol
  /// How and where the name is used.
  @usableFromInline package var flags: ReferenceFlags
  /// The scope in which the name is used.
  @usableFromInline package var scope: ScopeID
  /// The variable in which Python looks; none if no scope has the name.
  @usableFromInline package var variable: VariableID
  /// The binding that is visible: in the same scope the last one before the use; from a scope that runs later, the
  /// last one of the scope. None if there is none.
  @usableFromInline package var binding: BindingID
  /// The next reference of the same binding.
  @usableFromInline package var next: ReferenceID
  /// The reference of the same symbol before this one.
  @usableFromInline package var previousOfSymbol: ReferenceID
}
