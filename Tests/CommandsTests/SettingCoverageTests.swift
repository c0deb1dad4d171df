import ArgumentParsing
import Commands
import SystemIO
import SystemPackage
import Testing

/// Nothing is accepted and then ignored: looks through the sources for who reads each setting.
@Suite struct SettingCoverageTests {
  private static let folder = FilePath(#filePath).removingLastComponent().removingLastComponent()
    .removingLastComponent().pushing("Sources/CommandLine/Commands")

  /// Every source file, by its path below the folder.
  private static func sources() throws -> [String: SourceText] {
    var sources: [String: SourceText] = [:]
    try walkDirectory(folder) { path, kind in
      if kind == .file, path.extension == "swift" {
        sources[path.string] = SourceText(bytes: try readFile(folder.pushing(path)))
      }
      return true
    }
    return sources
  }

  /// Settings that no command that is there could honour, and why accepting them loses nothing.
  private static let withoutEffect = [
    "upgradeGroup": "the option is refused", "refresh": "the option alone gives it",
    "refreshPackage": "the option alone gives it", "format": "the option alone gives it",
    "preview": "nothing about packages is a preview", "previewFeatures": "nothing about packages is a preview",
    "noEditable": "editable projects are refused",
    "configSettings": "nothing is built", "configSettingsPackage": "nothing is built",
    "pythonDownloads": "no Python is downloaded",
  ]

  /// Options that have the name of a setting and are something else.
  private static let otherOptions: Set = [
    "python find --python", "pip list --format", "pip compile --format",
    // The cache of the tools for code and their reports are theirs, and have the variables of their peer.
    "format --no-cache", "format --cache-dir", "lint --no-cache", "lint --cache-dir", "lint --output-file",
  ]

  /// Settings that only variables and configuration files give, or options of other names.
  private static let withoutOption: Set = [
    "constraint-dependencies", "override-dependencies", "exclude-dependencies", "no-build-package", "no-binary-package",
    "no-system-config", "http-proxy", "https-proxy", "no-proxy", "http-timeout", "http-connect-timeout", "http-retries",
    "concurrent-downloads", "concurrent-installs", "concurrent-builds", "lock-timeout", "format", "python-downloads",
  ]

  @Test func optionsThatGiveSettingsHaveTheirVariablesAndValues() {
    let keys = Dictionary(grouping: SettingKey.all, by: \.name)
    #expect(keys.count == SettingKey.all.count, "two settings have one name")
    var given: Set<String> = []
    for entry in CommandTable.entries where entry.verb.path[0] != "dev" {
      for option in entry.verb.arguments.options {
        let title = entry.verb.path.joined(separator: " ") + " --" + option.name
        guard let key = keys[option.name]?.first, !Self.otherOptions.contains(title) else { continue }
        given.insert(key.name)
        #expect(option.variables.full == key.variableNames, "\(title)")
        #expect(option.possibleValues == key.possibleValues, "\(title)")
      }
    }
    #expect(Set(keys.keys).subtracting(given) == Self.withoutOption)
  }

  @Test func everySettingIsReadSomewhere() throws {
    let sources = try Self.sources()
    var names: [String] = []
    var read: Set<String> = []
    for (path, text) in sources {
      let declared = text.words(from: "static let ", to: "\n").filter { $0.contains(" = SettingKey(") }
        .compactMap { $0.split(separator: " ").first.map(String.init) }
      names += declared
      if declared.isEmpty, !path.hasSuffix("ConfigurationKeys.swift") { read.formUnion(text.membersRead) }
    }
    // Those of the table, and `FurtherKeys`.
    #expect(names.count == SettingKey.all.count + 8)
    for name in names where Self.withoutEffect[name] == nil {
      #expect(read.contains(name), "nothing reads `\(name)`")
    }
    for name in Self.withoutEffect.keys {
      #expect(names.contains(name))
      #expect(!read.contains(name), "`\(name)` is read after all")
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
      sources.values.flatMap { $0.words(from: "configuration: \"", to: "\"") })
    let table = try #require(sources.first { $0.key.hasSuffix("ConfigurationKeys.swift") }?.value)
    let texts = table.words(from: "= \"\"\"", to: "\"\"\"")
    #expect(texts.count == 2)
    // What follows the empty line is about code and is read elsewhere.
    let top = texts[0].firstRange(of: "\n\n").map { String(texts[0][..<$0.lowerBound]) } ?? texts[0]
    let keys = [top, texts[1]].flatMap { text in
      text.split { $0 == " " || $0.isNewline }.map(String.init).filter { !$0.hasSuffix(":") }
    }
    #expect(Set(keys) == settings.union(Self.later).union(Self.special))
    for key in keys {
      let places = [settings, Self.later, Self.special].count { $0.contains(key) }
      #expect(places == 1, "`\(key)` is in \(places) of the three lists")
    }
  }
}

/// A source file as bytes, looked through once: comparing characters of all files would take minutes.
struct SourceText {
  let bytes: [UInt8]

  /// What stands between two texts, everywhere where it does.
  func words(from start: String, to end: String) -> [String] {
    let (start, end) = (Array(start.utf8), Array(end.utf8))
    var words: [String] = []
    var offset = 0
    while let opening = find(start, from: offset) {
      let content = opening + start.count
      guard let closing = find(end, from: content) else { break }
      words.append(String(decoding: bytes[content..<closing], as: UTF8.self))
      offset = content
    }
    return words
  }

  private func find(_ needle: [UInt8], from offset: Int) -> Int? {
    var start = offset
    while start + needle.count <= bytes.count {
      if bytes[start] == needle[0], bytes[start..<start + needle.count].elementsEqual(needle) { return start }
      start += 1
    }
    return nil
  }

  /// The members that are handed to a reader, as in `flag(.offline`: not those that declare an option.
  var membersRead: Set<String> {
    let declaring = Array("setting(".utf8)
    var members: Set<String> = []
    var offset = 1
    while offset < bytes.count {
      defer { offset += 1 }
      guard bytes[offset] == UInt8(ascii: "."), "( ,[!\n".utf8.contains(bytes[offset - 1]) else { continue }
      if bytes[..<offset].suffix(declaring.count).elementsEqual(declaring) { continue }
      let name = bytes[(offset + 1)...].prefix { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: "_")
      }
      members.insert(String(decoding: name, as: UTF8.self))
    }
    return members
  }
}
