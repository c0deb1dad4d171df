/// Names one package of a resolution, real or virtual, by its place in the caller's table of packages.
///
/// The solver knows nothing else about a package. Ids are dense and start at zero, which is the root.
package struct PackageID: Hashable, Sendable, Comparable {
  /// The number.
  package let rawValue: UInt32

  package init(_ rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// The package whose only version the solver sets out to select.
  package static let root = PackageID(0)

  package static func < (left: PackageID, right: PackageID) -> Bool {
    left.rawValue < right.rawValue
  }

  @inline(__always)
  var index: Int { Int(rawValue) }
}

/// Names a family of packages that share one priority and one version: a project and the virtual packages that
/// stand for its extras.
///
/// Conflicts inside one family say nothing about the order in which packages should be decided, so they are not
/// counted.
package struct PackageFamilyID: Hashable, Sendable {
  /// The number.
  package let rawValue: UInt32

  package init(_ rawValue: UInt32) {
    self.rawValue = rawValue
  }

  @inline(__always)
  var index: Int { Int(rawValue) }
}
