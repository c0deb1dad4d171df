import SystemIO
package import SystemPackage

/// An interpreter that a search found.
package struct FoundInterpreter: Sendable {
  /// The interpreter.
  package let interpreter: Interpreter
  /// Where it was found.
  package let source: InterpreterSource
  /// What was passed over on the way.
  package let notes: [DiscoveryNote]
}

/// Searches for interpreters.
///
/// The order: the active environment, an active conda environment, `.venv` in or above the working directory, conda's
/// base environment, managed installations, the search path; `preference` can turn the last two around. Interpreters
/// that do not work are passed over with a note, except where the user named one by its path or activated its
/// environment.
package struct InterpreterFinder: Sendable {
  /// What the search sees of the machine.
  package var context: DiscoveryContext
  /// What is known of interpreters that were asked before.
  package var cache: InterpreterCache
  /// Which environments count.
  package var environments: EnvironmentPreference
  /// Which installations count, and which come first.
  package var preference: PythonPreference

  package init(
    context: DiscoveryContext, cache: InterpreterCache, environments: EnvironmentPreference = .any,
    preference: PythonPreference = .managed
  ) {
    self.context = context
    self.cache = cache
    self.environments = environments
    self.preference = preference
  }

  /// Returns the interpreter that a request means.
  ///
  /// - Throws: ``InterpreterError``.
  package func find(_ request: PythonRequest = .standard) throws -> FoundInterpreter {
    var search = InterpreterSearch(finder: self, request: request)
    return try search.first()
  }

  /// Returns the interpreter that comes nearest to a request: what is asked for, else the same minor version, else any.
  ///
  /// For commands that can work for a version of Python that is not installed.
  ///
  /// - Throws: ``InterpreterError``.
  package func findNearest(_ request: PythonRequest) throws -> FoundInterpreter {
    var attempts = [request]
    if request.withoutPatch != request { attempts.append(request.withoutPatch) }
    if request != .standard { attempts.append(.standard) }
    var failure: (any Error)?
    for attempt in attempts {
      do {
        return try find(attempt)
      } catch InterpreterError.noInterpreter(let wanted, let sources, let notes) {
        failure = failure ?? InterpreterError.noInterpreter(wanted, sources: sources, notes: notes)
      }
    }
    throw failure ?? InterpreterError.noInterpreter(request, sources: "", notes: [])
  }

  /// Returns the environment or installation that a command works on.
  ///
  /// As ``find(_:)``, but what it says where nothing is found tells how to get an environment.
  ///
  /// - Throws: ``InterpreterError``.
  package func findEnvironment(_ request: PythonRequest = .standard) throws -> FoundInterpreter {
    do {
      return try find(request)
    } catch InterpreterError.noInterpreter(let request, _, let notes) where !request.isPath {
      throw InterpreterError.noEnvironment(request, environments, notes: notes)
    }
  }

  /// Returns the interpreter at a path.
  ///
  /// - Throws: ``InterpreterError``.
  package func interpreter(at path: FilePath) throws -> Interpreter {
    let path = context.absolute(path)
    return Interpreter(path: path, facts: try cache.facts(of: path))
  }

  /// Returns every interpreter that a request accepts, in the order of the search: each path once, so that a link
  /// counts besides what it leads to.
  package func all(_ request: PythonRequest = .any) -> [FoundInterpreter] {
    var search = InterpreterSearch(finder: self, request: request)
    return search.all()
  }

  /// Whether an interpreter belongs to a managed installation, by itself or by way of an environment.
  func isManaged(_ facts: InterpreterFacts) -> Bool {
    ManagedInstallations(context: context).contains(prefix: facts.basePrefix)
  }
}
