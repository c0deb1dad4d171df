internal import IndexAccess
internal import Installing
internal import PackagingStandards
internal import Resolution
internal import Support
internal import SystemIO
internal import TerminalUI

extension CommandContext {
  /// Resolves on a thread of its own, and says how long it took.
  ///
  /// - Throws: `CommandError` with exit code 1 where there is no solution.
  func resolution(for request: ResolutionRequest, from client: IndexClient) throws -> Resolution {
    let start = MonotonicInstant.now
    let stated = try statedMetadata()
    let progress = Progress(on: console)
    progress.begin("Resolving dependencies...")
    let resolution: Resolution
    do {
      defer { progress.finish() }
      resolution = try WorkerPool.onLargeStack {
        if stated.isEmpty { return try resolve(request, from: client) }
        return try resolve(request, from: StatedMetadataSource(client, stated: stated))
      }
    } catch let error as UnsatisfiableRequirements {
      console.debug("\(error.effort)")
      throw CommandError(error.message, causes: error.causes, hints: error.hints, status: .failure)
    }
    console.debug("\(resolution.effort)")
    report("Resolved", resolution.packages.count, since: start)
    for warning in resolution.warnings { console.warning(warning) }
    for package in resolution.packages where package.isYanked {
      let reason = package.yankedReason.map { " (reason: \"\($0)\")" } ?? ""
      console.warning("`\(package.name)==\(package.version)` is yanked\(reason)")
    }
    return resolution
  }
}

extension ResolutionRequest {
  /// The request for what was loaded, for one environment.
  ///
  /// - Parameter options: by the command line and settings; what the files say is added.
  init(_ loaded: LoadedRequirements, for target: ResolutionTarget, options: ResolutionOptions) {
    self.init(
      requirements: loaded.requirements,
      python: PythonRequirement(target: target.version, isExplicit: target.isExplicit), environment: target.markers,
      tags: target.tags)
    constraints = loaded.constraints
    overrides = loaded.overrides
    excludes = loaded.excludes
    self.options = options
    loaded.apply(to: &self.options)
  }
}

extension InstalledDistributions {
  /// What is installed, as the resolver wants to know it.
  var candidates: [InstalledPackage] {
    all.map { distribution in
      InstalledPackage(name: distribution.name, version: distribution.version) {
        let bytes = try distribution.metadataBytes()
        return try ResolverMetadata(parsing: bytes.span)
      }
    }
  }
}
