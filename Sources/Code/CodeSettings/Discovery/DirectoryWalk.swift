internal import SystemIO
internal import SystemPackage

/// Walks directories on several threads, with the settings and ignore rules of each.
///
/// Links are not followed.
struct DirectoryWalk {
  /// A directory to be read.
  private struct Visit: Sendable {
    let directory: String
    /// The settings that were in force around it.
    let settings: CodeSettings
    let scope: IgnoreScope?
    /// Whether the settings already are those of the directory itself.
    let isRoot: Bool
  }

  private struct State {
    var pending: [Visit] = []
    /// How many threads are reading a directory, and so may add more.
    var active = 0
    var found = DiscoveredFiles()
    var error: (directory: String, error: any Error)?
  }

  private let resolver: CodeSettingsResolver
  private let respectsIgnoreFiles: Bool
  private let personal: PersonalIgnoreRules
  private var roots: [Visit] = []

  init(resolver: CodeSettingsResolver, workingDirectory: String) {
    self.resolver = resolver
    respectsIgnoreFiles = resolver.rootSettings.selection.respectsIgnoreFiles
    personal = PersonalIgnoreRules(workingDirectory: workingDirectory)
  }

  /// Adds a directory with its settings; it is read whatever ignore files and excludes say about it.
  mutating func add(_ directory: String, _ settings: CodeSettings) {
    let scope = respectsIgnoreFiles && directory != "/" ? IgnoreScope.around(parentDirectory(directory)) : nil
    roots.append(Visit(directory: directory, settings: settings, scope: scope, isRoot: true))
  }

  func run() throws -> DiscoveredFiles {
    if roots.isEmpty { return DiscoveredFiles() }
    let shared = Monitor(State(pending: roots.reversed()))
    // Reading directories is mostly waiting for locks of the kernel beyond this many threads.
    let width = min(ProcessEnvironment.processorCount, 8)
    try WorkerPool.forEach(width, width: width) { _ in work(shared) }
    return try shared.withLock { state in
      if let error = state.error { throw error.error }
      return state.found
    }
  }

  private func work(_ shared: Monitor<State>) {
    var found = DiscoveredFiles()
    while true {
      let visit: Visit? = shared.wait { state in
        if state.error != nil { return .some(nil) }
        if let visit = state.pending.popLast() {
          state.active += 1
          return visit
        }
        return state.active == 0 ? .some(nil) : nil
      }
      guard let visit else { break }
      var children: [Visit] = []
      do {
        try read(visit, &children, &found)
        shared.change { state in
          state.active -= 1
          state.pending += children
        }
      } catch {
        shared.change { state in
          state.active -= 1
          if state.error.map({ componentsPrecede(visit.directory, $0.directory) }) ?? true {
            state.error = (visit.directory, error)
          }
        }
      }
    }
    shared.withLock { state in
      state.found.files += found.files
      state.found.failures += found.failures
      state.found.omissions += found.omissions
    }
  }

  private func read(_ visit: Visit, _ children: inout [Visit], _ found: inout DiscoveredFiles) throws {
    let entries: [DirectoryEntry]
    do {
      entries = try listDirectory(systemPath(visit.directory))
    } catch {
      found.failures.append(DiscoveryFailure(path: visit.directory, error: error))
      return
    }
    var configurationNames: Set<String> = []
    var ignoreNames: Set<String> = []
    for entry in entries {
      if ConfigurationFiles.names.contains(entry.name) { configurationNames.insert(entry.name) }
      if IgnoreScope.names.contains(entry.name) { ignoreNames.insert(entry.name) }
    }
    var settings = visit.settings
    if !visit.isRoot, !configurationNames.isEmpty {
      settings = try resolver.settings(in: visit.directory, names: configurationNames) ?? settings
    }
    var scope = visit.scope
    if respectsIgnoreFiles { scope = IgnoreScope.entering(visit.directory, ignoreNames, parent: scope) }
    let prefix = visit.directory == "/" ? "/" : visit.directory + "/"
    for entry in entries {
      var path = prefix + textName(of: entry)
      let kind = try entry.kind ?? fileStatus(systemPath(path), followingLinks: false)?.kind ?? .other
      let isDirectory = kind == .directory
      var omission: Omission.Reason?
      let isIncluded = path.withUTF8 { path in
        if !isDirectory, unsafe !settings.selection.includes(path) { return false }
        if let scope, unsafe scope.ignores(path, isDirectory: isDirectory, personal: personal) {
          omission = .ignoreFile
        } else if unsafe settings.selection.excludes(path) {
          omission = .exclude
        }
        return true
      }
      guard isIncluded else { continue }
      if let omission {
        found.omissions.append(Omission(path: path, reason: omission))
        continue
      }
      if isDirectory {
        children.append(Visit(directory: path, settings: settings, scope: scope, isRoot: false))
      } else if kind != .other {
        found.files.append(SourceFile(path: path, isExplicit: false, settings: settings))
      }
    }
  }
}

/// The name of an entry as text that leads back to it.
private func textName(of entry: DirectoryEntry) -> String {
  if entry.hasTextName, !entry.name.utf8.contains(0xF4) { return entry.name }
  return String(textPath(entry.path(in: "/")).dropFirst())
}
