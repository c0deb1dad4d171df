/// Where an interpreter was found.
package enum InterpreterSource: Sendable {
  /// The path was given by the user.
  case providedPath
  /// `VIRTUAL_ENV`.
  case activeEnvironment
  /// `CONDA_PREFIX`, where it is not the base environment.
  case condaEnvironment
  /// `.venv` in the working directory or one above it.
  case discoveredEnvironment
  /// `CONDA_PREFIX`, where it is the base environment, which counts as part of the system.
  case baseCondaEnvironment
  /// Installed by `adder python install` or `uv python install`.
  case managed
  /// The first executable in the search path, which may be that of an environment.
  case searchPathFirst
  case searchPath
  /// An installation of pyenv whose shim does not work here.
  case pyenv

  /// Whether it may be a virtual environment; only the first executable of the search path is worth a look.
  var mayBeVirtualEnvironment: Bool {
    switch self {
    case .providedPath, .activeEnvironment, .condaEnvironment, .discoveredEnvironment, .baseCondaEnvironment,
      .searchPathFirst:
      true
    case .managed, .searchPath, .pyenv: false
    }
  }

  /// Whether it may be something other than a virtual environment.
  var mayBeSystem: Bool {
    switch self {
    case .activeEnvironment, .discoveredEnvironment: false
    default: true
    }
  }

  /// Whether the user chose it, which outweighs the preference for managed or system installations.
  var isExplicit: Bool {
    switch self {
    case .providedPath, .activeEnvironment, .condaEnvironment: true
    default: false
    }
  }

  var isSearchPath: Bool { self == .searchPath || self == .searchPathFirst }

  /// Whether a pre-release or a debug build from here needs no request of its own.
  var allowsUnusualBuilds: Bool { self != .managed }

  /// Whether another implementation than CPython from here needs no request of its own.
  var allowsAlternativeImplementations: Bool {
    switch self {
    case .managed, .searchPath, .searchPathFirst, .pyenv: false
    default: true
    }
  }

  /// Whether the request for the usual Python takes any build from here.
  var acceptsAnyByDefault: Bool {
    switch self {
    case .managed, .searchPath, .searchPathFirst, .pyenv: false
    default: true
    }
  }
}
