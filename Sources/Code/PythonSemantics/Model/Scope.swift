public import PythonSyntax

/// What a scope belongs to.
@usableFromInline package enum ScopeKind: UInt8, Sendable, BitwiseCopyable, CaseIterable {
  /// Around every module: the names that are built in, as far as the module uses them.
  case builtins
  case module
  case classBody
  case function
  case lambda
  case listComprehension, setComprehension, dictComprehension, generator
  /// The type parameters of a function, a class or a `type` statement (PEP 695).
  case typeParameters
  /// The value of a `type` statement, which is evaluated when it is first needed.
  case typeAlias
  /// The bound, constraints or default of a type parameter, evaluated when they are first needed.
  case typeVariable

  /// A comprehension or generator expression.
  @inlinable package var isComprehension: Bool {
    rawValue >= ScopeKind.listComprehension.rawValue && rawValue <= ScopeKind.generator.rawValue
  }

  /// A scope that only types live in, from which the names of a class around it can be seen.
  @inlinable package var isAnnotation: Bool { rawValue >= ScopeKind.typeParameters.rawValue }

  /// A scope whose names live in the frame of a function: not a module or class.
  @inlinable package var isFunctionLike: Bool { rawValue >= ScopeKind.function.rawValue }
}

/// What is true of a scope.
@usableFromInline package struct ScopeFlags: OptionSet, Sendable, BitwiseCopyable {
  /// The number that is stored.
  @usableFromInline package let rawValue: UInt8

  @inlinable package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Has `from module import *`.
  @inlinable package static var starImport: ScopeFlags { ScopeFlags(rawValue: 1) }
  /// Calls `locals()`, so that every name of it counts as used.
  @inlinable package static var usesLocals: ScopeFlags { ScopeFlags(rawValue: 2) }
  /// Contains `yield` or `yield from` of its own.
  @inlinable package static var yields: ScopeFlags { ScopeFlags(rawValue: 4) }
  /// Was defined with `async`.
  @inlinable package static var isAsync: ScopeFlags { ScopeFlags(rawValue: 8) }
  /// Lies in a class, perhaps with functions between: `__class__` and `super()` have a meaning.
  @inlinable package static var isInsideClass: ScopeFlags { ScopeFlags(rawValue: 16) }
}

/// A region of the source with names of its own.
@usableFromInline package struct Scope: Sendable, BitwiseCopyable {
  /// What makes the scope.
  @usableFromInline package var kind: ScopeKind
  /// What more is known of it.
  @usableFromInline package var flags: ScopeFlags
  /// The definition, lambda, comprehension, `TypeParameters`, `TypeAlias` or type parameter; the root for the module.
  @usableFromInline package var node: NodeID
  /// The scope around it.
  @usableFromInline package var parent: ScopeID
  /// The class whose names code in this scope sees although it is not the class's own body: annotation scopes do.
  /// For the body of a class, the scope itself.
  @usableFromInline package var visibleClass: ScopeID
  /// The binding of a function or class; none for other scopes.
  @usableFromInline package var binding: BindingID
  /// The scope's variables in `SemanticView.variables(of:)`, sorted by symbol.
  @usableFromInline package var firstVariable: UInt32
  /// The number of its variables.
  @usableFromInline package var variableCount: UInt32
  /// The nodes that are evaluated in the scope or in scopes inside it lie between these two, ends included. A
  /// comprehension's first iterable and the defaults of a generic function's parameters lie there too, although they
  /// are not; `SemanticView.scope(of:)` knows.
  @usableFromInline package var firstNode: NodeID
  /// The last node in it.
  @usableFromInline package var lastNode: NodeID
  /// Its events in order of evaluation, with those of the classes and comprehensions in it that are evaluated at once.
  @usableFromInline package var firstEvent: UInt32
  /// Behind its last event.
  @usableFromInline package var eventEnd: UInt32

  init(kind: ScopeKind, flags: ScopeFlags, node: NodeID, parent: ScopeID, visibleClass: ScopeID) {
    self.kind = kind
    self.flags = flags
    self.node = node
    self.parent = parent
    self.visibleClass = visibleClass
    binding = .none
    firstVariable = 0
    variableCount = 0
    firstNode = .absent
    lastNode = .absent
    firstEvent = 0
    eventEnd = 0
  }
}
