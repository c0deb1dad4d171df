/// Names one incompatibility in an `IncompatibilityStore`. Later incompatibilities have greater ids, so the causes
/// of a derived one always have smaller ids than itself.
package struct IncompatibilityID: Hashable, Sendable {
  /// The number.
  package let rawValue: UInt32

  @inline(__always)
  init(_ rawValue: UInt32) {
    self.rawValue = rawValue
  }

  @inline(__always)
  var index: Int { Int(rawValue) }
}

/// A number that the delegate gives to its reason why versions cannot be used; the solver only hands it back.
package struct UnavailabilityReasonID: Hashable, Sendable {
  /// The number.
  package let rawValue: UInt32

  package init(_ rawValue: UInt32) {
    self.rawValue = rawValue
  }
}

/// A set of terms that must never hold all at once; its terms lie in the store's flat array.
struct Incompatibility {
  /// Why the terms exclude each other.
  enum Cause {
    /// The root has to be selected.
    case root
    /// The package has no version in the term's set.
    case noVersions
    /// Versions of the first package depend on versions of the second.
    case dependency(of: PackageID, on: PackageID)
    /// The versions in the term's set cannot be used.
    case unavailable(UnavailabilityReasonID)
    /// Follows from two other incompatibilities.
    case derived(IncompatibilityID, IncompatibilityID)
  }

  var firstTerm: UInt32
  var termCount: UInt32
  var cause: Cause
  /// The decision level at which this was last seen to be contradicted, valid in `contradictionGeneration`.
  var contradictionLevel: UInt32 = .max
  /// How many times the solver had backtracked when the contradiction was seen.
  var contradictionGeneration: UInt32 = 0
  /// Whether it needs no more looking at: a merged incompatibility has taken its place in the lists by package, or it
  /// is contradicted by what no backtracking undoes.
  var isRetired = false
}
