package import PackagingStandards
package import SystemPackage

/// Where requirements come from: what is given by itself, and the files to read.
package struct RequirementsInput: Sendable {
  /// Requirements as they were typed.
  package var packages: [String] = []
  /// Requirements files, `pyproject.toml` files, scripts, or `-` for standard input.
  package var files: [String] = []
  /// Files of constraints, of overrides, and of packages to leave out.
  package var constraintFiles: [String] = []
  package var overrideFiles: [String] = []
  package var excludeFiles: [String] = []
  /// What configuration files add, with where it stands.
  package var configured = Configured()
  /// The extras of the projects among the files that are wanted, or all of them.
  package var extras: [ExtraName] = []
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
    package var constraints: [Requirement] = []
    package var overrides: [Requirement] = []
    package var excludes: [PackageName] = []

    package init() {}
  }
}
