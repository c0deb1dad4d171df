package import Installing

/// What became of a change of an environment.
package enum UpdateOutcome: Sendable {
  /// Everything was there already, as could be seen without resolving.
  case satisfied(requirementCount: Int)
  /// Everything was there already, once it was known what everything is.
  case unchanged(packageCount: Int, time: Duration)
  /// What would be done.
  case planned(PlannedUpdate)
  /// What was done.
  case changed([EnvironmentChange])
}

/// What an update would do.
package struct PlannedUpdate: Sendable {
  /// How many packages the cache lacks.
  package var downloadCount: Int
  /// How many packages would be removed, replaced ones included.
  package var removalCount: Int
  /// How many packages would be installed.
  package var installationCount: Int
  /// What would be done, a line each.
  package var changes: [EnvironmentChange]
}
