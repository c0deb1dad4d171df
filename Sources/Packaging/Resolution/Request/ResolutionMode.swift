/// Which of the possible versions is preferred (`--resolution`).
package enum ResolutionMode: String, CaseIterable, Sendable {
  /// The highest of every package.
  case highest
  /// The lowest of every package.
  case lowest
  /// The lowest of what is required directly, the highest of everything else.
  case lowestDirect = "lowest-direct"
}
