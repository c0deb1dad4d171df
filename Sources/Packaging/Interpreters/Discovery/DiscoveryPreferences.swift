/// Which environments a command may use.
package enum EnvironmentPreference: Sendable, Hashable {
  /// Virtual environments and the system: for commands that only read.
  case any
  /// Virtual environments only.
  case onlyVirtual
  /// Virtual environments, and of the system what the user names by its path: for commands that install.
  case explicitSystem
  /// No virtual environments (`--system`).
  case onlySystem

  /// - Parameters:
  ///   - system: whether `--system` was given.
  ///   - mutable: whether the command changes the environment.
  package init(system: Bool, mutable: Bool) {
    self = system ? .onlySystem : mutable ? .explicitSystem : .any
  }

  func mayAccept(_ source: InterpreterSource) -> Bool {
    switch self {
    case .any: true
    case .onlyVirtual, .explicitSystem: source.mayBeVirtualEnvironment
    case .onlySystem: source.mayBeSystem
    }
  }

  func accepts(_ facts: InterpreterFacts, from source: InterpreterSource) -> Bool {
    // A conda environment has no `pyvenv.cfg`, but is used as one.
    let isEnvironment = facts.isVirtualEnvironment || source == .condaEnvironment
    return switch self {
    case .any: true
    case .onlyVirtual: isEnvironment
    case .explicitSystem: isEnvironment || source == .providedPath
    case .onlySystem: !isEnvironment
    }
  }
}

/// Whether installations managed by adder or those of the system come first (`--python-preference`).
package enum PythonPreference: String, Sendable, CaseIterable {
  case onlyManaged = "only-managed"
  case managed
  case system
  case onlySystem = "only-system"

  /// The preference under `--system`, which turns `managed` around.
  package func underSystemFlag(_ isSystem: Bool) -> PythonPreference {
    isSystem && self == .managed ? .system : self
  }

  /// The same order of places, with none of them left out.
  package var withoutExclusion: PythonPreference {
    switch self {
    case .onlyManaged, .managed: .managed
    case .onlySystem, .system: .system
    }
  }

  var allowsSearchPath: Bool { self != .onlyManaged }
  func accepts(isManaged: Bool, source: InterpreterSource) -> Bool {
    switch self {
    case .managed, .system: true
    case .onlyManaged: isManaged || source.isExplicit
    case .onlySystem: !isManaged || source.isExplicit
    }
  }

  /// The places that are searched besides environments, in words.
  var sourceNames: [String] {
    switch self {
    case .onlyManaged: ["managed installations"]
    case .managed: ["managed installations", "search path"]
    case .system: ["search path", "managed installations"]
    case .onlySystem: ["search path"]
    }
  }
}

/// The places that a search covers, as a message names them.
enum DiscoverySources {
  static func description(
    _ environments: EnvironmentPreference, _ preference: PythonPreference, for request: PythonRequest
  ) -> String {
    switch environments {
    case .onlyVirtual: "virtual environments"
    case .onlySystem: disjunction(preference.sourceNames)
    case .explicitSystem where !request.isPath: "virtual environments"
    case .explicitSystem, .any: disjunction(["virtual environments"] + preference.sourceNames)
    }
  }

  /// Joins with commas and a final "or".
  private static func disjunction(_ items: [String]) -> String {
    guard let last = items.last else { return "" }
    switch items.count {
    case 1: return last
    case 2: return "\(items[0]) or \(last)"
    default: return items.dropLast().joined(separator: ", ") + ", or \(last)"
    }
  }
}
