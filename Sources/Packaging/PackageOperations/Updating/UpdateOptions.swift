package import Installing
package import Resolution

/// How an environment is changed.
package struct UpdateOptions: Sendable {
  /// How files come from the cache into the environment.
  package var linkMode = LinkMode.standard
  /// Whether installed modules are compiled.
  package var compilesBytecode = false
  /// How many files are written at once, where it is not for the machine to say.
  package var concurrentInstalls: Int?
  /// What is installed again although it is as desired.
  package var reinstall: PackageSelection = .none
  /// Whether it is only found out what would be done.
  package var onlyPlans = false
  /// Whether INSTALLER, REQUESTED and `direct_url.json` are written.
  package var writesInstallerMetadata = true
  /// Whether a wheel must hold what its file name says.
  package var checksWheelFilenames = true

  package init() {}
}
