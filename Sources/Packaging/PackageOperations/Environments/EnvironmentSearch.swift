package import Interpreters
package import SystemPackage

/// How the environment is found that an operation reads or changes.
package struct EnvironmentSearch: Sendable {
  /// Where the packages are.
  package enum Place: Sendable {
    /// In the environment of the Python that is found.
    case environment
    /// In a directory of their own, or below one.
    case targetDirectory(FilePath)
    case prefix(FilePath)
  }

  /// Looks for interpreters.
  package var finder: InterpreterFinder
  /// What is asked for.
  package var request: PythonRequest
  /// Where it must be.
  package var place: Place
  /// Whether the environment is going to be changed: it must then not belong to the system's package manager.
  package var isMutable: Bool
  /// Whether it may be changed although it does.
  package var mayBreakSystem = false

  package init(
    _ finder: InterpreterFinder, request: PythonRequest = .standard, place: Place = .environment, isMutable: Bool
  ) {
    self.finder = finder
    self.request = request
    self.place = place
    self.isMutable = isMutable
  }
}

/// Finds an environment. Tells of the Pythons that were passed over on the way.
///
/// - Throws: `InterpreterError`.
package func findPythonEnvironment(
  _ search: EnvironmentSearch, reporting observer: any OperationObserver
) throws -> PythonEnvironment {
  var finder = search.finder
  // Which Pythons may be had decides over new environments; one that exists is used, whatever it was made of.
  finder.preference = finder.preference.withoutExclusion
  let found =
    switch search.place {
    case .environment: try finder.findEnvironment(search.request)
    case .targetDirectory, .prefix: try finder.find(search.request)
    }
  for note in found.notes { observer.receive(.passedOver(note)) }
  switch search.place {
  case .targetDirectory(let directory): return PythonEnvironment(found.interpreter, targetDirectory: directory)
  case .prefix(let directory): return PythonEnvironment(found.interpreter, prefix: directory)
  case .environment:
    if search.isMutable, !search.mayBreakSystem { try found.interpreter.requireNotExternallyManaged() }
    return PythonEnvironment(found.interpreter)
  }
}
