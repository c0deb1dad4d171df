internal import IndexAccess
internal import PackagingStandards
internal import SystemPackage
internal import TOMLSyntax

/// An `[[index]]` table of a configuration file.
struct IndexTable {
  let table: TOMLTable
  let origin: SettingOrigin
  let directory: FilePath

  init(_ table: TOMLTable, origin: SettingOrigin, directory: FilePath) {
    self.table = table
    self.origin = origin
    self.directory = directory
  }

  /// Returns the index, and whether it is the default or only for packages that name it.
  func index() throws -> (index: PackageIndex, isDefault: Bool, isExplicit: Bool) {
    guard let text = table["url"]?.string else {
      throw SettingError("An index has no `url`", from: origin)
    }
    let location: URLReference
    if text.contains("://") {
      do {
        location = try URLReference(absolute: text)
      } catch {
        throw SettingError(invalid: text, for: "index.url", from: origin, expected: "a URL or a path")
      }
    } else {
      location = URLReference(filePath: directory.pushing(FilePath(text)).lexicallyNormalized().string)
    }
    var index = PackageIndex(url: location, name: table["name"]?.string)
    if let policy = table["authenticate"]?.string {
      guard let known = AuthenticationPolicy(rawValue: policy) else {
        throw SettingError(
          invalid: policy, for: "index.authenticate", from: origin, expected: "one of a few words",
          possible: AuthenticationPolicy.allCases.map(\.rawValue))
      }
      index.authentication = known
    }
    index.ignoredStatusCodes = (table["ignore-error-codes"]?.elements ?? []).compactMap { $0.integer.map { Int($0) } }
    index.cacheControlOverride = table["cache-control"]?.table?["api"]?.string
    return (index, table["default"]?.boolean ?? false, table["explicit"]?.boolean ?? false)
  }
}
