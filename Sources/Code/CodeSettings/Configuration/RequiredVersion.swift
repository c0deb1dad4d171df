internal import PackagingStandards

/// The check of ruff's `required-version`: adder answers for the version of ruff whose behaviour it has.
enum RequiredVersion {
  /// The version of ruff whose settings and formatting adder follows.
  static let compatibleRuff = "0.17.6"

  /// - Throws: `ConfigurationFileError` where the version is not among those asked for, or the text is no version.
  static func check(_ text: String, in table: ConfigurationTable) throws {
    guard let version = try? Version(compatibleRuff) else { return }
    let isExact = (try? Version(text)) != nil
    guard let specifiers = try? VersionSpecifierSet(isExact ? "==" + text : text) else {
      throw table.error("required-version", "`\(text)` is no version specifier")
    }
    guard specifiers.contains(version) else {
      throw table.error(
        "required-version", "ruff `\(text)` is required, but this adder does what ruff \(compatibleRuff) does")
    }
  }
}
