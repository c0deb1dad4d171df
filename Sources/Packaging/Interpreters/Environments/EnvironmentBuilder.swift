import Caching
import PackagingStandards
import SystemIO
import SystemPackage

/// Writes the files of a virtual environment.
struct EnvironmentBuilder {
  /// Where the environment will be in the end.
  let root: FilePath
  private let facts: InterpreterFacts
  private let baseExecutable: FilePath
  private let options: EnvironmentOptions
  private let prompt: String?

  init(
    root: FilePath, interpreter: Interpreter, options: EnvironmentOptions, context: DiscoveryContext
  ) throws {
    self.root = root
    self.options = options
    facts = interpreter.facts
    baseExecutable = context.absolute(interpreter.baseExecutable)
    switch options.prompt {
    case .environmentName: prompt = nil
    case .workingDirectoryName: prompt = context.workingDirectory.lastComponent?.string
    case .text(let text): prompt = text
    }
    // Every line of `pyvenv.cfg` is a setting, and no shell script here can name a path of two lines.
    for (name, text) in [("path", root.string), ("prompt", prompt ?? ""), ("base interpreter", baseExecutable.string)] {
      if text.unicodeScalars.contains(where: { $0 == "\n" || $0 == "\r" }) {
        throw EnvironmentError.unusableText(name, "contains a line break")
      }
      if text.unicodeScalars.contains("\u{FFFD}") {
        throw EnvironmentError.unusableText(name, "is not valid UTF-8")
      }
    }
  }

  /// What the interpreter of the environment, started by a name, will call its base.
  ///
  /// From Python 3.11 on it is named as the file behind all links is, before that as the environment's own executable.
  func base(named executable: FilePath) -> FilePath {
    let named = facts.isAtLeast(3, 11) ? realPath(baseExecutable) ?? baseExecutable : executable
    guard let name = named.lastComponent else { return baseExecutable }
    let candidate = baseExecutable.removingLastComponent().appending(name)
    return exists(candidate) ? candidate : baseExecutable
  }

  /// Writes the environment into a directory that exists; its files speak of ``root``.
  func write(into directory: FilePath) throws {
    let scheme = facts.environmentScheme
    let scripts = directory.pushing(FilePath(scheme.scripts))
    try createDirectories(scripts)
    try createDirectories(directory.pushing(FilePath(scheme.purelib)))
    if scheme.platlib != scheme.purelib { try createDirectories(directory.pushing(FilePath(scheme.platlib))) }
    if facts.pointerBits == 64, facts.markers.sysPlatform == "linux" {
      let link = directory.appending("lib64")
      if try fileStatus(link, followingLinks: false) == nil { try createSymbolicLink(to: "lib", at: link) }
    }
    try writeLinks(in: scripts)
    try writeActivation(in: scripts)
    try writeFile(Array("*".utf8), to: directory.appending(".gitignore"))
    try writeFile(Array(CacheDirectoryTag.text().utf8), to: directory.appending(CacheDirectoryTag.filename))
    // Last, because it is what makes a directory an environment.
    try writeAtomically(configuration.text, to: directory.appending("pyvenv.cfg"))
  }

  private func writeLinks(in scripts: FilePath) throws {
    let version = facts.version
    try link("python", to: baseExecutable, in: scripts)
    var names = ["python\(version.major)", "python\(version.major).\(version.minor)"]
    if facts.isFreeThreaded { names.append("python\(version.major).\(version.minor)t") }
    if facts.isImplementation(.pypy) { names += ["pypy\(version.major)", "pypy"] }
    if facts.isImplementation(.graalpy) { names.append("graalpy") }
    for name in names { try link(name, to: "python", in: scripts) }
  }

  private func link(_ name: String, to destination: FilePath, in directory: FilePath) throws {
    let path = directory.appending(name)
    do {
      try createSymbolicLink(to: destination, at: path)
    } catch let error as SystemError where error.code == .fileExists {
      // Replaced by rename, so that a running command never finds the name missing.
      let temporary = directory.appending(uniqueName(prefix: "link"))
      try createSymbolicLink(to: destination, at: temporary)
      try rename(temporary, to: path)
    }
  }

  private func writeActivation(in scripts: FilePath) throws {
    let depth = FilePath(facts.environmentScheme.scripts).components.count
    let up = String(repeating: "../", count: depth)
    var sitePackages = [up + facts.environmentScheme.purelib]
    if facts.environmentScheme.platlib != facts.environmentScheme.purelib {
      sitePackages.append(up + facts.environmentScheme.platlib)
    }
    let environment = ActivatedEnvironment(
      root: root.string, prompt: prompt, isRelocatable: options.isRelocatable, sitePackagesFromScripts: sitePackages)
    for script in ActivationScripts.all(for: environment) {
      try writeFile(Array(script.text.utf8), to: scripts.appending(script.name))
    }
  }

  private var configuration: EnvironmentConfiguration {
    var configuration = EnvironmentConfiguration()
    configuration.set("home", to: baseExecutable.removingLastComponent().string)
    configuration.set("implementation", to: facts.markers.platformPythonImplementation)
    configuration.set("adder", to: options.toolVersion)
    configuration.set("version_info", to: facts.markers.pythonFullVersion)
    configuration.set("include-system-site-packages", to: options.systemSitePackages ? "true" : "false")
    if options.isRelocatable { configuration.set("relocatable", to: "true") }
    if options.isSeeded { configuration.set("seed", to: "true") }
    if let prompt { configuration.set("prompt", to: prompt) }
    return configuration
  }
}
