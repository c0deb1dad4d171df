package import Interpreters
package import PackagingStandards

/// The Python and platform that packages are chosen for.
package struct ResolutionTarget: Sendable {
  package let version: Version
  /// Whether the version was asked for, as opposed to being the interpreter's.
  package let isExplicit: Bool
  package let markers: MarkerEnvironment
  package let tags: CompatibleTags

  /// The target that an interpreter is, or what it would be with another version or on another platform.
  package init(_ interpreter: Interpreter, pythonVersion: Version? = nil, platform: TargetTriple? = nil) {
    let target = interpreter.target(pythonVersion: pythonVersion, platform: platform)
    version = target.pythonVersion
    isExplicit = pythonVersion != nil
    markers = target.markers
    tags = target.compatibleTags()
  }
}
