import SystemIO
import SystemPackage
import TestIndex
import Testing

extension Testing.Tag {
  /// The test runs a peer beside adder.
  @Tag static var peer: Self
}

/// The peer that runs beside adder, where `ADDER_PEER_UV` names it, and the Python it is given (`ADDER_PEER_PYTHON`).
private let peer = ProcessEnvironment.nonEmptyValue("ADDER_PEER_UV")

/// The same commands by adder and by its peer, on the same files and the same index.
@Suite(.tags(.peer), .enabled(if: peer != nil, "set ADDER_PEER_UV to the path of uv to compare hash modes with it"))
struct HashModesBesidePeerTests {
  /// Where adder does better than the peer, which lets a label of its own escape the hashes of the version.
  private static func isDeliberate(_ test: HashModeTests.Case) -> Bool {
    test.files["r.txt"]?.hasPrefix("local==") ?? false
  }

  @Test(arguments: HashModeTests.transitiveCases + HashModeTests.requirementCases + HashModeTests.constraintCases)
  func bothEndAlike(test: HashModeTests.Case) throws {
    if Self.isDeliberate(test) { return }
    let server = try TestIndexServer(HashModeTests.index)
    let own = try HashModeTests.outcome(of: test, server)
    let other = try HashModeTests.outcome(of: test, server) { command, run in
      var environment = run.environment + ["HOME=\(run.home)", "PATH=/usr/bin:/bin"]
      environment.append("VIRTUAL_ENV=\(run.directory.appending(".venv"))")
      let output = try runProcess(
        FilePath(peer ?? ""), command.split(separator: " ").map(String.init), variables: environment,
        workingDirectory: run.directory, timeout: .seconds(120))
      return output.exitCode
    }
    #expect(own.exitCode == other.exitCode, "\(own.said)")
    #expect(own.installed == other.installed, "\(own.said)")
    withExtendedLifetime(server) {}
  }
}
