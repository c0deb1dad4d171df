/// How urgently a package should be decided; the greatest first.
///
/// Packed into one integer: the class in the top three bits, then the reversed order in which the package's family was
/// first seen, then the reversed order of the virtual package itself.
package struct PackagePriority: Comparable, Hashable, Sendable {
  let rawValue: UInt64

  /// The classes of urgency, least first.
  enum Class: UInt64 {
    /// Nothing is known but that the package is needed.
    case ordinary
    /// Versions of the package often were the reason why versions of others were rejected.
    case conflictLate
    /// Versions of the package were often rejected because of others.
    case conflictEarly
    /// A requirement pins the package to one version.
    case pinned
    /// A requirement names the package's file or repository.
    case directURL
    /// The root and the interpreter, which always come first.
    case fixed
  }

  private static let familyMask: UInt64 = (1 << 29) - 1

  init(_ class: Class, family: UInt32, package: UInt32) {
    let familyPart = Self.familyMask - min(UInt64(family), Self.familyMask)
    rawValue = `class`.rawValue << 61 | familyPart << 32 | UInt64(UInt32.max - package)
  }

  package static func < (left: PackagePriority, right: PackagePriority) -> Bool {
    left.rawValue < right.rawValue
  }
}
