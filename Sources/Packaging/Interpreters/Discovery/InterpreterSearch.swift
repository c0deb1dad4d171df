import PackagingStandards
import SystemIO
import SystemPackage

/// One run of a search: the candidates in their order, and what was passed over.
struct InterpreterSearch {
  let finder: InterpreterFinder
  let request: PythonRequest
  private var notes: [DiscoveryNote] = []
  private var brokenShims: [FilePath] = []

  init(finder: InterpreterFinder, request: PythonRequest) {
    self.finder = finder
    self.request = request
  }

  /// A file that may be an interpreter.
  struct Candidate {
    let path: FilePath
    let source: InterpreterSource
  }

  /// An interpreter that meets the request.
  private struct Match {
    let interpreter: Interpreter
    let source: InterpreterSource
  }

  mutating func first() throws -> FoundInterpreter {
    if let reason = request.versionRequest?.unsupportedReason { throw InterpreterError.unsupportedRequest(reason) }
    if case .executableName = request, !finder.preference.allowsSearchPath {
      throw InterpreterError.sourceNotAllowed(request, finder.preference)
    }
    let request = request, finder = finder
    // What is taken only if nothing better turns up.
    var preRelease: Match?, debug: Match?, managed: Match?, chosen: Match?
    try visit { match in
      let facts = match.interpreter.facts
      let source = match.source
      let isDefaultName = source.isSearchPath && match.interpreter.hasDefaultName
      if facts.version.preRelease != nil, !request.allowsPreReleases, !source.allowsUnusualBuilds, !isDefaultName {
        preRelease = preRelease ?? match
      } else if facts.isDebug, !request.allowsDebug, !source.allowsUnusualBuilds, !isDefaultName {
        debug = debug ?? match
      } else if !facts.isImplementation(.cpython), !request.allowsAlternativeImplementations,
        !source.allowsAlternativeImplementations, !isDefaultName
      {
        return false
      } else if finder.preference == .system, finder.isManaged(facts) {
        managed = managed ?? match
      } else {
        chosen = match
        return true
      }
      return false
    }
    guard let match = chosen ?? managed ?? debug ?? preRelease else {
      let sources = DiscoverySources.description(finder.environments, finder.preference, for: request)
      throw InterpreterError.noInterpreter(request, sources: sources, notes: notes)
    }
    return FoundInterpreter(interpreter: match.interpreter, source: match.source, notes: notes)
  }

  mutating func all() -> [FoundInterpreter] {
    var found: [FoundInterpreter] = []
    var seen: Set<FilePath> = []
    // Only a path or an active environment can fail the search, and then there is nothing to list.
    try? visit { match in
      if seen.insert(match.interpreter.path).inserted {
        found.append(FoundInterpreter(interpreter: match.interpreter, source: match.source, notes: []))
      }
      return false
    }
    return found
  }

  /// Calls `body` with each interpreter that meets the request and the preferences, until it answers `true`.
  private mutating func visit(_ body: (Match) -> Bool) throws {
    switch request {
    case .file(let path):
      try visitPath(finder.context.absolute(path), body)
    case .directory(let path):
      try visitPath(ActiveEnvironments.executable(in: finder.context.absolute(path)), body)
    case .executableName(let name):
      for directory in finder.context.searchDirectories() {
        let path = directory.appending(name)
        guard isExecutableFile(path) else { continue }
        // Here an environment may come from anywhere in the search path.
        let candidate = Candidate(path: path, source: .searchPath)
        if try visit([candidate], version: .any, anySource: true, body) { return }
      }
    case .standard: try visitAll(.standard, nil, body)
    case .any: try visitAll(.any, nil, body)
    case .version(let version): try visitAll(version, nil, body)
    case .implementation(let implementation): try visitAll(.standard, implementation, body)
    case .implementationVersion(let implementation, let version): try visitAll(version, implementation, body)
    case .key(let key): try visitAll(key.version ?? .standard, key.implementation, body)
    }
  }

  /// A path that the user named: no preference counts, and every failure is one.
  private func visitPath(_ path: FilePath, _ body: (Match) -> Bool) throws {
    do {
      let facts = try finder.cache.facts(of: path)
      _ = body(Match(interpreter: Interpreter(path: path, facts: facts), source: .providedPath))
    } catch InterpreterError.notFound {
      let sources = DiscoverySources.description(finder.environments, finder.preference, for: request)
      throw InterpreterError.noInterpreter(request, sources: sources, notes: [])
    }
  }

  private mutating func visitAll(
    _ version: PythonVersionRequest, _ implementation: PythonImplementation?, _ body: (Match) -> Bool
  ) throws {
    let environments = ActiveEnvironments(context: finder.context)
    let conda = environments.conda
    if finder.environments != .onlySystem {
      if let active = environments.active {
        let path = ActiveEnvironments.executable(in: active)
        if try visit([Candidate(path: path, source: .activeEnvironment)], version: version, body) { return }
      }
      if let conda, !conda.isBase {
        let path = ActiveEnvironments.executable(in: conda.path)
        if try visit([Candidate(path: path, source: .condaEnvironment)], version: version, body) { return }
      }
      switch try environments.discovered() {
      case .environment(let root):
        let path = ActiveEnvironments.executable(in: root)
        if try visit([Candidate(path: path, source: .discoveredEnvironment)], version: version, body) { return }
      case .broken(let path, let reason): notes.append(DiscoveryNote(path: path, reason: reason))
      case nil: break
      }
    }
    if finder.environments == .onlyVirtual { return }
    if let conda, conda.isBase {
      let path = ActiveEnvironments.executable(in: conda.path)
      if try visit([Candidate(path: path, source: .baseCondaEnvironment)], version: version, body) { return }
    }
    switch finder.preference {
    case .onlyManaged: _ = try visitManaged(version, body)
    case .managed:
      if try !visitManaged(version, body) { try visitSearchPath(version, implementation, body) }
    case .system:
      if try !visitSearchPath(version, implementation, body) { _ = try visitManaged(version, body) }
    case .onlySystem: try visitSearchPath(version, implementation, body)
    }
  }

  private mutating func visitManaged(_ version: PythonVersionRequest, _ body: (Match) -> Bool) throws -> Bool {
    guard finder.environments.mayAccept(.managed) else { return false }
    var platform = PlatformRequest()
    if case .key(let key) = request { platform = key.platform }
    for installation in ManagedInstallations(context: finder.context).all()
    where version.acceptsVersion(installation.version) && platform.accepts(installation.platform) {
      let followsMinor = version.release?.patch == nil ? installation.executableOfMinorVersion : nil
      let path = followsMinor ?? installation.executable
      if try visit([Candidate(path: path, source: .managed)], version: version, body) { return true }
    }
    return false
  }

  @discardableResult
  private mutating func visitSearchPath(
    _ version: PythonVersionRequest, _ implementation: PythonImplementation?, _ body: (Match) -> Bool
  ) throws -> Bool {
    let names = ExecutableNames(version: version, implementation: implementation)
    let inOrder = names.inOrder
    var isFirst = true
    for directory in finder.context.searchDirectories() {
      for name in inOrder {
        let path = directory.appending(name)
        guard isExecutableFile(path) else { continue }
        let candidate = Candidate(path: path, source: isFirst ? .searchPathFirst : .searchPath)
        isFirst = false
        if try visit([candidate], version: version, body) { return true }
      }
      // Without the right to use what else is there, it need not be looked up.
      guard finder.environments.mayAccept(.searchPath) || isFirst else { continue }
      let others = minorVersions(in: directory, names, isFirst: &isFirst)
      if try visit(others, version: version, body) { return true }
    }
    // Where a shim failed, what it stands for may still be what is wanted.
    var seen: Set<FilePath> = []
    for pyenv in brokenShims.compactMap(PyenvInstallations.init) where seen.insert(pyenv.root).inserted {
      for path in pyenv.executables(for: version, implementation) {
        if try visit([Candidate(path: path, source: .pyenv)], version: version, body) { return true }
      }
    }
    return false
  }

  /// Interpreters that are named for a minor version that the request leaves open.
  private func minorVersions(in directory: FilePath, _ names: ExecutableNames, isFirst: inout Bool) -> [Candidate] {
    guard names.version.release?.minor == nil else { return [] }
    var candidates: [Candidate] = []
    for entry in (try? listDirectoryIfPresent(directory)) ?? [] {
      guard names.minorVersion(in: entry.name) != nil else { continue }
      let path = directory.appending(entry.name)
      guard isExecutableFile(path) else { continue }
      candidates.append(Candidate(path: path, source: isFirst ? .searchPathFirst : .searchPath))
      isFirst = false
    }
    return candidates.sorted { $0.path.string < $1.path.string }
  }

  /// Inspects candidates that rank alike, and calls `body` with those that match, the newest version first.
  private mutating func visit(
    _ candidates: [Candidate], version: PythonVersionRequest, anySource: Bool = false, _ body: (Match) -> Bool
  ) throws -> Bool {
    var matches: [Match] = []
    for candidate in candidates where anySource || finder.environments.mayAccept(candidate.source) {
      guard let facts = try inspect(candidate) else { continue }
      guard accepts(facts, from: candidate.source, version: version) else { continue }
      matches.append(Match(interpreter: Interpreter(path: candidate.path, facts: facts), source: candidate.source))
    }
    if matches.count > 1 {
      matches.sort { left, right in
        let left = left.interpreter.facts, right = right.interpreter.facts
        if left.version != right.version { return left.version > right.version }
        return left.variant.rawValue < right.variant.rawValue
      }
    }
    return matches.contains(where: body)
  }

  /// Returns the facts about a candidate; notes and passes over what does not work.
  private mutating func inspect(_ candidate: Candidate) throws -> InterpreterFacts? {
    do {
      return try finder.cache.facts(
        of: candidate.path, shim: PyenvShim(candidate.path, context: finder.context))
    } catch let error as InterpreterError {
      let environment = candidate.path.removingLastComponent().removingLastComponent()
      switch error {
      case .notFound, .brokenLink:
        // To install into something else than the environment the user entered would be worse than to stop.
        if candidate.source == .activeEnvironment, EnvironmentConfiguration.isEnvironment(environment) {
          throw InterpreterError.brokenLink(candidate.path, isEnvironment: true)
        }
      default:
        if candidate.source.isSearchPath, PyenvInstallations(shim: candidate.path) != nil {
          brokenShims.append(candidate.path)
        }
      }
      notes.append(DiscoveryNote(path: candidate.path, reason: error.causes.last ?? error.message))
      return nil
    }
  }

  private func accepts(
    _ facts: InterpreterFacts, from source: InterpreterSource, version: PythonVersionRequest
  ) -> Bool {
    let wanted = version == .standard && source.acceptsAnyByDefault ? .any : version
    guard wanted.accepts(facts), finder.environments.accepts(facts, from: source) else { return false }
    switch request {
    case .implementation(let implementation), .implementationVersion(let implementation, _):
      guard facts.isImplementation(implementation) else { return false }
    case .key(let key):
      guard key.accepts(facts) else { return false }
    default: break
    }
    switch finder.preference {
    case .managed, .system: return true
    case .onlyManaged, .onlySystem: return finder.preference.accepts(isManaged: finder.isManaged(facts), source: source)
    }
  }
}
