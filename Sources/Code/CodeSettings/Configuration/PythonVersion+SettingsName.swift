package import PythonSyntax

extension PythonVersion {
  /// The version that a setting such as `py311` names, if it is one that code can be checked for.
  package init?(settingsName: String) {
    guard settingsName.hasPrefix("py3"), let minor = UInt8(settingsName.dropFirst(3)) else { return nil }
    self.init(minor: minor)
    guard (PythonVersion.oldest...PythonVersion.latest).contains(self), self.settingsName == settingsName else {
      return nil
    }
  }

  /// The name for settings of a version that may be written with a dot: `py311` for `3.11`.
  package static func settingsName(of text: String) -> String {
    text.hasPrefix("3.") ? "py3" + text.dropFirst(2) : text
  }

  /// How settings write the version.
  package var settingsName: String { "py3\(minor)" }

  /// The versions that code can be checked for, as settings write them.
  package static var settingsNames: [String] {
    (oldest.minor...latest.minor).map { PythonVersion(minor: $0).settingsName }
  }
}
