import Caching
import Support
import SystemIO
import SystemPackage

/// Holds an environment against the RECORD files of its distributions: every file there, unchanged, and nothing else.
struct EnvironmentAudit {
  private let environment: FilePath

  init(_ environment: FilePath) { self.environment = environment }

  /// What is wrong, where the packages `package-0` and so on are expected in one version.
  func problems(expecting expected: (version: String, count: Int)) throws -> [String] {
    let libraries = environment.appending("lib")
    guard let python = try listDirectory(libraries).first(where: { $0.name.hasPrefix("python") }) else {
      return ["there is no library"]
    }
    let site = libraries.appending(python.name).appending("site-packages")
    var problems: [String] = []
    var recorded: Set<String> = []
    var found: Set<String> = []
    for entry in try listDirectory(site) where entry.name.hasSuffix(".dist-info") {
      found.insert(String(entry.name.dropLast(10)))
      guard let bytes = try readFileIfPresent(site.appending(entry.name).appending("RECORD")) else {
        problems.append("\(entry.name) has no RECORD")
        continue
      }
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
        let fields = line.split(separator: ",", omittingEmptySubsequences: false)
        let path = site.pushing(FilePath(String(fields[0]))).lexicallyNormalized()
        recorded.insert(path.string)
        guard let content = try readFileIfPresent(path) else {
          problems.append("\(path) is missing")
          continue
        }
        guard fields.count == 3, fields[1].hasPrefix("sha256=") else { continue }
        var hasher = ContentHasher()
        content.withUnsafeBytes { hasher.update($0) }
        let digest = Base64.encode(hasher.finalizeBytes(), .urlSafe)
        if digest != fields[1].dropFirst(7) { problems.append("\(path) differs") }
      }
    }
    let wanted = Set((0..<expected.count).map { "package_\($0)-\(expected.version)" })
    if found != wanted { problems.append("installed are \(found.sorted()), not \(wanted.sorted())") }
    try walkDirectory(site) { path, kind in
      let full = site.pushing(path).string
      if kind == .file, !recorded.contains(full) { problems.append("\(path) belongs to nothing") }
      return kind == .directory && path.lastComponent?.string != "__pycache__"
    }
    let commands = try listDirectory(environment.appending("bin")).map(\.name).filter { $0.hasPrefix("command-") }
    if commands.count != expected.count { problems.append("the commands are \(commands.sorted())") }
    return problems
  }
}
