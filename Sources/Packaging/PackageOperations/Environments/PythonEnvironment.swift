package import Installing
package import Interpreters
package import SystemPackage

/// An environment that packages are in, or are going to be.
package struct PythonEnvironment: Sendable {
  /// Its interpreter.
  package let interpreter: Interpreter
  /// Where packages go: the environment's own directories, or those below `--target` or `--prefix`.
  package let scheme: InstallScheme
  /// Whether packages go to another place than the interpreter's own.
  package let isRedirected: Bool

  /// The environment of an interpreter.
  package init(_ interpreter: Interpreter) {
    self.init(interpreter, scheme: interpreter.scheme, isRedirected: false)
  }

  /// A directory of packages for an interpreter.
  package init(_ interpreter: Interpreter, targetDirectory: FilePath) {
    self.init(interpreter, scheme: interpreter.scheme(targetDirectory: targetDirectory), isRedirected: true)
  }

  /// A directory with `lib`, `bin` and so on for an interpreter.
  package init(_ interpreter: Interpreter, prefix: FilePath) {
    self.init(interpreter, scheme: interpreter.scheme(prefix: prefix), isRedirected: true)
  }

  private init(_ interpreter: Interpreter, scheme: InstallScheme, isRedirected: Bool) {
    self.interpreter = interpreter
    self.scheme = scheme
    self.isRedirected = isRedirected
  }

  /// The directories that packages are installed to.
  package var sitePackages: [FilePath] { scheme.sitePackages }

  /// The place that files are installed to.
  package var installTarget: InstallTarget {
    isRedirected
      ? InstallTarget(
        scheme: scheme, interpreter: .absolute(interpreter.executable.string), python: interpreter.version)
      : InstallTarget(interpreter)
  }
}
