import Support

/// A file name that is not that of a wheel or source distribution.
package struct FilenameParseError: UserFacingError, Equatable, Sendable {
  /// Why the name is refused.
  package enum Reason: Equatable, Sendable {
    case unknownExtension(expected: String)
    case wrongPartCount
    case name(NameParseError)
    case otherName(expected: PackageName)
    case version(VersionParseError)
    case buildTag(String)
  }

  /// The file name as given.
  package let filename: String
  /// Why it is refused.
  package let reason: Reason

  package var message: String {
    switch reason {
    case .unknownExtension(let expected): "invalid file name `\(filename)`: it must end in \(expected)"
    case .wrongPartCount:
      "invalid wheel file name `\(filename)`: it must have five or six parts separated by `-`: name, version, "
        + "perhaps a build number, and the Python, ABI and platform tags"
    case .name(let error): "invalid file name `\(filename)`: \(error.message)"
    case .otherName(let expected): "file name `\(filename)` is not one of package `\(expected)`"
    case .version(let error): "invalid file name `\(filename)`: \(error.message)"
    case .buildTag(let text): "invalid wheel file name `\(filename)`: the build tag `\(text)` must start with a digit"
    }
  }
}
