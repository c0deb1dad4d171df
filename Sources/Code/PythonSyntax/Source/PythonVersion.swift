/// A minor version of Python 3, the target for which a source must be valid.
package struct PythonVersion: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let minor: UInt8

  package init(minor: UInt8) { self.minor = minor }

  package static var oldest: PythonVersion { PythonVersion(minor: 7) }
  /// The newest version whose syntax is known, and the default target.
  package static var latest: PythonVersion { PythonVersion(minor: 15) }

  package static func < (lhs: PythonVersion, rhs: PythonVersion) -> Bool { lhs.minor < rhs.minor }

  package var description: String { "3.\(minor)" }
}
