/// The number of an entity in the table of a semantic model that holds its kind; 0 stands for none.
@usableFromInline package struct EntityID<Entity>: Hashable, Comparable, Sendable, BitwiseCopyable {
  @usableFromInline package let rawValue: UInt32

  @inlinable package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The id that stands for no entity.
  @inlinable package static var none: Self { Self(rawValue: 0) }

  @inlinable package var isNone: Bool { rawValue == 0 }

  /// The index into a table with one entry for each entity.
  @inlinable package var index: Int { Int(rawValue) }

  @inlinable package static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
}

@usableFromInline package typealias ScopeID = EntityID<Scope>
@usableFromInline package typealias VariableID = EntityID<Variable>
@usableFromInline package typealias BindingID = EntityID<Binding>
@usableFromInline package typealias ReferenceID = EntityID<Reference>
@usableFromInline package typealias BranchID = EntityID<Branch>
@usableFromInline package typealias QualifiedNameID = EntityID<QualifiedName>
