/// A minor version of Python 3, the target for which a source must be valid.
package struct PythonVersion: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The number behind `3.`.
  package let minor: UInt8

  package init(minor: UInt8) { self.minor = minor }

  /// The oldest version that sources can be checked for.
  package static var oldest: PythonVersion { PythonVersion(minor: 7) }
  /// The newest version whose syntax is known, and the default target.
  package static var latest: PythonVersion { PythonVersion(minor: 15) }

  /// Orders versions by age.
  package static func < (lhs: PythonVersion, rhs: PythonVersion) -> Bool { lhs.minor < rhs.minor }

  /// The version as Python writes it: `3.12`.
  package var description: String { "3.\(minor)" }
}
