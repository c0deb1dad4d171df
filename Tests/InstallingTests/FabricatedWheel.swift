import Caching
import Installing
import Interpreters
import PackagingStandards
import Support
import SystemIO
import SystemPackage
import TestIndex

import TestSupport

/// Builds a wheel from a table of files.
struct FabricatedWheel {
  var name: String
  var version: String
  /// Content by path; a `*` before the path marks the file executable.
  var files: [(path: String, content: String)] = []
  var entryPoints: String?
  var isPurelib = true
  /// Rows of RECORD in place of the right ones.
  var record: String?
  var metadata: String?
  var wheelFile: String?
  var distInfo: String { "\(name)-\(version).dist-info" }
  var filename: WheelFilename {
    get throws { try WheelFilename("\(name)-\(version)-py3-none-any.whl") }
  }

  init(_ name: String, _ version: String, _ files: [(path: String, content: String)] = []) {
    self.name = name
    self.version = version
    self.files = files
  }

  /// A wheel with one package of some modules, a command, a script, data and a header.
  static func typical(_ name: String = "demo", _ version: String = "1.0", marker: String = "") -> FabricatedWheel {
    var wheel = FabricatedWheel(
      name, version,
      [
        ("\(name)/__init__.py", "version = '\(version)'\(marker)\n"), ("\(name)/deep/er/module.py", "x = 1\n"),
        ("\(name)/data, with comma.txt", "a,b\n"), ("*\(name)/tool.sh", "#!/bin/sh\n"),
        ("\(name)-\(version).data/scripts/\(name)-script", "#!python\nprint('hello')\n"),
        ("\(name)-\(version).data/scripts/\(name)-binary", "\u{7F}ELF"),
        ("\(name)-\(version).data/data/share/\(name)/info.txt", "info"),
        ("\(name)-\(version).data/headers/\(name).h", "#define X"),
        ("\(name)-\(version).data/purelib/\(name)_extra.py", "y = 2\n"),
      ])
    wheel.entryPoints = """
      [console_scripts]
      \(name)-run = \(name).deep.er.module:main.inner
      [gui_scripts]
      \(name)-gui = \(name):gui [extra]
      [other]
      anything = at all
      """
    return wheel
  }

  var bytes: [UInt8] {
    var all = files
    all.append(("\(distInfo)/METADATA", metadata ?? "Metadata-Version: 2.1\nName: \(name)\nVersion: \(version)\n"))
    let wheel = "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: \(isPurelib)\nTag: py3-none-any\n"
    all.append(("\(distInfo)/WHEEL", wheelFile ?? wheel))
    if let entryPoints { all.append(("\(distInfo)/entry_points.txt", entryPoints)) }
    let entries = all.map { path, content in
      let isExecutable = path.hasPrefix("*")
      return (
        path: isExecutable ? String(path.dropFirst()) : path, bytes: Array(content.utf8), isExecutable: isExecutable
      )
    }
    return wheelArchive(entries, info: distInfo, record: record)
  }
}

/// A cache and an empty environment in a temporary directory.
final class Workbench {
  private let directory: TemporaryDirectory
  let root: FilePath
  let store: WheelStore
  let target: InstallTarget
  var environment: FilePath { root.appending("env") }
  var sitePackages: FilePath { FilePath(target.scheme.purelib) }
  var cacheRoot: FilePath { root.appending("cache") }
  /// Where a transaction keeps its journal.
  var stash: FilePath { sitePackages.appending(".adder-transaction") }

  init(interpreter: ScriptRewriting.InterpreterReference = .absolute("/env/bin/python")) throws {
    directory = try TemporaryDirectory()
    root = realPath(directory.path) ?? directory.path
    let environment = root.appending("env")
    store = WheelStore(cache: try Cache(at: .directory(root.appending("cache"))))
    var scheme = InstallScheme()
    scheme.purelib = environment.appending("lib/python3.12/site-packages").string
    scheme.platlib = scheme.purelib
    scheme.scripts = environment.appending("bin").string
    scheme.data = environment.string
    scheme.include = environment.appending("include/site/python3.12").string
    target = InstallTarget(scheme: scheme, interpreter: interpreter)
    try createDirectories(FilePath(scheme.purelib))
    try createDirectories(FilePath(scheme.scripts))
    try writeFile(Array("home = /usr\n".utf8), to: environment.appending("pyvenv.cfg"))
    try writeFile([], to: environment.appending("bin/python"))
  }

  func unpack(_ wheel: FabricatedWheel) throws -> CachedWheel {
    let bytes = wheel.bytes
    return try store.unpack(wheel.filename) { MemoryWheelContent(bytes) }
  }

  func installed() throws -> InstalledDistributions { try InstalledDistributions(in: target.scheme.sitePackages) }

  @discardableResult
  func install(
    _ wheels: FabricatedWheel..., removing: [InstalledDistribution] = [],
    options: InstallTransaction.Options = .init()
  ) throws -> InstallTransaction.Outcome {
    try InstallTransaction.run(
      removing: removing, installing: wheels.map { WheelToInstall(try unpack($0)) }, in: target, options: options)
  }

  /// Every file of the environment with its mark of being executable and its content, and every link with what it
  /// holds, by path; directories end with `/`.
  func tree() throws -> [String: String] {
    var files: [String: String] = [:]
    let directory = try DirectoryDescriptor(environment)
    var pending = [""]
    while let prefix = pending.popLast() {
      for entry in try listDirectory(prefix.isEmpty ? environment : environment.appending(prefix)) {
        let path = prefix + entry.name
        if entry.kind == .directory {
          files[path + "/"] = ""
          pending.append(path + "/")
        } else if entry.kind == .symbolicLink {
          files[path] = "-> \(try readLink(environment.appending(path)))"
        } else {
          let mark = try directory.permissions(of: path) & 0o111 != 0 ? "x " : ""
          files[path] = mark + String(decoding: try directory.readFileIfPresent(path) ?? [], as: UTF8.self)
        }
      }
    }
    return files
  }

  /// The problems of an environment: files that RECORD lists and that differ or are missing, and files that nobody
  /// lists.
  func problems() throws -> [String] {
    var problems: [String] = []
    var listed: Set<String> = ["bin/python", "pyvenv.cfg"]
    let base = sitePackages.string
    let prefixLength = environment.string.count + 1
    let anywhere = try DirectoryDescriptor("/")
    let installed = try installed()
    problems += installed.unreadable.map { "unreadable \($0.path)" }
    if !installed.interrupted.isEmpty { problems.append("a journal is left") }
    for distribution in installed.all {
      guard let record = try distribution.record() else {
        problems.append("\(distribution.name) has no RECORD")
        continue
      }
      for entry in record.entries {
        let file = PathText.normalized(entry.path, relativeTo: base)
        let shown = String(file.dropFirst(prefixLength))
        listed.insert(shown)
        guard let content = try anywhere.readFileIfPresent(file) else {
          problems.append("\(shown) is missing")
          continue
        }
        if entry.path.hasSuffix("/RECORD") { continue }
        var hasher = ContentHasher()
        content.withUnsafeBytes { hasher.update($0) }
        let hash = "sha256=" + Base64.encode(hasher.finalizeBytes(), .urlSafe)
        if entry.hash != hash { problems.append("\(shown) has the wrong hash") }
        if entry.size != UInt64(content.count) { problems.append("\(shown) has the wrong size") }
      }
    }
    for path in try tree().keys where !path.hasSuffix("/") && !listed.contains(path) && path != ".lock" {
      problems.append("\(path) belongs to nothing")
    }
    return problems.sorted()
  }
}

extension InstalledDistribution {
  /// Removes it alone.
  func uninstall(from target: InstallTarget) throws {
    _ = try InstallTransaction.run(removing: [self], installing: [], in: target)
  }
}
