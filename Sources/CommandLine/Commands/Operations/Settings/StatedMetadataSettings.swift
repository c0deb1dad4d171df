internal import PackagingStandards
internal import Resolution
internal import TOMLSyntax

extension CommandContext {
  /// What `dependency-metadata` of the configuration files states, the nearest file first.
  ///
  /// - Throws: `SettingError` for an entry that cannot be used.
  func statedMetadata() throws -> [StatedMetadata] {
    try settings.tableElements(.dependencyMetadata).map { table, origin, _ in
      let reader = StatedMetadataTable(table: table, origin: origin)
      guard let nameText = try reader.text("name") else {
        throw SettingError("An entry of `dependency-metadata` has no `name`", from: origin)
      }
      let versionText = try reader.text("version")
      let requiresPython = try reader.text("requires-python")
      let requirements = try reader.texts("requires-dist")
      do {
        let name = try PackageName(nameText)
        let version = try versionText.map { try Version($0) }
        if let requiresPython { _ = try VersionSpecifierSet(requiresPython) }
        for requirement in requirements { _ = try Requirement(requirement) }
        return StatedMetadata(
          name: name, version: version, requiresPython: requiresPython, requiresDist: requirements,
          providesExtra: try reader.texts("provides-extra") + reader.texts("provides-extras"))
      } catch let error as SettingError {
        throw error
      } catch {
        throw SettingError("The `dependency-metadata` of `\(nameText)` cannot be used: \(error)", from: origin)
      }
    }
  }
}

/// Reads the values of one entry.
private struct StatedMetadataTable {
  let table: TOMLTable
  let origin: SettingOrigin

  func text(_ key: String) throws -> String? {
    guard let item = table[key] else { return nil }
    guard let text = item.string else { throw wrongKind(key, "a string", item) }
    return text
  }

  func texts(_ key: String) throws -> [String] {
    guard let item = table[key] else { return [] }
    guard let elements = item.elements else { throw wrongKind(key, "an array of strings", item) }
    return try elements.map { element in
      guard let text = element.string else { throw wrongKind(key, "an array of strings", item) }
      return text
    }
  }

  private func wrongKind(_ key: String, _ phrase: String, _ item: TOMLItem) -> SettingError {
    SettingError("Expected \(phrase) for `dependency-metadata.\(key)`, found \(item.kind.phrase)", from: origin)
  }
}
