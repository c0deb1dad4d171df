import PackagingStandards

/// Why versions of a package cannot be used.
enum UnavailabilityReason: Hashable {
  /// No index has the package.
  case notFound
  /// No index is configured that could have it.
  case noIndex
  /// The package's page is not in the cache, and the network may not be used.
  case offline
  /// No file of the version can be used.
  case distribution(DistributionIncompatibility)
  /// The version has no files at all.
  case noDistribution
  /// The metadata, as opposed to the index, says that another Python is required.
  case requiresPython(String)
  /// The version requires something in versions that cannot exist.
  case contradictoryRequirement(Requirement)
  /// The version's metadata is not in the cache, and the network may not be used.
  case metadataOffline
  /// The version's metadata cannot be understood.
  case invalidMetadata(String)
  /// The version's metadata is that of another package or version.
  case inconsistentMetadata(PackageName, Version)
}
