internal import PackagingStandards
internal import PythonSyntax
internal import TOMLSyntax

/// The oldest Python that a project says it supports.
enum RequiresPython {
  /// Refuses a `requires-python` that cannot be read.
  ///
  /// - Throws: `ConfigurationFileError` with its place.
  static func check(in source: ConfigurationSource) throws {
    guard let project = source.document.root["project"]?.table, project["requires-python"] != nil else { return }
    let table = ConfigurationTable(source: source, table: project, path: "project.")
    guard let text = try table.text("requires-python") else { return }
    do {
      _ = try VersionSpecifierSet(text)
    } catch {
      throw table.error("requires-python", error.message)
    }
  }

  /// The version of `project.requires-python`, if there is one that code can be checked for.
  static func oldestVersion(in document: TOMLDocument) -> PythonVersion? {
    guard let text = document.root.item(at: ["project", "requires-python"])?.string,
      let specifiers = try? VersionSpecifierSet(text)
    else { return nil }
    var oldest: (major: UInt64, minor: UInt64)?
    for specifier in specifiers {
      switch specifier.operator {
      case .equal, .arbitraryEqual, .compatible, .greaterThan, .greaterThanOrEqual: break
      default: continue
      }
      guard let version = specifier.version, version.releaseSegmentCount > 1 else { continue }
      let bound = (major: version.major, minor: version.minor)
      if let found = oldest, found <= bound { continue }
      oldest = bound
    }
    guard let oldest, oldest.major == 3, let minor = UInt8(exactly: oldest.minor) else { return nil }
    let version = PythonVersion(minor: minor)
    return (PythonVersion.oldest...PythonVersion.latest).contains(version) ? version : nil
  }
}
