/// How much work a resolution was: numbers that grow with it and do not depend on the machine.
package struct ResolutionEffort: Sendable, Hashable, CustomStringConvertible {
  /// How often a version was tried.
  package var decisions = 0
  /// How many facts and conclusions the solver held.
  package var incompatibilities = 0
  /// How many of these were gone through, each as often as it was.
  package var examined = 0
  /// How many requirements were looked at to find those that apply.
  package var requirements = 0

  package var description: String {
    "\(decisions) versions tried, \(incompatibilities) facts and conclusions gone through in \(examined) steps, "
      + "\(requirements) requirements looked at"
  }
}
