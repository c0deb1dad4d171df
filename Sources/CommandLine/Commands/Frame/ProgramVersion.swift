/// The versions that the program says of itself.
package enum ProgramVersion {
  /// adder's own version.
  package static let current = "0.1.0"
  /// The version of uv whose command line this one follows; shown where adder is called `uv`, since scripts compare it.
  package static let compatibleUV = "0.13.9"

  /// What `--version` prints under the name the program was called by.
  package static func text(calledAs program: String) -> String {
    program == "adder" ? "adder \(current)" : "\(program) \(compatibleUV) (adder \(current))"
  }
}
