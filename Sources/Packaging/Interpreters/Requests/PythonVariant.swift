/// A build of Python that differs in its binary interface.
package enum PythonVariant: UInt8, Sendable, Hashable, CaseIterable {
  /// Whatever is usual: not free-threaded before Python 3.14.
  case standard
  case debug
  case freeThreaded
  case freeThreadedDebug
  /// Explicitly with the global interpreter lock.
  case gil
  case gilDebug

  /// Reads what follows a version: `t`, `+freethreaded`, `d`, `+debug`, `td`, `+gil`; nothing is `standard`.
  init?(suffix text: Substring) {
    switch text {
    case "": self = .standard
    case "t", "freethreaded": self = .freeThreaded
    case "d", "debug": self = .debug
    case "td", "freethreaded+debug": self = .freeThreadedDebug
    case "gil": self = .gil
    case "gil+debug": self = .gilDebug
    default: return nil
    }
  }

  /// Whether it is a debug build.
  package var isDebug: Bool { self == .debug || self == .freeThreadedDebug || self == .gilDebug }
  /// Whether it has no global interpreter lock.
  package var isFreeThreaded: Bool { self == .freeThreaded || self == .freeThreadedDebug }

  /// What an executable's name ends in: `t` in `python3.13t`.
  var executableSuffix: String {
    switch self {
    case .standard, .gil: ""
    case .debug, .gilDebug: "d"
    case .freeThreaded: "t"
    case .freeThreadedDebug: "td"
    }
  }

  /// What messages and installation keys add to a version.
  package var displaySuffix: String {
    switch self {
    case .standard: ""
    case .debug: "+debug"
    case .freeThreaded: "+freethreaded"
    case .freeThreadedDebug: "+freethreaded+debug"
    case .gil: "+gil"
    case .gilDebug: "+gil+debug"
    }
  }

  /// The word for it in listings for programs.
  package var name: String {
    self == .standard ? "default" : String(displaySuffix.dropFirst())
  }

  /// Whether an interpreter is such a build.
  func accepts(_ facts: InterpreterFacts) -> Bool {
    switch self {
    // From 3.14 on the free-threaded build is supported like the other one (PEP 779).
    case .standard: !facts.isFreeThreaded || facts.isAtLeast(3, 14)
    case .debug: facts.isDebug
    case .freeThreaded: facts.isFreeThreaded
    case .freeThreadedDebug: facts.isFreeThreaded && facts.isDebug
    case .gil: !facts.isFreeThreaded
    case .gilDebug: !facts.isFreeThreaded && facts.isDebug
    }
  }
}
