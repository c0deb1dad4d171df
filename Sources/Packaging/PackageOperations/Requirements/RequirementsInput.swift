package import PackagingStandards
package import SystemPackage

/// Where requirements come from: what is given by itself, and the files to read.
package struct RequirementsInput: Sendable {
  /// Requirements as they were typed.
  package var packages: [String] = []
  /// Requirements files, `pyproject.toml` files, scripts, or `-` for standard input.
  package var files: [String] = []
  /// Files of constraints.
  package var constraintFiles: [String] = []
  /// Files of overrides.
  package var overrideFiles: [String] = []
  /// Files of packages to leave out.
  package var excludeFiles: [String] = []
  /// What configuration files add, with where it stands.
  package var configured = Configured()
  /// The extras of the projects among the files that are wanted.
  package var extras: [ExtraName] = []
  /// Whether all their extras are wanted.
  package var wantsAllExtras = false
  /// Whether the sources that files name for packages are left out of account.
  package var ignoresSources = false
  /// The packages whose sources are left out of account.
  package var packagesWithoutSources: Set<PackageName> = []
  /// The directory that the files' paths start from, and that messages leave out.
  package var workingDirectory: FilePath

  package init(workingDirectory: FilePath) { self.workingDirectory = workingDirectory }

  /// The same without projects among the files: what a project needs is not what is to be taken away.
  package var withoutProjects: RequirementsInput {
    var input = self
    input.files.removeAll { RequirementsFileKind($0) == .project }
    return input
  }

  /// Requirements of configuration files.
  package struct Configured: Sendable {
    /// Constraints of configuration files.
    package var constraints: [Requirement] = []
    /// Overrides of configuration files.
    package var overrides: [Requirement] = []
    /// Packages that configuration files leave out.
    package var excludes: [PackageName] = []

    package init() {}
  }
}
