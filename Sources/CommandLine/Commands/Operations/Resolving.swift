internal import IndexAccess
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
    let progress = Progress(on: console)
    progress.begin("Resolving dependencies...")
    let resolution: Resolution
    do {
      defer { progress.finish() }
      resolution = try WorkerPool.onLargeStack { try resolve(request, from: client) }
    } catch let error as UnsatisfiableRequirements {
      throw CommandError(error.message, causes: error.causes, hints: error.hints, status: .failure)
    }
    report("Resolved", resolution.packages.count, since: start)
    for warning in resolution.warnings { console.warning(warning) }
    for package in resolution.packages where package.isYanked {
      let reason = package.yankedReason.map { " (reason: \"\($0)\")" } ?? ""
      console.warning("`\(package.name)==\(package.version)` is yanked\(reason)")
    }
    return resolution
  }
}
