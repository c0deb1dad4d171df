package import IndexAccess
package import PackagingStandards
package import Resolution
internal import SystemIO

/// Finds a version for everything that is requested, on a thread of its own.
///
/// Tells its effort, how long it took, and what the resolution remarks.
/// - Parameter stated: metadata that takes the place of what distributions say themselves.
/// - Throws: `UnsatisfiableRequirements` where there is no solution, `ResolutionError`, and what the index client throws.
package func resolvePackages(
  _ request: ResolutionRequest, from client: IndexClient, stated: [StatedMetadata] = [],
  reporting observer: any OperationObserver
) throws -> Resolution {
  let start = MonotonicInstant.now
  var request = request
  request.options.indexStrategy = client.configuration.strategy
  let resolution: Resolution
  do {
    resolution = try observer.during(.resolving) { [request] in
      try WorkerPool.onLargeStack {
        if stated.isEmpty { return try resolve(request, from: client) }
        return try resolve(request, from: StatedMetadataSource(client, stated: stated))
      }
    }
  } catch let error as UnsatisfiableRequirements {
    observer.receive(.effort(error.effort))
    throw error
  }
  observer.receive(.effort(resolution.effort))
  observer.complete(.resolved, resolution.packages.count, since: start)
  for warning in resolution.warnings { observer.warn(.resolution(warning)) }
  for package in resolution.packages where package.isYanked {
    observer.warn(.yanked(package.name, package.version, reason: package.yankedReason))
  }
  return resolution
}

/// Returns for each package of a resolution what listed its file: an index, or a location of links.
///
/// - Complexity: O(*n* × *m*) in the packages and the links of `--find-links`, where these were used.
package func listingPlaces(of resolution: Resolution, from client: IndexClient) -> [PackageName: DisplayURL] {
  var places: [PackageName: DisplayURL] = [:]
  for package in resolution.packages {
    if let file = package.installedFile { places[package.name] = client.listingPlace(of: file) }
  }
  return places
}
