internal import IndexAccess
internal import PackageOperations
internal import PackagingStandards
internal import SystemIO
internal import SystemPackage
internal import TOMLSyntax

/// An `[[index]]` table of a configuration file.
struct IndexTable {
  let table: TOMLTable
  let origin: SettingOrigin
  /// What a relative location starts from.
  let directory: FilePath

  init(_ table: TOMLTable, origin: SettingOrigin, directory: FilePath) {
    self.table = table
    self.origin = origin
    self.directory = directory
  }

  /// Reads the table.
  ///
  /// - Throws: `SettingError` for a value that cannot be used; unknown keys pass, as with the peer.
  func definition() throws -> IndexDefinitions.Definition {
    guard let text = try value("url", "a string", \.string) else {
      throw SettingError("An index has no `url`", from: origin)
    }
    let name = try value("name", "a string", \.string)
    if let name, !IndexName.isValid(name) {
      throw SettingError(invalid: name, for: "index.name", from: origin, expected: IndexName.rule)
    }
    for key in ["exclude-newer", "exclude-newer-package", "hash-algorithm"] where table[key] != nil {
      throw SettingError("`\(key)` of an index is not supported yet", from: origin)
    }
    var index = PackageIndex(
      url: try indexLocation(text, for: "index.url", from: origin, directory: directory), name: name)
    if isPath(text) { index.writtenPlace = text }
    if let format = try word("format", PackageIndex.Format.self) { index.format = format }
    if let policy = try word("authenticate", AuthenticationPolicy.self) { index.authentication = policy }
    index.ignoredStatusCodes = try ignoredStatusCodes()
    let cacheControl = try value("cache-control", "a table", \.table)
    for entry in cacheControl.map(Array.init) ?? [] {
      guard let text = entry.item.string else { throw wrongKind("cache-control.\(entry.key)", "a string", entry.item) }
      switch entry.key {
      case "api": index.cacheControlOverride = text
      case "files": index.fileCacheControlOverride = text
      default: break
      }
    }
    let isExplicit = try value("explicit", "a boolean", \.boolean) ?? false
    if isExplicit, name == nil {
      throw SettingError("An index with `explicit = true` needs a `name`, by which packages choose it", from: origin)
    }
    return IndexDefinitions.Definition(
      index: index, isDefault: try value("default", "a boolean", \.boolean) ?? false, isExplicit: isExplicit)
  }

  private func ignoredStatusCodes() throws -> [Int] {
    try (value("ignore-error-codes", "an array of numbers", \.elements) ?? []).map { element in
      guard let code = element.integer, (100...999).contains(code) else {
        throw SettingError("Expected status codes in `index.ignore-error-codes`", from: origin)
      }
      return Int(code)
    }
  }

  private func value<Value>(_ key: String, _ phrase: String, _ read: (TOMLItem) -> Value?) throws -> Value? {
    guard let item = table[key] else { return nil }
    guard let value = read(item) else { throw wrongKind(key, phrase, item) }
    return value
  }

  private func wrongKind(_ key: String, _ phrase: String, _ item: TOMLItem) -> SettingError {
    SettingError("Expected \(phrase) for `index.\(key)`, found \(item.kind.phrase)", from: origin)
  }

  private func word<Word: RawRepresentable & CaseIterable>(_ key: String, _ type: Word.Type) throws -> Word?
  where Word.RawValue == String {
    guard let text = try value(key, "a string", \.string) else { return nil }
    if let word = Word(rawValue: text) { return word }
    throw SettingError(
      invalid: text, for: "index.\(key)", from: origin, expected: "one of a few words",
      possible: Word.allCases.map(\.rawValue))
  }
}

/// Whether what names an index, or a place of links, is a path.
func isPath(_ text: String) -> Bool { !text.contains("://") && !text.hasPrefix("file:") }

/// Reads a URL or a path that starts from `directory`.
func indexLocation(_ text: String, for key: String, from origin: SettingOrigin, directory: FilePath) throws
  -> URLReference
{
  if text.contains("://") {
    do {
      return try URLReference(absolute: text)
    } catch {
      throw SettingError(invalid: text, for: key, from: origin, expected: "a URL or a path")
    }
  }
  let path = text.hasPrefix("file:") ? String(text.dropFirst("file:".count)) : text
  guard !path.isEmpty else { throw SettingError(invalid: text, for: key, from: origin, expected: "a URL or a path") }
  return URLReference(filePath: withoutDots(directory.pushing(FilePath(path))).string)
}
