internal import Installing
internal import Interpreters
internal import PackagingStandards
internal import Support

/// Looks for what is missing or does not fit together in an environment.
struct EnvironmentCheck {
  private let installed: InstalledDistributions
  private let interpreter: Interpreter

  init(_ installed: InstalledDistributions, _ interpreter: Interpreter) {
    self.installed = installed
    self.interpreter = interpreter
  }

  /// The problems, each a sentence.
  var problems: [String] {
    var problems: [String] = []
    let environment = interpreter.markerEnvironment
    var previous: InstalledDistribution?
    for distribution in installed.all {
      if let previous, previous.name == distribution.name {
        problems.append("The package `\(distribution.name)` is installed more than once")
      }
      previous = distribution
      let metadata: DependencyMetadata
      do {
        metadata = try distribution.metadata().dependencies
      } catch {
        problems.append(
          "The metadata of `\(distribution.name)` cannot be read: \(explanation(of: error).joined(separator: ": "))")
        continue
      }
      if let specifiers = metadata.requiresPython, !specifiers.contains(interpreter.version) {
        problems.append(
          "The package `\(distribution.name)` requires Python \(specifiers), but `\(interpreter.version)` is installed")
      }
      for text in metadata.requiresDist {
        guard let requirement = try? Requirement(lenient: text), requirement.applies(in: environment) else { continue }
        guard let found = installed[requirement.name].first else {
          problems.append("The package `\(distribution.name)` requires `\(requirement)`, but it's not installed")
          continue
        }
        if !requirement.specifiers.contains(found.version) {
          problems.append(
            "The package `\(distribution.name)` requires `\(requirement)`, but `\(found.version)` is installed")
        }
      }
    }
    return problems
  }
}
