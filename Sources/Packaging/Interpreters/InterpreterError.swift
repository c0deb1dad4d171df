import Support
package import SystemPackage

/// Why an interpreter cannot be found or used.
package enum InterpreterError: UserFacingError, Equatable {
  /// There is no file at the path.
  case notFound(FilePath)
  /// The path is a link that leads nowhere.
  case brokenLink(FilePath, isEnvironment: Bool)
  /// The system refuses to run it.
  case cannotStart(FilePath, [String])
  /// It ran too long.
  case timedOut(FilePath, after: Duration)
  /// It ended with an error.
  case exited(FilePath, code: Int32, output: String)
  /// What it printed is not an answer.
  case unexpectedAnswer(FilePath, String)
  /// It is a Python that adder does not support.
  case tooOld(FilePath, version: String?)
  /// No version that can be asked for this way is supported.
  case unsupportedRequest(String)
  /// A place that the preferences exclude was asked for.
  case sourceNotAllowed(PythonRequest, PythonPreference)
  /// Nothing that was found is what was asked for.
  case noInterpreter(PythonRequest, sources: String, notes: [DiscoveryNote])
  /// There is no environment to change.
  case noEnvironment(PythonRequest, EnvironmentPreference, notes: [DiscoveryNote])
  /// A `.venv` is not an environment.
  case notAnEnvironment(FilePath)
  /// A `.venv` is a file, but does not hold the path of an environment; with the reason.
  case invalidRedirect(FilePath, String)
  /// The installation belongs to the system's package manager (PEP 668); with its message.
  case externallyManaged(prefix: FilePath, explanation: String?)

  package var message: String {
    switch self {
    case .notFound(let path): "No interpreter found at path `\(path)`"
    case .brokenLink(let path, true): "The virtual environment's Python at `\(path)` is a broken link"
    case .brokenLink(let path, false): "The Python at `\(path)` is a broken link"
    case .cannotStart(let path, _), .timedOut(let path, _), .exited(let path, _, _), .unexpectedAnswer(let path, _):
      "Failed to inspect the Python interpreter at `\(path)`"
    case .tooOld(let path, _): "Can't use the Python at `\(path)`"
    case .unsupportedRequest(let reason): "Invalid version request: \(reason)"
    case .sourceNotAllowed(let request, let preference):
      "Searching for \(request) is not allowed with the Python preference `\(preference.rawValue)`"
    case .noInterpreter(let request, let sources, _): Self.notFoundMessage(request, sources)
    case .noEnvironment(let request, let preference, _): Self.noEnvironmentMessage(request, preference)
    case .notAnEnvironment(let path): "`\(path)` is not a virtual environment: `pyvenv.cfg` is missing"
    case .invalidRedirect(let path, _): "The file `\(path)` does not lead to a virtual environment"
    case .externallyManaged(let prefix, let explanation):
      Self.externallyManagedMessage(prefix, explanation)
    }
  }

  private static func seconds(of timeout: Duration) -> String {
    let seconds = timeout / .seconds(1)
    return Int(exactly: seconds).map(String.init) ?? "\(seconds)"
  }

  package var causes: [String] {
    switch self {
    case .cannotStart(_, let reasons): reasons
    case .timedOut(_, let timeout): ["It did not answer within \(Self.seconds(of: timeout)) seconds"]
    case .exited(_, let code, let output):
      output.isEmpty ? ["It exited with code \(code)"] : ["It exited with code \(code): \(output)"]
    case .unexpectedAnswer(_, let detail): ["It gave an unexpected answer: \(detail)"]
    case .tooOld(_, let version?): ["It is Python \(version), and Python 3.6 or newer is needed"]
    case .invalidRedirect(_, let reason): [reason]
    case .tooOld(_, nil): ["It does not know the option `-I`, and Python 3.6 or newer is needed"]
    default: []
    }
  }

  package var hints: [String] {
    switch self {
    case .brokenLink(_, true): ["Recreate the environment with `adder venv --clear`"]
    case .notAnEnvironment(let path):
      ["Remove `\(path)`, or replace it with `adder venv --clear --force \(path)`"]
    case .invalidRedirect(let path, _):
      ["Write the path of an environment into `\(path)`, or remove it and run `adder venv`"]
    case .externallyManaged: ["Consider creating a virtual environment, for example with `adder venv`"]
    case .noInterpreter(_, _, let notes): notes.map(\.description)
    case .noEnvironment(_, _, let notes): notes.map(\.description)
    default: []
    }
  }

  private static func notFoundMessage(_ request: PythonRequest, _ sources: String) -> String {
    switch request {
    case .standard, .any: "No interpreter found in \(sources)"
    case .file: "No interpreter found at \(request)"
    case .directory: "No interpreter found in \(request)"
    default: "No interpreter found for \(request) in \(sources)"
    }
  }

  private static func noEnvironmentMessage(_ request: PythonRequest, _ preference: EnvironmentPreference) -> String {
    let kind =
      switch preference {
      case .onlySystem: "system environment"
      case .any: "virtual or system environment"
      case .onlyVirtual, .explicitSystem: "virtual environment"
      }
    var text = "No \(kind) found"
    if request != .standard, request != .any { text += " for \(request)" }
    switch preference {
    case .onlySystem: return text
    case .any: return text + "; run `adder venv` to create an environment"
    case .onlyVirtual, .explicitSystem:
      return text + "; run `adder venv` to create an environment, or pass `--system` to install into a non-virtual "
        + "environment"
    }
  }

  private static func externallyManagedMessage(_ prefix: FilePath, _ explanation: String?) -> String {
    guard let explanation else { return "The interpreter at `\(prefix)` is externally managed" }
    let indented = explanation.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "  \($0)" }.joined(separator: "\n")
    return "The interpreter at `\(prefix)` is externally managed, and indicates the following:\n\n\(indented)"
  }
}

/// Something on the way that was passed over, and why; worth showing with `-v` or when nothing else was found.
package struct DiscoveryNote: Hashable, Sendable, CustomStringConvertible {
  /// What was passed over.
  package let path: FilePath
  /// Why, as the continuation of "Skipped `path`: ".
  package let reason: String

  package var description: String { "Skipped `\(path)`: \(reason)" }
}
