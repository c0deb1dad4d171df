public import PythonSyntax

/// How a name is bound.
@usableFromInline package enum BindingKind: UInt8, Sendable, BitwiseCopyable, CaseIterable {
  /// `x: int` without a value, which binds nothing but makes the name local.
  case annotation
  case argument
  /// `(x := value)`
  case namedExpression
  /// `x = value`, with or without an annotation.
  case assignment
  /// `x += value`. The payload is the reference that reads it.
  case augmentedAssignment
  /// `x, y = value`
  case unpackedAssignment
  /// The target of a `for` statement.
  case loopVariable
  /// The target of a comprehension.
  case comprehensionVariable
  /// `with context as x`
  case withItem
  case typeParameter
  /// `type X = value`
  case typeAlias
  /// The name in a `global` statement.
  case global
  /// The name in a `nonlocal` statement.
  case nonlocal
  /// A name that is built in, or that every module or class has.
  case builtin
  /// `__class__` in a method.
  case classCell
  /// The payload is the scope of the class's body.
  case classDefinition
  /// The payload is the scope of the function's body.
  case functionDefinition
  /// An assignment to `__all__`.
  case export
  /// `from __future__ import annotations`
  case futureImport
  /// `import a`, `import a.b as c`. The payload is the qualified name of the module.
  case `import`
  /// `from a import b`. The payload is the qualified name of the member.
  case fromImport
  /// `import a.b`, which binds `a`. The payload is the qualified name of `a.b`.
  case submoduleImport
  /// `from a import *`, bound to the name `*`. The payload is the qualified name of the module.
  case starImport
  /// `del x`
  case deletion
  /// `except E as x`
  case boundException
  /// The end of an `except` clause, which deletes its name. The payload is the binding before the clause.
  case unboundException
  /// A capture of a pattern.
  case matchCapture

  /// Whether an import statement makes the binding.
  @inlinable package var isImport: Bool {
    rawValue >= BindingKind.futureImport.rawValue && rawValue <= BindingKind.starImport.rawValue
  }

  /// Whether the name has no value after this.
  @inlinable package var isUnbinding: Bool { self == .deletion || self == .unboundException }

  /// Whether the statement declares something and gives the name no value.
  @inlinable package var isDeclaration: Bool { self == .annotation || self == .global || self == .nonlocal }
}

/// Where a binding stands.
@usableFromInline package struct BindingFlags: OptionSet, Sendable, BitwiseCopyable {
  /// The number that is stored.
  @usableFromInline package let rawValue: UInt32

  @inlinable package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// In a block of `if`, `while`, `for`, `try` or `match` of its scope, or in an operand that may not be evaluated
  /// (of `and`, `or`, a conditional expression, a chain of comparisons, a comprehension), so that it may not happen.
  @inlinable package static var conditional: BindingFlags { BindingFlags(rawValue: 1 << 0) }
  /// Under `if TYPE_CHECKING`.
  @inlinable package static var typeChecking: BindingFlags { BindingFlags(rawValue: 1 << 1) }
  /// In a `try` with a handler for `ImportError` or `ModuleNotFoundError`, or in that handler or its `else`.
  @inlinable package static var importGuard: BindingFlags { BindingFlags(rawValue: 1 << 2) }
  /// In a `try` with a handler for `NameError`, or in that handler.
  @inlinable package static var nameErrorGuard: BindingFlags { BindingFlags(rawValue: 1 << 3) }
  /// The name starts with an underscore and is no dunder.
  @inlinable package static var privateName: BindingFlags { BindingFlags(rawValue: 1 << 4) }
  /// `import a as a` or `from a import b as b`.
  @inlinable package static var explicitReexport: BindingFlags { BindingFlags(rawValue: 1 << 5) }
  /// The import gives the name with `as`.
  @inlinable package static var alias: BindingFlags { BindingFlags(rawValue: 1 << 6) }
  /// The definition has decorators.
  @inlinable package static var decorated: BindingFlags { BindingFlags(rawValue: 1 << 7) }
  /// The definition is decorated with `typing.overload`.
  @inlinable package static var overload: BindingFlags { BindingFlags(rawValue: 1 << 8) }
  /// The assignment has an annotation.
  @inlinable package static var annotated: BindingFlags { BindingFlags(rawValue: 1 << 9) }
  /// In a scope that declares the name `global` or `nonlocal`.
  @inlinable package static var throughDeclaration: BindingFlags { BindingFlags(rawValue: 1 << 10) }
  /// A starred target, or a parameter with stars.
  @inlinable package static var starred: BindingFlags { BindingFlags(rawValue: 1 << 11) }
  /// A walrus inside a comprehension that binds in the scope around it.
  @inlinable package static var fromComprehension: BindingFlags { BindingFlags(rawValue: 1 << 12) }
  /// `lazy import` (PEP 810).
  @inlinable package static var lazy: BindingFlags { BindingFlags(rawValue: 1 << 13) }
  /// Inside a loop of its scope.
  @inlinable package static var loop: BindingFlags { BindingFlags(rawValue: 1 << 14) }
  /// In an `except` clause.
  @inlinable package static var handler: BindingFlags { BindingFlags(rawValue: 1 << 15) }
  /// `X: TypeAlias = value`
  @inlinable package static var typeAlias: BindingFlags { BindingFlags(rawValue: 1 << 16) }
  /// In `if`, `while`, `match` or `except` of its scope: a deletion there leaves the name as it was, as far as what
  /// comes after is concerned.
  @inlinable package static var alternative: BindingFlags { BindingFlags(rawValue: 1 << 18) }
  /// The module's name starts with dots.
  @inlinable package static var relativeImport: BindingFlags { BindingFlags(rawValue: 1 << 17) }
}

/// One place that gives a name a meaning, or takes it away.
@usableFromInline package struct Binding: Sendable, BitwiseCopyable {
  /// What binds the name.
  @usableFromInline package var kind: BindingKind
  /// What more is known of it.
  @usableFromInline package var flags: BindingFlags
  /// The node that binds: a `Name`, `Alias`, `Parameter`, definition, handler, pattern or type parameter; for a name in a
  /// `global` or `nonlocal` statement, the statement; absent for what is built in.
  @usableFromInline package var node: NodeID
  /// The statement that the node belongs to.
  @usableFromInline package var statement: NodeID
  /// Where the name is written.
  @usableFromInline package var range: TextRange
  /// What is bound.
  @usableFromInline package var variable: VariableID
  /// The binding of the same variable before this one.
  @usableFromInline package var shadowed: BindingID
  /// The alternative of `if`, `try` or `match` in which it stands.
  @usableFromInline package var branch: BranchID
  /// What it is depends on the kind.
  @usableFromInline package var payload: UInt32
  /// The first use in order of evaluation; none if there is none.
  @usableFromInline package var firstReference: ReferenceID
  /// The last use in order of evaluation.
  @usableFromInline package var lastReference: ReferenceID
  /// The number of uses.
  @usableFromInline package var referenceCount: UInt32
}
