import Synchronization
import SystemIO
import SystemPackage
import Testing

struct ProcessesTests {
  @Test func outputAndExitCodeAreCollected() throws {
    let output = try runProcess("/bin/sh", ["-c", "cat; echo err >&2; exit 3"], input: Array("hello".utf8))
    #expect(output.standardOutput == Array("hello".utf8))
    #expect(output.standardError == Array("err\n".utf8))
    #expect(output.exitCode == 3)
  }

  @Test func largeInputAndOutputDoNotBlockEachOther() throws {
    let input = [UInt8](repeating: 120, count: 1 << 20)
    #expect(try runProcess("/bin/cat", [], input: input).standardOutput == input)
  }

  @Test func aProcessThatReadsNothingDoesNotEndThisOne() throws {
    let input = [UInt8](repeating: 120, count: 1 << 20)
    #expect(try runProcess("/bin/sh", ["-c", "exit 4"], input: input).exitCode == 4)
  }

  @Test func slowProcessIsEnded() throws {
    let output = try runProcess("/bin/sh", ["-c", "exec sleep 30"], timeout: .milliseconds(100))
    #expect(output.timedOut)
    #expect(output.exitCode == 137)
  }

  @Test func aProcessInheritsNoDescriptorButItsStreams() throws {
    // This process may itself have been started with more.
    let before = try runProcess("/bin/sh", ["-c", "ls /proc/$$/fd"])
    var other = try ChildProcess("/bin/sleep", ["30"])
    let output = try runProcess("/bin/sh", ["-c", "ls /proc/$$/fd"])
    #expect(output.standardOutput == before.standardOutput)
    other.terminate()
    #expect(other.wait() == 137)
  }

  @Test func aProcessThatComplainsALotStillAnswers() throws {
    var child = try ChildProcess(
      "/bin/sh", ["-c", "head -c 300000 /dev/zero >&2; echo last words >&2; printf x; exec cat >/dev/null"])
    #expect(child.readAnswer(timeout: .seconds(60)) == .byte(0x78))
    #expect(child.communicate().exitCode == 0)
    var silent = try ChildProcess("/bin/sh", ["-c", "echo gone >&2"])
    #expect(silent.readAnswer(timeout: .seconds(60)) == .ended)
    var slow = try ChildProcess("/bin/sleep", ["30"])
    #expect(slow.readAnswer(timeout: .milliseconds(50)) == .timedOut)
  }

  @Test func missingProgramIsAnError() {
    #expect(throws: SystemError.self) { try runProcess("/nonexistent/program", []) }
  }

  @Test func exclusiveLockKeepsOthersOut() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path.appending("lock")
    let held = try FileLock(path, .exclusive)
    do {
      let other = try FileLock(tryingAt: path, .shared)
      let isFree = other != nil
      #expect(!isFree)
    }
    let error = #expect(throws: SystemError.self) { _ = try FileLock(path, .exclusive, timeout: .milliseconds(50)) }
    #expect(error?.code == .timedOut)
    _ = held
  }

  @Test func everyIndexRunsOnce() throws {
    let total = Atomic<Int>(0)
    try WorkerPool.forEach(1_000, width: 4) { total.wrappingAdd($0, ordering: .relaxed) }
    #expect(total.load(ordering: .relaxed) == 499_500)
  }

  @Test func lowestFailureIsReported() {
    struct Failure: Error, Equatable { let index: Int }
    #expect(throws: Failure(index: 3)) {
      try WorkerPool.forEach(4, width: 1) { if $0 == 3 { throw Failure(index: $0) } }
    }
  }

  @Test func deepRecursionFitsTheLargeStack() throws {
    @Sendable func depth(_ n: Int) -> Int { n == 0 ? 0 : 1 + depth(n - 1) }
    #expect(try WorkerPool.onLargeStack { depth(50_000) } == 50_000)
  }
}
