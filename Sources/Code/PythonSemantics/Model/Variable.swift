public import PythonSyntax

/// What is true of a name in a scope.
@usableFromInline package struct VariableFlags: OptionSet, Sendable, BitwiseCopyable {
  /// The number that is stored.
  @usableFromInline package let rawValue: UInt16

  @inlinable package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Declared `global` here: `target` is the module's variable.
  @inlinable package static var global: VariableFlags { VariableFlags(rawValue: 1) }
  /// Declared `nonlocal` here: `target` is a variable of a function around it, if one binds the name.
  @inlinable package static var nonlocal: VariableFlags { VariableFlags(rawValue: 2) }
  /// It is a parameter.
  @inlinable package static var parameter: VariableFlags { VariableFlags(rawValue: 4) }
  /// Bound by an import.
  @inlinable package static var imported: VariableFlags { VariableFlags(rawValue: 8) }
  /// Has an annotation, with or without a value.
  @inlinable package static var annotated: VariableFlags { VariableFlags(rawValue: 16) }
  /// Bound by anything but a parameter or a bare annotation.
  @inlinable package static var assigned: VariableFlags { VariableFlags(rawValue: 32) }
  /// Read by a scope inside this one.
  @inlinable package static var captured: VariableFlags { VariableFlags(rawValue: 64) }
  /// Bound by a function that declares it `global` or `nonlocal`.
  @inlinable package static var boundFromInside: VariableFlags { VariableFlags(rawValue: 128) }
}

/// A name in one scope: what binds it, and what it stands for if it is declared `global` or `nonlocal`.
///
/// Python decides at compile time in which scope a name lives, so a variable exists as a whole and not from its first
/// binding on.
@usableFromInline package struct Variable: Sendable, BitwiseCopyable {
  /// The name.
  @usableFromInline package var symbol: Symbol
  /// The scope that it belongs to.
  @usableFromInline package var scope: ScopeID
  /// What more is known of it.
  @usableFromInline package var flags: VariableFlags
  /// The first binding in source order; none if there is none.
  @usableFromInline package var firstBinding: BindingID
  /// The last one in order of evaluation. `Binding.shadowed` leads back to the first.
  @usableFromInline package var lastBinding: BindingID
  /// Of a `global` or `nonlocal` declaration, the variable that it stands for.
  @usableFromInline package var target: VariableID
  /// The next declaration of an inner scope that stands for the same variable as this one; of a variable itself, the
  /// first such declaration.
  @usableFromInline package var nextAlias: VariableID
  /// The binding that is visible where the builder stands; after building, at the end of the scope.
  @usableFromInline package var visibleBinding: BindingID
  /// Builder only: the variable with the same symbol that this one hides.
  var hidden: VariableID
  /// Builder only: the variable made before this one in the scope.
  var previousInScope: VariableID

  /// Whether the variable is a declaration that stands for one of another scope.
  @inlinable package var isAlias: Bool { flags.rawValue & 3 != 0 }

  init(symbol: Symbol, scope: ScopeID) {
    self.symbol = symbol
    self.scope = scope
    flags = []
    firstBinding = .none
    lastBinding = .none
    target = .none
    nextAlias = .none
    visibleBinding = .none
    hidden = .none
    previousInScope = .none
  }
}
