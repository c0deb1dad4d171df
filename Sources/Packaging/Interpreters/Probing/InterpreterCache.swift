package import Caching
import Support
import SystemIO
package import SystemPackage

/// Looks up what interpreters tell of themselves: in the cache, else by running them.
///
/// An entry is named for the path that was asked for, not for where its links lead, since `sys.prefix` and
/// `sys.executable` depend on the path. A hit costs three or four system calls and starts nothing.
package struct InterpreterCache: Sendable {
  private let cache: Cache?
  private let timeoutSeconds: Double

  /// - Parameters:
  ///   - cache: `nil` runs every interpreter anew.
  ///   - timeoutSeconds: how long an interpreter may take to answer.
  package init(_ cache: Cache?, timeoutSeconds: Double? = nil) {
    self.cache = cache
    self.timeoutSeconds = timeoutSeconds ?? InterpreterProbe.defaultTimeoutSeconds
  }

  /// Returns the facts about the interpreter at an absolute path.
  ///
  /// - Throws: ``InterpreterError``.
  package func facts(of executable: FilePath) throws -> InterpreterFacts {
    guard let identity = InterpreterIdentity(of: executable) else { throw Self.missing(executable) }
    let entry = cache.map { entryPath(of: executable, in: $0) }
    if let entry, let facts = Self.read(entry, identity: identity) { return facts }

    let facts = try InterpreterProbe.run(executable, timeoutSeconds: timeoutSeconds)
    // What runs another executable, as a version manager's shim does, may run a different one next time.
    if Self.isSameFile(executable, FilePath(facts.executable)) {
      store(facts, for: executable, identity: identity)
    }
    return facts
  }

  /// Records facts that are known without running the interpreter, as for an environment just created.
  ///
  /// A cache that cannot be written costs time later, so that is no error.
  func store(_ facts: InterpreterFacts, for executable: FilePath) {
    guard let identity = InterpreterIdentity(of: executable) else { return }
    store(facts, for: executable, identity: identity)
  }

  private func store(_ facts: InterpreterFacts, for executable: FilePath, identity: InterpreterIdentity) {
    guard let cache else { return }
    var writer = ByteWriter(reservingCapacity: 2048)
    writer.write(Self.format)
    identity.write(to: &writer)
    facts.write(to: &writer)
    writer.write(StableHash.of(writer.bytes))
    try? cache.store(writer.bytes, at: entryPath(of: executable, in: cache))
  }

  /// Forgets what is known of an interpreter.
  package func forget(_ executable: FilePath) {
    if let cache { _ = try? removeFile(entryPath(of: executable, in: cache)) }
  }

  private static let format: UInt32 = 2

  private func entryPath(of executable: FilePath, in cache: Cache) -> FilePath {
    cache.path(.interpreters, CacheKey.digest(executable.string))
  }

  private static func read(_ entry: FilePath, identity: InterpreterIdentity) -> InterpreterFacts? {
    guard let bytes = (try? readFileIfPresent(entry)) ?? nil else { return nil }
    return bytes.withUnsafeBytes { raw in
      guard raw.count > 8 else { return nil }
      var tail = ByteReader(raw)
      tail.seek(to: raw.count - 8)
      let content = UnsafeRawBufferPointer(rebasing: raw[..<(raw.count - 8)])
      guard tail.read(UInt64.self) == StableHash.of(content) else { return nil }
      var reader = ByteReader(content)
      guard reader.read(UInt32.self) == format, InterpreterIdentity(reading: &reader) == identity else { return nil }
      let facts = InterpreterFacts(reading: &reader)
      return reader.remaining == 0 ? facts : nil
    }
  }

  private static func isSameFile(_ left: FilePath, _ right: FilePath) -> Bool {
    guard let left = (try? fileStatus(left)) ?? nil, let right = (try? fileStatus(right)) ?? nil else { return false }
    return left.device == right.device && left.inode == right.inode
  }

  private static func missing(_ executable: FilePath) -> InterpreterError {
    let link = (try? fileStatus(executable, followingLinks: false)) ?? nil
    guard link?.kind == .symbolicLink else { return .notFound(executable) }
    let environment = executable.removingLastComponent().removingLastComponent()
    return .brokenLink(executable, isEnvironment: isFile(environment.appending("pyvenv.cfg")))
  }
}

extension StableHash {
  fileprivate static func of(_ bytes: [UInt8]) -> UInt64 { bytes.withUnsafeBytes { StableHash.of($0) } }
}
