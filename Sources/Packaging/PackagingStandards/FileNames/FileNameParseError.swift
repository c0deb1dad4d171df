import Support

/// A file name that is not that of a wheel or source distribution.
package struct FileNameParseError: UserFacingError, Equatable, Sendable {
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
  package let fileName: String
  /// Why it is refused.
  package let reason: Reason

  package var message: String {
    switch reason {
    case .unknownExtension(let expected): "invalid file name `\(fileName)`: it must end in \(expected)"
    case .wrongPartCount:
      "invalid wheel file name `\(fileName)`: it must have five or six parts separated by `-`: name, version, "
        + "perhaps a build number, and the Python, ABI and platform tags"
    case .name(let error): "invalid file name `\(fileName)`: \(error.message)"
    case .otherName(let expected): "file name `\(fileName)` is not one of package `\(expected)`"
    case .version(let error): "invalid file name `\(fileName)`: \(error.message)"
    case .buildTag(let text): "invalid wheel file name `\(fileName)`: the build tag `\(text)` must start with a digit"
    }
  }
}
