import Caching
import Installing
import PackagingStandards
import Support
import Synchronization
import SystemIO
import SystemPackage
import Testing

/// Stops a transaction after a number of steps.
private final class StepCounter: Sendable {
  private let limit: Int
  private let steps = Atomic<Int>(0)
  private let ended = Atomic<Bool>(false)

  init(_ limit: Int) { self.limit = limit }

  var reachedEnd: Bool { ended.load(ordering: .relaxed) }

  func continues(after step: InstallTransaction.Step) -> Bool {
    if step == .journalRemoved { ended.store(true, ordering: .relaxed) }
    return steps.wrappingAdd(1, ordering: .relaxed).newValue < limit
  }
}

/// Transactions that stop after every step, as if the process had been killed there.
@Suite struct RepairTests {
  /// Runs `transaction` again and again, each time stopped one step later, and repairs what it leaves.
  private func checkEveryStep(
    keepsCache: Bool, _ prepare: (Workbench) throws -> Void,
    _ transaction: (Workbench, InstallTransaction.Options) throws -> Void,
    _ verify: (Workbench, InstallTransaction.Repair) throws -> Void
  ) throws {
    for limit in 1..<200 {
      let bench = try Workbench()
      try prepare(bench)
      let steps = StepCounter(limit)
      var options = InstallTransaction.Options()
      options.width = 1
      options.continuesAfter = { steps.continues(after: $0) }
      do { try transaction(bench, options) } catch is StoppedTransaction {}
      if !keepsCache { try removeTree(bench.cacheRoot.appending(CacheBucket.archives.directoryName)) }
      let interrupted = try bench.installed().interrupted
      #expect(interrupted.isEmpty == steps.reachedEnd)
      let repair = try InstallTransaction.repair(interrupted, of: bench.target, store: bench.store)
      #expect(try bench.problems() == [], "stopped after step \(limit)")
      try verify(bench, repair)
      if steps.reachedEnd { return }
    }
    Issue.record("the transaction never came to its end")
  }

  private static let many: [(path: String, content: String)] = (0..<140).map { ("big/m\($0).py", "x = \($0)\n") }

  @Test func anInstallationIsFinished() throws {
    try checkEveryStep(keepsCache: true) { _ in
    } _: { bench, options in
      try bench.install(.typical(), FabricatedWheel("big", "1.0", Self.many), options: options)
    } _: { bench, _ in
      let names = try bench.installed().all.map(\.name.string)
      #expect(names == ["big", "demo"])
    }
  }

  @Test func anUpgradeIsFinished() throws {
    try checkEveryStep(keepsCache: true) { bench in
      try bench.install(.typical("demo", "1.0"), FabricatedWheel("gone", "1.0", [("gone.py", "")]))
    } _: { bench, options in
      try bench.install(.typical("demo", "2.0"), removing: bench.installed().all, options: options)
    } _: { bench, _ in
      let installed = try bench.installed().all.map { "\($0.name)==\($0.version)" }
      #expect(installed == ["demo==2.0"])
    }
  }

  @Test func aReinstallationIsFinished() throws {
    try checkEveryStep(keepsCache: true) { bench in
      try bench.install(.typical("demo", "1.0"))
    } _: { bench, options in
      try bench.install(.typical("demo", "1.0", marker: " # again"), removing: bench.installed().all, options: options)
    } _: { bench, _ in
      let tree = try bench.tree()
      #expect(tree["lib/python3.12/site-packages/demo/__init__.py"] == "version = '1.0' # again\n")
    }
  }

  @Test func withoutTheCacheTheInstallationIsUndone() throws {
    try checkEveryStep(keepsCache: false) { _ in
    } _: { bench, options in
      try bench.install(.typical(), options: options)
    } _: { bench, repair in
      let names = try bench.installed().all.map(\.name.string)
      #expect(repair.removed == (names.isEmpty ? ["demo==1.0"] : []))
    }
  }

  @Test func aRepairThatIsKilledCanBeRunAgain() throws {
    for limit in 1..<30 {
      let bench = try Workbench()
      var options = InstallTransaction.Options()
      options.continuesAfter = { step in if case .scriptsWritten = step { false } else { true } }
      #expect(throws: StoppedTransaction.self) { try bench.install(.typical(), options: options) }
      let steps = StepCounter(limit)
      options.width = 1
      options.continuesAfter = { steps.continues(after: $0) }
      do {
        _ = try InstallTransaction.repair(
          bench.installed().interrupted, of: bench.target, store: bench.store, options: options)
      } catch is StoppedTransaction {}
      _ = try InstallTransaction.repair(bench.installed().interrupted, of: bench.target, store: bench.store)
      #expect(try bench.problems() == [])
      #expect(try bench.installed().all.map(\.name.string) == ["demo"])
      if steps.reachedEnd { return }
    }
    Issue.record("the repair never came to its end")
  }

  @Test func anErrorTakesTheWheelsOutAgain() throws {
    let bench = try Workbench()
    // A directory where a file must go: found only when files are linked.
    try createDirectories(bench.sitePackages.appending("demo/__init__.py/x"))
    let before = try bench.tree()
    #expect(throws: SystemError.self) { try bench.install(.typical()) }
    #expect(try bench.tree().filter { !$0.key.hasSuffix("/") } == before.filter { !$0.key.hasSuffix("/") })
    #expect(try bench.installed().interrupted.isEmpty)
  }

  @Test func aJournalThatCannotBeReadIsDropped() throws {
    let bench = try Workbench()
    try writeFile([1, 2, 3], to: bench.sitePackages.appending(".adder-transaction"))
    let interrupted = try bench.installed().interrupted
    #expect(interrupted == [bench.sitePackages])
    #expect(try InstallTransaction.repair(interrupted, of: bench.target, store: bench.store).isEmpty)
    #expect(try bench.installed().interrupted.isEmpty)
  }
}
