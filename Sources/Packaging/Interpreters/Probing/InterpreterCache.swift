package import Caching
import Support
import SystemIO
package import SystemPackage

/// Looks up what interpreters tell of themselves: in the cache, else by running them.
///
/// An entry is named for the path that was asked for, not for where its links lead, since `sys.prefix` and
/// `sys.executable` depend on the path. A hit costs half a dozen system calls and starts nothing.
package struct InterpreterCache: Sendable {
  private let cache: Cache?
  private let timeout: Duration

  /// - Parameters:
  ///   - cache: `nil` runs every interpreter anew.
  ///   - timeout: how long an interpreter may take to answer.
  package init(_ cache: Cache?, timeout: Duration? = nil) {
    self.cache = cache
    self.timeout = timeout ?? InterpreterProbe.defaultTimeout
  }

  /// Returns the facts about the interpreter at an absolute path.
  ///
  /// - Parameter shim: what the path is, if it is a shim of pyenv: its answer holds for the version chosen now.
  /// - Throws: ``InterpreterError``.
  package func facts(of executable: FilePath) throws -> InterpreterFacts { try facts(of: executable, shim: nil) }

  func facts(of executable: FilePath, shim: PyenvShim?) throws -> InterpreterFacts {
    guard let identity = InterpreterIdentity(of: executable) else { throw Self.missing(executable) }
    let entry = cache.map { entryPath(of: executable, shim: shim, in: $0) }
    if let entry, let answer = Self.read(entry, identity: identity) {
      switch answer {
      case .facts(let facts): return facts
      case .noSuchCommand(let output): throw InterpreterError.exited(executable, code: 127, output: output)
      }
    }
    let facts: InterpreterFacts
    do {
      facts = try InterpreterProbe.run(executable, timeout: timeout)
    } catch InterpreterError.exited(let path, code: 127, let output) {
      if let shim { store(.noSuchCommand(output), for: executable, identity: identity, shim: shim, executed: nil) }
      throw InterpreterError.exited(path, code: 127, output: output)
    }
    let executed = FilePath(facts.executable)
    if Self.isSameFile(executable, executed) {
      store(.facts(facts), for: executable, identity: identity, shim: nil, executed: nil)
    } else if let shim {
      store(.facts(facts), for: executable, identity: identity, shim: shim, executed: InterpreterIdentity(of: executed))
    }
    // What runs another executable for reasons unknown may run a different one next time.
    return facts
  }

  /// Records facts that are known without running the interpreter, as for an environment just created.
  ///
  /// A cache that cannot be written costs time later, so that is no error.
  func store(_ facts: InterpreterFacts, for executable: FilePath) {
    guard let identity = InterpreterIdentity(of: executable) else { return }
    store(.facts(facts), for: executable, identity: identity, shim: nil, executed: nil)
  }

  private func entryPath(of executable: FilePath, shim: PyenvShim?, in cache: Cache) -> FilePath {
    var key = executable.string
    if let shim { key += "\0\(shim.fingerprint)" }
    return cache.path(.interpreters, CacheKey.digest(key))
  }

  /// What an entry says.
  private enum Answer {
    case facts(InterpreterFacts)
    /// A shim has no such command for the version that is chosen.
    case noSuchCommand(String)
  }

  private static let kind: UInt64 = 0x3446_5250_5259_5041  // "APYRPRF4"

  private func store(
    _ answer: Answer, for executable: FilePath, identity: InterpreterIdentity, shim: PyenvShim?,
    executed: InterpreterIdentity?
  ) {
    guard let cache else { return }
    var writer = SealedRecord.begin(Self.kind, reservingCapacity: 2048)
    identity.write(to: &writer)
    switch answer {
    case .facts(let facts):
      writer.write(UInt8(executed == nil ? 0 : 1))
      executed?.write(to: &writer)
      facts.write(to: &writer)
    case .noSuchCommand(let output):
      writer.write(UInt8(2))
      writer.write(output)
    }
    try? cache.store(SealedRecord.seal(writer), at: entryPath(of: executable, shim: shim, in: cache))
  }

  private static func read(_ entry: FilePath, identity: InterpreterIdentity) -> Answer? {
    guard let bytes = try? readRegularFileIfPresent(entry, limit: smallFileLimit) else { return nil }
    return unsafe bytes.withUnsafeBytes { raw in
      guard var reader = unsafe SealedRecord.open(raw, kind: kind), InterpreterIdentity(reading: &reader) == identity,
        let answer = reader.read(UInt8.self)
      else { return nil }
      if answer == 2 { return reader.readString().map(Answer.noSuchCommand) }
      let executed = answer == 1 ? InterpreterIdentity(reading: &reader) : nil
      guard let facts = InterpreterFacts(reading: &reader), reader.remaining == 0 else { return nil }
      if answer == 1, executed != InterpreterIdentity(of: FilePath(facts.executable)) { return nil }
      return .facts(facts)
    }
  }

  private static func isSameFile(_ left: FilePath, _ right: FilePath) -> Bool {
    guard let left = try? fileStatus(left), let right = try? fileStatus(right) else { return false }
    return left.isSame(as: right)
  }

  private static func missing(_ executable: FilePath) -> InterpreterError {
    // What may not be looked at need not be gone.
    do {
      _ = try fileStatus(executable)
    } catch {
      return .cannotStart(executable, explanation(of: error))
    }
    let link = try? fileStatus(executable, followingLinks: false)
    guard link?.kind == .symbolicLink else { return .notFound(executable) }
    let environment = executable.removingLastComponent().removingLastComponent()
    return .brokenLink(executable, isEnvironment: isFile(environment.appending("pyvenv.cfg")))
  }
}
