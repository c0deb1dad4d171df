import PackagingStandards
import Support

/// A resolution could not be carried out; that it has no solution is `UnsatisfiableRequirements` instead.
package struct ResolutionError: UserFacingError {
  package let message: String
  package let hints: [String]

  init(_ message: String, hints: [String] = []) {
    self.message = message
    self.hints = hints
  }

  /// The metadata of a version could only be had by building it.
  static func buildRequired(_ package: PackageName, _ version: Version, file: String) -> ResolutionError {
    ResolutionError(
      "`\(package)==\(version)` has no usable wheel, and building from source is not supported yet (`\(file)`)",
      hints: ["Exclude source distributions with `--only-binary \(package)` to select a version that has a wheel"])
  }

  static func urlRequirement(_ requirement: Requirement) -> ResolutionError {
    ResolutionError("Requirements that name a URL or path are not supported yet: `\(requirement)`")
  }
}
