import Testing

/// Options, variables and configuration files are read once, into a struct of settings, before a command does anything:
/// what does the work and what prints know values only.
struct SettingsOnceTests {
  private static let settingsFolder = "CommandLine/Commands/Operations/Settings/"

  @Test func operationsReadNoSettings() throws {
    let files = try ModuleMap.sourceFiles()
    let accessors = try SettingsAccessors.all.get()
    var names: [String] = []
    for file in files {
      let folders = ["CommandLine/Commands/Operations/", "CommandLine/Commands/Compile/"]
      guard folders.contains(where: file.path.hasPrefix), !file.path.hasPrefix(Self.settingsFolder) else { continue }
      names.append(String(file.path.split(separator: "/").last ?? ""))
      for line in accessors.lines(of: file) {
        Issue.record("`\(file.path)` reads a setting, which belongs into a struct in `Operations/Settings`: \(line)")
      }
    }
    // One of each kind of folder, so that a renamed one is not passed over.
    for name in [
      "VenvOperation.swift", "FormatOperation.swift", "LintOperation.swift", "ConsoleObserver.swift",
      "CompiledResolution.swift",
    ] {
      #expect(names.contains(name))
    }
  }

  @Test(arguments: [
    ("    let strict = try context.settings.flag(.strict)", true), ("  settings.choice(.linkMode)", true),
    ("    let cache = try context.openCache(try context.cacheSettings(verb.cache))", true),
    ("    let version = try targetSettings(options).pythonVersion", true),
    ("    if context.isOffline { return }", true), ("    ProcessEnvironment.nonEmptyValue(\"UV_PYTHON\")", true),
    ("    if verb.check { return }", true),
    ("    let resolver = try CodeSettingsResolver(overrides, in: context)", true),
    ("    format.render(files, .ofThisProcess(painter: painter))", true),
    ("  let resolver: CodeSettingsResolver", false),
    ("    let cache = try context.openCache(settings.cache)", false), ("    context.list(changes)", false),
    ("    ProcessEnvironment.executablePath", false),
    ("    let finder = try settings.interpreters.finder(cache)", false),
  ])
  func whatReadsASettingIsKnown(line: String, isOne: Bool) throws {
    #expect(try SettingsAccessors.all.get().occur(in: line[...]) == isOne)
  }
}

/// What reads settings, by the sources that declare it.
private struct SettingsAccessors: Sendable {
  static let all = Swift.Result { try SettingsAccessors(ModuleMap.sourceFiles()) }

  /// Functions of the context that make settings of options.
  private let makers: [String]
  /// Functions that answer single settings.
  private let readers: [String]

  init(_ files: [ModuleMap.SourceFile]) throws {
    let folder = files.filter { $0.path.hasPrefix("CommandLine/Commands/Operations/Settings/") }
    makers = folder.flatMap { Self.functions(in: $0.lines, of: "extension CommandContext {") }
    let resolver = try #require(files.first { $0.path == "CommandLine/Commands/Settings/SettingsResolver.swift" })
    readers = Self.functions(in: resolver.lines, of: "package struct SettingsResolver")
    #expect(makers.contains("cacheSettings") && makers.contains("environmentSettings"))
    #expect(readers.contains("flag") && readers.contains("choice"))
  }

  /// The functions of a declaration in one file that other files can call.
  private static func functions(in lines: [Substring], of declaration: String) -> [String] {
    var isInside = false
    var names: [String] = []
    for line in lines {
      if line.first != " " { isInside = line.hasPrefix(declaration) || (isInside && line.first != "}") }
      let words = line.split(separator: " ")
      guard isInside, line.hasPrefix("  "), !line.hasPrefix("   "), !words.contains("private"),
        let keyword = words.firstIndex(of: "func"),
        keyword + 1 < words.count
      else { continue }
      names.append(String(words[keyword + 1].prefix { $0 != "(" && $0 != "<" }))
    }
    return names
  }

  /// What a line has in it that reads a setting.
  private var texts: [String] {
    [
      "context.settings", "SettingKey", "ProcessEnvironment.value", "ProcessEnvironment.nonEmptyValue", ".isOffline",
      ".usesSystemCertificates", ".insecureHosts", ".leavesOutInstallerMetadata", "verb.", "CodeSettingsResolver(",
      ".ofThisProcess(",
    ] + readers.map { "settings.\($0)(" } + makers.flatMap { [".\($0)(", " \($0)("] }
  }

  func occur(in line: Substring) -> Bool { texts.contains { line.contains($0) } }

  /// The lines of a file that read a setting.
  func lines(of file: ModuleMap.SourceFile) -> [Substring] {
    let found = texts.filter(file.mentions)
    return found.isEmpty ? [] : file.lines.filter { line in found.contains { line.contains($0) } }
  }
}
