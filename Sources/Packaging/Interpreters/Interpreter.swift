package import PackagingStandards
import SystemIO
package import SystemPackage

/// A Python interpreter and what is known about it.
package struct Interpreter: Sendable, Hashable {
  /// The path it was found at, which may be a link.
  package let path: FilePath
  /// Everything it told of itself.
  package let facts: InterpreterFacts

  package init(path: FilePath, facts: InterpreterFacts) {
    self.path = path
    self.facts = facts
  }

  /// `sys.executable`: the path that scripts of its environment name.
  package var executable: FilePath { FilePath(facts.executable) }
  /// `sys.prefix`: the directory of the environment or installation.
  package var prefix: FilePath { FilePath(facts.prefix) }
  /// The version of Python.
  package var version: Version { facts.version }
  /// `CPython`, `PyPy` and so on.
  package var implementationTitle: String { facts.markers.platformPythonImplementation }
  /// Whether it is that of a virtual environment (PEP 405).
  package var isVirtualEnvironment: Bool { facts.isVirtualEnvironment }

  /// The executable that an environment made from this interpreter refers to.
  ///
  /// For an interpreter of an environment, that of its base, so that environments do not depend on each other.
  package var baseExecutable: FilePath {
    let base = FilePath(facts.baseExecutable)
    // A link from somewhere else to an installation that can be moved does not lead Python to its library.
    return facts.isStandalone ? standaloneBase(base) : base
  }

  /// Follows links until the library lies where Python will look for it.
  private func standaloneBase(_ start: FilePath) -> FilePath {
    let library = "python\(version.major).\(version.minor)\(facts.isFreeThreaded ? "t" : "")"
    var executable = start
    for _ in 0..<40 {
      var directory = executable.removingLastComponent()
      while !directory.isEmpty, directory != "/" {
        if isFile(directory.appending("lib").appending(library).appending("os.py")) { return executable }
        directory.removeLastComponent()
      }
      guard let destination = try? readLink(executable) else { break }
      executable = withoutDots(executable.removingLastComponent().pushing(destination))
    }
    return realPath(start) ?? start
  }

  /// Where packages are installed.
  package var scheme: InstallScheme {
    guard isVirtualEnvironment else { return facts.scheme }
    // The headers of packages stay in the environment, apart from those of Python.
    var scheme = facts.scheme
    scheme.include = prefix.pushing(FilePath(facts.environmentHeaders)).string
    return scheme
  }

  /// Where packages are installed with `--target`: everything below one directory.
  package func scheme(targetDirectory root: FilePath) -> InstallScheme {
    var scheme = InstallScheme()
    scheme.purelib = root.string
    scheme.platlib = root.string
    scheme.scripts = root.appending("bin").string
    scheme.data = root.string
    scheme.include = root.appending("include").string
    return scheme
  }

  /// Where packages are installed with `--prefix`: as in an environment at that place.
  package func scheme(prefix root: FilePath) -> InstallScheme {
    var scheme = facts.environmentScheme.resolved(against: root)
    scheme.include = root.pushing(FilePath(facts.environmentHeaders)).lexicallyNormalized().string
    return scheme
  }

  /// Whether its name is `python` or `python3`, which as a command stands for itself whatever it is.
  var hasDefaultName: Bool {
    let name = executable.lastComponent?.string
    return name == "python" || name == "python3"
  }
}

extension InstallScheme {
  /// The directories that hold installed packages: one, or two where machine code lies apart.
  package var sitePackages: [FilePath] {
    let pure = FilePath(purelib), platform = FilePath(platlib)
    if pure == platform { return [pure] }
    // Some distributions make one a link to the other.
    if let left = realPath(pure), let right = realPath(platform), left == right { return [pure] }
    return [pure, platform]
  }

  /// The same scheme below a directory, for a scheme of relative paths.
  func resolved(against root: FilePath) -> InstallScheme {
    var scheme = InstallScheme()
    scheme.purelib = root.pushing(FilePath(purelib)).lexicallyNormalized().string
    scheme.platlib = root.pushing(FilePath(platlib)).lexicallyNormalized().string
    scheme.scripts = root.pushing(FilePath(scripts)).lexicallyNormalized().string
    scheme.data = root.pushing(FilePath(data)).lexicallyNormalized().string
    scheme.include = root.pushing(FilePath(include)).lexicallyNormalized().string
    return scheme
  }
}

extension InterpreterFacts {
  /// Where the C headers of packages go in an environment, relative to it.
  var environmentHeaders: String { "include/site/python\(version.major).\(version.minor)" }

  /// The facts that this interpreter tells when it is started through an environment.
  func inEnvironment(_ root: FilePath, executable: FilePath, base: FilePath) -> InterpreterFacts {
    var facts = self
    facts.prefix = root.string
    facts.executable = executable.string
    facts.baseExecutable = base.string
    facts.scheme = environmentScheme.resolved(against: root)
    return facts
  }
}
