/// The number of an entity in the table of a semantic model that holds its kind; 0 stands for none.
@usableFromInline package struct EntityID<Entity>: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// The number that is stored.
  @usableFromInline package let rawValue: UInt32

  @inlinable package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The id that stands for no entity.
  @inlinable package static var none: Self { Self(rawValue: 0) }

  /// Whether it stands for nothing.
  @inlinable package var isNone: Bool { rawValue == 0 }

  /// The index into a table with one entry for each entity.
  @inlinable package var index: Int { Int(rawValue) }

  /// Orders ids as entities are made, outer ones before those in them.
  @inlinable package static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// The number of a scope.
@usableFromInline package typealias ScopeID = EntityID<Scope>
/// The number of a variable.
@usableFromInline package typealias VariableID = EntityID<Variable>
/// The number of a binding.
@usableFromInline package typealias BindingID = EntityID<Binding>
/// The number of a use of a name.
@usableFromInline package typealias ReferenceID = EntityID<Reference>
/// The number of a branch.
@usableFromInline package typealias BranchID = EntityID<Branch>
/// The number of a qualified name.
@usableFromInline package typealias QualifiedNameID = EntityID<QualifiedName>
