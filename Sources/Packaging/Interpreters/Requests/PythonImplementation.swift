/// An implementation of Python that a request can name.
package enum PythonImplementation: UInt8, Sendable, CaseIterable {
  case cpython, pypy, graalpy, pyodide

  /// The name in lower case, as in `sys.implementation.name`.
  package var name: String {
    switch self {
    case .cpython: "cpython"
    case .pypy: "pypy"
    case .graalpy: "graalpy"
    case .pyodide: "pyodide"
    }
  }

  /// The name as its project writes it.
  package var title: String {
    switch self {
    case .cpython: "CPython"
    case .pypy: "PyPy"
    case .graalpy: "GraalPy"
    case .pyodide: "Pyodide"
    }
  }

  /// The abbreviation used in wheel tags and requests, such as `cp`.
  package var abbreviation: String? {
    switch self {
    case .cpython: "cp"
    case .pypy: "pp"
    case .graalpy: "gp"
    case .pyodide: nil
    }
  }

  /// The name that its own executables start with.
  var executableStem: String {
    switch self {
    case .cpython, .pyodide: "python"
    case .pypy: "pypy"
    case .graalpy: "graalpy"
    }
  }

  /// Finds an implementation by its name or abbreviation, in any case.
  package init?(named text: String) {
    let text = text.lowercased()
    guard let found = Self.allCases.first(where: { $0.name == text || $0.abbreviation == text }) else { return nil }
    self = found
  }
}
