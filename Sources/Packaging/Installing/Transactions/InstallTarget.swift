package import Interpreters
package import PackagingStandards
import Support
import SystemIO
import SystemPackage

/// The environment that distributions are installed into and removed from.
package struct InstallTarget: Sendable {
  /// Where each kind of file goes.
  package let scheme: InstallScheme
  /// How scripts name their interpreter.
  package let interpreter: ScriptRewriting.InterpreterReference
  /// The version of Python, which some commands have in their names; `nil` keeps the names that wheels give.
  package let python: Version?

  package init(
    scheme: InstallScheme, interpreter: ScriptRewriting.InterpreterReference, python: Version? = nil
  ) {
    self.scheme = scheme
    self.interpreter = interpreter
    self.python = python
  }

  /// The environment of an interpreter.
  package init(_ interpreter: Interpreter) {
    let isRelocatable =
      interpreter.isVirtualEnvironment
      && (try? EnvironmentConfiguration(ofEnvironment: interpreter.prefix))?.isRelocatable == true
    let executable = interpreter.executable
    self.init(
      scheme: interpreter.scheme,
      interpreter: isRelocatable
        ? .besideScript(executable.lastComponent?.string ?? "python") : .absolute(executable.string),
      python: interpreter.version)
  }

  /// The directories that files of distributions may lie in.
  var roots: [String] {
    var roots: [String] = []
    for path in [scheme.purelib, scheme.platlib, scheme.scripts, scheme.data, scheme.include] {
      let normalized = PathText.normalized(path, relativeTo: "/")
      if normalized != "/", !roots.contains(normalized) { roots.append(normalized) }
    }
    return roots
  }

  /// Those of `roots` that stay when they are empty: not the directory of headers, which only packages with headers need.
  var lastingRoots: [String] {
    let headers = PathText.normalized(scheme.include, relativeTo: "/")
    return roots.filter { $0 != headers || headers == PathText.normalized(scheme.data, relativeTo: "/") }
  }

  /// Whether a file of a normalised directory is the environment's own: its interpreter, configuration or lock. The
  /// directory may be reached through links, such as `sbin` for `bin`.
  func isOwn(_ name: String, in directory: String) -> Bool {
    if ["pyvenv.cfg", EnvironmentLock.filename].contains(name.lowercased()) {
      return Self.isSame(directory, scheme.data)
    }
    return Self.isInterpreterName(name) && Self.isSame(directory, scheme.scripts)
  }

  private static func isSame(_ directory: String, _ other: String) -> Bool {
    if directory.isExactly(other) { return true }
    guard let real = realPath(FilePath(directory)) else { return false }
    return real == realPath(FilePath(other))
  }

  /// Whether the last component of a path begins as the names that ``isOwn(_:in:)`` knows do: what it says no to needs no
  /// closer look.
  static func mayBeOwn(_ path: String) -> Bool {
    let path = path.utf8
    let start = path.lastIndex(of: UInt8(ascii: "/")).map { path.index(after: $0) } ?? path.startIndex
    guard start < path.endIndex else { return false }
    return path[start] == UInt8(ascii: ".") || path[start] | 0x20 == UInt8(ascii: "p")
  }

  /// Whether a script's name is one that interpreters have, whatever the case of its letters.
  static func isInterpreterName(_ name: String) -> Bool {
    guard name.utf8.count >= 6, name.utf8.first.map({ $0 | 0x20 }) == UInt8(ascii: "p") else { return false }
    var rest = name.lowercased()[...]
    if rest.hasSuffix(".exe") { rest = rest.dropLast(4) }
    guard rest.hasPrefix("python") else { return false }
    rest = rest.dropFirst(6)
    if rest.hasPrefix("w") { rest = rest.dropFirst() }
    if rest.hasSuffix("t") { rest = rest.dropLast() }
    return rest.allSatisfy { ($0.isASCII && $0.isNumber) || $0 == "." }
  }
}

/// Keeps other commands from changing an environment at the same time.
package struct EnvironmentLock: ~Copyable {
  /// The name of the lock file in a virtual environment.
  static let filename = ".lock"

  private let lock: FileLock

  /// Waits for the lock.
  ///
  /// Virtual environments have a lock file inside, which uv uses too; where that may not be written, and for everything
  /// else, the directory itself is locked, which needs no file that somebody else could put there first.
  /// - Throws: `SystemError`, with the code `.timedOut` where the wait was too long.
  package init(_ installTarget: InstallTarget, timeout: Duration? = .seconds(300), onWait: () -> Void = {}) throws {
    let root = FilePath(installTarget.scheme.data)
    guard isFile(root.appending("pyvenv.cfg")) else {
      lock = try Self.lock(nearest: FilePath(installTarget.scheme.purelib), timeout, onWait)
      return
    }
    let path = root.appending(Self.filename)
    do {
      lock = try FileLock(path, .exclusive, timeout: timeout, onWait: onWait)
    } catch let error as SystemError where error.meansReadOnly {
      // Nothing can be changed then, but what is there can be found to be right.
      lock = try FileLock(directory: root, .exclusive, timeout: timeout, onWait: onWait)
    }
  }

  /// Locks a directory or, where that does not exist yet, the nearest one above it that does.
  private static func lock(
    nearest directory: FilePath, _ timeout: Duration?, _ onWait: () -> Void
  ) throws -> FileLock {
    while true {
      let existing = nearestExisting(directory)
      let lock = try FileLock(directory: existing, .exclusive, timeout: timeout, onWait: onWait)
      // Whoever held the lock may have created it meanwhile.
      if nearestExisting(directory) == existing { return lock }
    }
  }

  private static func nearestExisting(_ directory: FilePath) -> FilePath {
    var existing = directory
    while !isDirectory(existing), existing.removeLastComponent() {}
    return existing.isEmpty ? "/" : existing
  }
}

extension SystemError {
  /// Whether this process may not write there.
  var meansReadOnly: Bool {
    code == .permissionDenied || code == .notPermitted || code == .readOnlyFileSystem
  }
}
