internal import IndexAccess
internal import PackageOperations
internal import SystemIO

extension CommandContext {
  /// Changes the environment that the settings name, from opening the cache to the last line that is shown.
  func change(
    _ settings: InstallationSettings, to loaded: LoadedRequirements, since start: MonotonicInstant,
    by operation: (PackageInstallation, HeldEnvironment, IndexClient, any OperationObserver) throws -> UpdateOutcome
  ) throws -> ExitStatus {
    let cache = try openCache(settings.cache)
    let environment = try pythonEnvironment(settings.environment, cache: cache)
    let held = try hold(environment, settings.cache.lockTimeout, onlyPlans: settings.update.onlyPlans)
    defer { withExtendedLifetime(held) {} }
    let client = try indexClient(settings.index, files: loaded.indexOptions, cache: cache)
    defer { client.keepPages() }
    let outcome = try operation(settings.installation(of: loaded, into: environment), held, client, observer)
    return try conclude(outcome, held, settings, since: start)
  }
}
