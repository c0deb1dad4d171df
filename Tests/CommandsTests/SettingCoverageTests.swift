import SystemIO
import SystemPackage
import Testing

/// Nothing is accepted and then ignored: looks through the sources for who reads each setting.
@Suite struct SettingCoverageTests {
  private static let folder = FilePath(#filePath).removingLastComponent().removingLastComponent()
    .removingLastComponent().pushing("Sources/CommandLine/Commands")

  /// The text of every source file, by its path below the folder.
  private static func sources() throws -> [String: String] {
    var sources: [String: String] = [:]
    try walkDirectory(folder) { path, kind in
      if kind == .file, path.extension == "swift" {
        sources[path.string] = String(decoding: try readFile(folder.pushing(path)), as: UTF8.self)
      }
      return true
    }
    return sources
  }

  /// What stands between two texts, everywhere where it does.
  private static func words(in text: String, from start: String, to end: String) -> [String] {
    var words: [String] = []
    var rest = text[...]
    while let opening = rest.firstRange(of: start) {
      rest = rest[opening.upperBound...]
      guard let closing = rest.firstRange(of: end) else { break }
      words.append(String(rest[..<closing.lowerBound]))
    }
    return words
  }

  /// Whether `text` names a member as one that is handed to a reader, not as the declaration of an option.
  private static func reads(_ text: String, _ name: String) -> Bool {
    var rest = text[...]
    while let found = rest.firstRange(of: "." + name) {
      let before = rest[..<found.lowerBound]
      rest = rest[found.upperBound...]
      if rest.first.map({ $0.isLetter || $0.isNumber || $0 == "_" }) ?? false { continue }
      if before.hasSuffix("setting(") || before.hasSuffix("SettingKey") || before.hasSuffix("\\") { continue }
      if before.last.map({ "( ,[!".contains($0) || $0.isNewline }) ?? false { return true }
    }
    return false
  }

  /// Settings that no command that is there could honour, and why accepting them loses nothing.
  private static let withoutEffect = [
    "upgradeGroup": "the option is refused", "refresh": "the option alone gives it",
    "refreshPackage": "the option alone gives it", "format": "the option alone gives it",
    "preview": "nothing about packages is a preview", "previewFeatures": "nothing about packages is a preview",
    "noEditable": "editable projects are refused", "noStripMarkers": "only universal resolutions have markers",
    "pythonDownloads": "no Python is downloaded", "noSourcesPackage": "projects with sources are refused",
  ]

  @Test func everySettingIsReadSomewhere() throws {
    let sources = try Self.sources()
    let tables = sources.filter { $0.value.contains(" = SettingKey(") }
    let names = tables.values.flatMap { Self.words(in: $0, from: "static let ", to: " = SettingKey(") }
    #expect(names.count > 90)
    let readers = sources.filter { tables[$0.key] == nil && !$0.key.hasSuffix("ConfigurationKeys.swift") }
    for name in names where Self.withoutEffect[name] == nil {
      #expect(readers.values.contains { Self.reads($0, name) }, "nothing reads `\(name)`")
    }
    for name in Self.withoutEffect.keys {
      #expect(names.contains(name))
      #expect(!readers.values.contains { Self.reads($0, name) }, "`\(name)` is read after all")
    }
  }

  /// Keys of configuration files that only concern commands that are not there yet, or builds.
  private static let later: Set<String> = [
    "python-install-mirror", "pypy-install-mirror", "graalpy-install-mirror", "pyodide-install-mirror",
    "python-downloads-json-url", "publish-url", "check-url", "trusted-publishing", "add-bounds", "managed", "package",
    "concurrent-builds", "build-constraint-dependencies", "environments", "required-environments", "dev-dependencies",
    "extra-build-dependencies", "extra-build-variables", "audit", "minimum-libc-version", "sources",
    "dependency-groups", "build-backend", "cache-keys", "conflicts", "default-groups",
  ]

  /// Keys that are read without being settings with an option or variable.
  private static let special: Set<String> = ["pip", "workspace", "required-version"]

  @Test func everyKeyOfAConfigurationFileIsASettingOrBelongsToLaterCommands() throws {
    let sources = try Self.sources()
    let settings = Set(
      sources.values.flatMap { Self.words(in: $0, from: "configuration: \"", to: "\"") })
    let table = try #require(sources.first { $0.key.hasSuffix("ConfigurationKeys.swift") }?.value)
    let texts = Self.words(in: table, from: "= \"\"\"", to: "\"\"\"")
    #expect(texts.count == 2)
    // What follows the empty line is about code and is read elsewhere.
    let top = texts[0].firstRange(of: "\n\n").map { String(texts[0][..<$0.lowerBound]) } ?? texts[0]
    let keys = [top, texts[1]].flatMap { text in
      text.split { $0 == " " || $0.isNewline }.map(String.init).filter { !$0.hasSuffix(":") }
    }
    #expect(keys.count > 100)
    for key in keys {
      let places = [settings, Self.later, Self.special].count { $0.contains(key) }
      #expect(places == 1, "`\(key)` is in \(places) of the three lists")
    }
    for key in settings { #expect(keys.contains(key), "`\(key)` of a setting is no known key") }
  }
}
