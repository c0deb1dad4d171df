import Caching
import Installing
import Interpreters
import PackagingStandards
import Support
import Synchronization
import SystemIO
import SystemPackage
import TestSupport
import Testing

/// Stops a transaction after a number of steps.
private final class StepCounter: Sendable {
  private let limit: Int
  private let steps = Atomic<Int>(0)
  private let committed = Atomic<Bool>(false)
  private let ended = Atomic<Bool>(false)

  init(_ limit: Int) { self.limit = limit }

  var hasCommitted: Bool { committed.load(ordering: .relaxed) }
  var reachedEnd: Bool { ended.load(ordering: .relaxed) }

  func continues(after step: InstallTransaction.Step) -> Bool {
    if step == .committed { committed.store(true, ordering: .relaxed) }
    if step == .journalRemoved { ended.store(true, ordering: .relaxed) }
    return steps.wrappingAdd(1, ordering: .relaxed).newValue < limit
  }
}

/// Transactions that stop after every step, as if the process had been killed there: the environment is then, to the
/// last file and directory, as it was before or as it was to be.
@Suite struct RepairTests {
  typealias Transaction = (Workbench, InstallTransaction.Options) throws -> Void

  /// Files of the user and of other packages, some of them where the wheels have files.
  private static func addForeignFiles(_ bench: Workbench) throws {
    try bench.install(FabricatedWheel("other", "1.0", [("demo/__init__.py", ""), ("other.py", "o = 1\n")]))
    for (path, content) in [
      ("sitecustomize.py", "mine\n"), ("demo_extra.py", "mine too\n"), ("demo/deep/mine.py", "m\n"),
      ("demo/__pycache__/mine.cpython-312.pyc", "compiled"),
    ] {
      let file = bench.sitePackages.pushing(FilePath(path))
      try createDirectories(file.removingLastComponent())
      try writeFile(Array(content.utf8), to: file)
    }
    let script = FilePath(bench.target.scheme.scripts).appending("demo-run")
    try createSymbolicLink(to: "../lib/python3.12/site-packages/sitecustomize.py", at: script)
  }

  private func checkEveryStep(_ prepare: (Workbench) throws -> Void, _ transaction: Transaction) throws {
    let whole = try Workbench()
    try prepare(whole)
    let before = try whole.tree()
    try transaction(whole, InstallTransaction.Options())
    let after = try whole.tree()
    try #require(before != after)
    for limit in 1..<400 {
      let bench = try Workbench()
      try prepare(bench)
      let steps = StepCounter(limit)
      var options = InstallTransaction.Options()
      options.width = 1
      options.continuesAfter = { steps.continues(after: $0) }
      do { try transaction(bench, options) } catch is StoppedTransaction {}
      let interrupted = try bench.installed().interrupted
      #expect(interrupted.isEmpty == steps.reachedEnd)
      let repair = try InstallTransaction.repair(interrupted, of: bench.target)
      let tree = try bench.tree()
      #expect(tree == (steps.hasCommitted ? after : before), "stopped after step \(limit)")
      #expect(repair.undone.isEmpty || !steps.hasCommitted)
      #expect(repair.isEmpty == steps.reachedEnd)
      if steps.reachedEnd { return }
    }
    Issue.record("the transaction never came to its end")
  }

  private static let many: [(path: String, content: String)] = (0..<140).map { ("big/m\($0).py", "x = \($0)\n") }

  @Test func anInstallation() throws {
    try checkEveryStep(Self.addForeignFiles) { bench, options in
      try bench.install(.typical(), FabricatedWheel("big", "1.0", Self.many), options: options)
    }
  }

  @Test func anUpgrade() throws {
    try checkEveryStep { bench in
      try bench.install(.typical("demo", "1.0"), FabricatedWheel("gone", "1.0", [("gone.py", ""), ("space/a.py", "")]))
      for path in ["demo/__pycache__/__init__.cpython-312.pyc", "space/__pycache__/a.cpython-312.pyc", "demo/mine.py"] {
        let file = bench.sitePackages.pushing(FilePath(path))
        try createDirectories(file.removingLastComponent())
        try writeFile([1], to: file)
      }
    } _: { bench, options in
      try bench.install(.typical("demo", "2.0"), removing: bench.installed().all, options: options)
    }
  }

  @Test func aReinstallation() throws {
    try checkEveryStep { bench in
      try bench.install(.typical("demo", "1.0"))
    } _: { bench, options in
      try bench.install(.typical("demo", "1.0", marker: " # again"), removing: bench.installed().all, options: options)
    }
  }

  @Test func anUninstallation() throws {
    try checkEveryStep { bench in
      try bench.install(.typical("demo", "1.0"), FabricatedWheel("two", "1.0", [("two/x.py", "")]))
      let cache = bench.sitePackages.pushing("two/__pycache__")
      try createDirectories(cache)
      try writeFile([1], to: cache.appending("x.cpython-312.pyc"))
    } _: { bench, options in
      _ = try InstallTransaction.run(
        removing: bench.installed().all, installing: [], in: bench.target, options: options)
    }
  }

  @Test func filesAndDirectoriesThatChangePlaces() throws {
    try checkEveryStep { bench in
      try bench.install(FabricatedWheel("demo", "1.0", [("one/x.py", "1"), ("two.py", "2"), ("three/deep/y.py", "3")]))
    } _: { bench, options in
      try bench.install(
        FabricatedWheel("demo", "2.0", [("one", "file"), ("two.py/z.py", "2"), ("three/deep", "3")]),
        removing: bench.installed().all, options: options)
    }
  }

  @Test func aRepairThatIsKilledCanBeRunAgain() throws {
    for limit in 1..<200 {
      let bench = try Workbench()
      try Self.addForeignFiles(bench)
      try bench.install(.typical("demo", "1.0"))
      let before = try bench.tree()
      let old = try bench.installed().all.filter { $0.name.string == "demo" }
      var options = InstallTransaction.Options()
      options.continuesAfter = { step in if case .scriptsWritten = step { false } else { true } }
      #expect(throws: StoppedTransaction.self) {
        try bench.install(.typical("demo", "2.0"), removing: old, options: options)
      }
      let steps = StepCounter(limit)
      options.continuesAfter = { steps.continues(after: $0) }
      do {
        _ = try InstallTransaction.repair(bench.installed().interrupted, of: bench.target, options: options)
      } catch is StoppedTransaction {}
      _ = try InstallTransaction.repair(bench.installed().interrupted, of: bench.target)
      #expect(try bench.tree() == before, "stopped after step \(limit)")
      if steps.reachedEnd { return }
    }
    Issue.record("the repair never came to its end")
  }

  @Test func aReinstallationFromTheSameCache() throws {
    // What is there and what takes its place are links to one file.
    try checkEveryStep { bench in
      try bench.install(.typical("demo", "1.0"))
      try writeFile([], to: bench.sitePackages.appending("demo-1.0.dist-info/mine"))
    } _: { bench, options in
      try bench.install(.typical("demo", "1.0"), removing: bench.installed().all, options: options)
    }
  }

  @Test func aJournalStaysWhereSomethingIsLeft() throws {
    let bench = try Workbench()
    try bench.install(.typical("demo", "1.0"))
    var options = InstallTransaction.Options()
    options.continuesAfter = { step in if case .filesLinked = step { false } else { true } }
    #expect(throws: StoppedTransaction.self) {
      try bench.install(.typical("demo", "2.0"), removing: bench.installed().all, options: options)
    }
    try writeFile([1], to: bench.stash.appending("mine"))
    let interrupted = try bench.installed().interrupted
    let error = #expect(throws: SystemError.self) { try InstallTransaction.repair(interrupted, of: bench.target) }
    #expect(error?.code == .directoryNotEmpty)
    #expect(exists(bench.stash.appending("journal")))
    try removeFile(bench.stash.appending("mine"))
    _ = try InstallTransaction.repair(interrupted, of: bench.target)
    #expect(try bench.installed().all.map(\.entryName) == ["demo-1.0.dist-info"])
  }

  // MARK: Other tools

  /// Puts a distribution in place as another tool does, which knows nothing of journals.
  private func installByHand(_ name: String, _ version: String, _ files: [String: String], in bench: Workbench) throws {
    let info = "\(name)-\(version).dist-info"
    var record = ""
    for (path, content) in files.merging(
      ["\(info)/METADATA": "Name: \(name)\nVersion: \(version)\n"], uniquingKeysWith: { $1 })
    {
      let file = bench.sitePackages.pushing(FilePath(path))
      try createDirectories(file.removingLastComponent())
      _ = try removeFile(file)
      try writeFile(Array(content.utf8), to: file)
      record += "\(path),,\n"
    }
    record += "\(info)/RECORD,,\n"
    try writeFile(Array(record.utf8), to: bench.sitePackages.pushing(FilePath(info)).appending("RECORD"))
  }

  @Test func whatAnotherToolHasInstalledSinceStays() throws {
    for limit in 1..<200 {
      let bench = try Workbench()
      let steps = StepCounter(limit)
      var options = InstallTransaction.Options()
      options.width = 1
      options.continuesAfter = { steps.continues(after: $0) }
      let wheel = FabricatedWheel("mm", "2.0", (0..<5).map { ("mm/m\($0).py", "x = 2\n") } + [("mm/new.py", "")])
      do { try bench.install(wheel, options: options) } catch is StoppedTransaction {}
      let interrupted = try bench.installed().interrupted
      let files = Dictionary(uniqueKeysWithValues: (0..<5).map { ("mm/m\($0).py", "x = 1\n") })
      try installByHand("mm", "1.0", files, in: bench)
      let repair = try InstallTransaction.repair(interrupted, of: bench.target)
      let tree = try bench.tree()
      for (path, content) in files { #expect(tree["lib/python3.12/site-packages/\(path)"] == content) }
      if !steps.hasCommitted {
        #expect(try bench.installed().all.map(\.entryName) == ["mm-1.0.dist-info"], "stopped after step \(limit)")
        #expect(tree["lib/python3.12/site-packages/mm/new.py"] == nil)
        if !repair.isEmpty { #expect(repair.kept == ["mm==1.0"]) }
      }
      #expect(try bench.installed().interrupted.isEmpty)
      if steps.reachedEnd { return }
    }
    Issue.record("the transaction never came to its end")
  }

  @Test func nothingOldComesBackOverWhatAnotherToolHasInstalledSince() throws {
    let bench = try Workbench()
    try bench.install(FabricatedWheel("mm", "1.0", [("mm/a.py", "x = 1\n"), ("mm/old.py", "")]))
    try bench.install(FabricatedWheel("other", "1.0", [("other.py", "o = 1\n")]))
    var options = InstallTransaction.Options()
    options.width = 1
    options.continuesAfter = { step in if case .filesLinked = step { false } else { true } }
    #expect(throws: StoppedTransaction.self) {
      try bench.install(
        FabricatedWheel("mm", "2.0", [("mm/a.py", "x = 2\n")]),
        FabricatedWheel("other", "2.0", [("other.py", "o = 2\n")]),
        removing: bench.installed().all, options: options)
    }
    let interrupted = try bench.installed().interrupted
    try installByHand("mm", "3.0", ["mm/a.py": "x = 3\n"], in: bench)
    let repair = try InstallTransaction.repair(interrupted, of: bench.target)
    #expect(repair.kept == ["mm==3.0"])
    let tree = try bench.tree()
    let site = "lib/python3.12/site-packages"
    #expect(tree["\(site)/mm/a.py"] == "x = 3\n")
    #expect(tree["\(site)/mm/old.py"] == nil)
    #expect(tree["\(site)/other.py"] == "o = 1\n")
    #expect(try bench.installed().all.map(\.entryName) == ["mm-3.0.dist-info", "other-1.0.dist-info"])
    #expect(try bench.installed().interrupted.isEmpty)
  }

  // MARK: Failures

  @Test func anErrorLeavesEverythingAsItWas() throws {
    let bench = try Workbench()
    try Self.addForeignFiles(bench)
    try bench.install(.typical("demo", "1.0"))
    // A directory that holds something, where a file must go: found only when files are linked.
    try createDirectories(bench.sitePackages.appending("demo/new.py/x"))
    try writeFile([1], to: bench.sitePackages.appending("demo/new.py/x/y"))
    let before = try bench.tree()
    let old = try bench.installed().all.filter { $0.name.string == "demo" }
    var wheel = FabricatedWheel.typical("demo", "2.0")
    wheel.files.append(("demo/new.py", ""))
    wheel.files.append(("zzz/late.py", ""))
    let error = #expect(throws: SystemError.self) { try bench.install(wheel, removing: old) }
    #expect(error?.code == .isDirectory)
    #expect(try bench.tree() == before)
    #expect(try bench.installed().interrupted.isEmpty)
  }

  @Test func whatCannotBeRemovedIsFoundBeforeAnythingChanges() throws {
    let bench = try Workbench()
    try writeFile(Array("Metadata-Version: 1.0\n".utf8), to: bench.sitePackages.appending("six-1.0.egg-info"))
    try writeFile(Array("old\n".utf8), to: bench.sitePackages.appending("six.py"))
    let before = try bench.tree()
    let error = #expect(throws: InstallingError.self) {
      try bench.install(FabricatedWheel("six", "1.17", [("six.py", "new\n")]), removing: bench.installed().all)
    }
    #expect(error?.message == "Cannot uninstall `six==1.0`")
    #expect(try bench.tree() == before)
  }

  @Test func whereUndoingFailsTheJournalStaysForTheNextCommand() throws {
    let bench = try Workbench()
    let victim = bench.sitePackages.appending("demo_extra.py")
    try writeFile(Array("mine\n".utf8), to: victim)
    try createDirectories(bench.sitePackages.appending("demo/new.py"))
    try writeFile([1], to: bench.sitePackages.appending("demo/new.py/y"))
    let before = try bench.tree()
    var wheel = FabricatedWheel.typical("demo", "2.0")
    wheel.files.append(("demo/new.py", ""))
    var options = InstallTransaction.Options()
    options.width = 1
    // Something gets in the way of what is to be put back.
    options.continuesAfter = { step in
      if case .directoriesCreated = step {
        #expect(throws: Never.self) { try createDirectories(victim.appending("in/the/way")) }
      }
      return true
    }
    let error = #expect(throws: InstallingError.self) { try bench.install(wheel, options: options) }
    guard case .undoFailed = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(try bench.installed().interrupted == [bench.sitePackages])
    let failure = #expect(throws: SystemError.self) {
      _ = try InstallTransaction.repair([bench.sitePackages], of: bench.target)
    }
    #expect(failure?.code == .isDirectory)
    try removeTree(victim)
    let repair = try InstallTransaction.repair([bench.sitePackages], of: bench.target)
    #expect(repair.undone == ["demo==2.0"])
    #expect(try bench.tree() == before)
  }

  // MARK: Journals that are not believed

  /// An environment with an installation that was cut short.
  private func interrupted() throws -> Workbench {
    let bench = try Workbench()
    try writeFile(Array("mine\n".utf8), to: bench.sitePackages.appending("demo_extra.py"))
    var options = InstallTransaction.Options()
    options.continuesAfter = { step in if case .scriptsWritten = step { false } else { true } }
    #expect(throws: StoppedTransaction.self) { try bench.install(.typical(), options: options) }
    return bench
  }

  private func checkRefused(_ bench: Workbench, _ reason: String) throws {
    let before = try bench.tree()
    #expect(try bench.installed().interrupted == [bench.sitePackages])
    let error = #expect(throws: InstallingError.self, "\(reason)") {
      _ = try InstallTransaction.repair([bench.sitePackages], of: bench.target)
    }
    #expect(error?.causes == [reason])
    #expect(error?.message == "An earlier change of the environment has left `\(bench.stash)`")
    #expect(try bench.tree() == before)
    // Nothing else is begun on top of it.
    #expect(throws: InstallingError.self) { try bench.install(FabricatedWheel("late", "1.0", [("late.py", "")])) }
    #expect(try bench.tree() == before)
  }

  @Test func aDamagedJournalIsReportedAndKept() throws {
    let bench = try interrupted()
    let path = bench.stash.appending("journal")
    let bytes = try readFile(path)
    #expect(!bytes.isEmpty)
    for index in stride(from: 0, to: bytes.count, by: 37) {
      var damaged = bytes
      damaged[index] ^= 0x41
      try writeFile(damaged, to: path)
      let error = #expect(throws: InstallingError.self) {
        _ = try InstallTransaction.repair([bench.sitePackages], of: bench.target)
      }
      #expect(error?.causes == ["its journal is damaged"], "the byte at \(index)")
    }
    try writeFile(Array(bytes.dropLast()), to: path)
    try checkRefused(bench, "its journal is damaged")
    try writeFile(bytes, to: path)
    #expect(try InstallTransaction.repair([bench.sitePackages], of: bench.target).undone == ["demo==1.0"])
    #expect(try readFile(bench.sitePackages.appending("demo_extra.py")) == Array("mine\n".utf8))
  }

  @Test func aJournalOfAnotherPlaceIsReportedAndKept() throws {
    let other = try interrupted()
    let bench = try Workbench()
    try createDirectories(bench.stash)
    try copyFile(other.stash.appending("journal"), to: bench.stash.appending("journal"))
    try checkRefused(bench, "its journal was written in another place")
  }

  @Test func aJournalThatIsNoFileOfItsOwnIsReportedAndKept() throws {
    let bench = try Workbench()
    try createDirectories(bench.stash)
    try createSymbolicLink(to: "/dev/null", at: bench.stash.appending("journal"))
    try checkRefused(bench, "its journal is not a file of its own")
    try removeFile(bench.stash.appending("journal"))
    let other = bench.root.appending("other")
    try writeFile([1], to: other)
    try createHardLink(to: other, at: bench.stash.appending("journal"))
    try checkRefused(bench, "its journal is not a file of its own")
  }

  @Test func whatHoldsNoJournalIsReportedAndKept() throws {
    let bench = try Workbench()
    try createDirectories(bench.stash)
    try writeFile([1], to: bench.stash.appending("0"))
    try checkRefused(bench, "it holds no journal")
    try removeTree(bench.stash)
    try writeFile([1], to: bench.stash)
    try checkRefused(bench, "it is not a directory")
  }

  @Test func aJournalThatWasNotFinishedMeansThatNothingHasBegun() throws {
    for name in ["new", "journal", nil] {
      let bench = try Workbench()
      let before = try bench.tree()
      try createDirectories(bench.stash)
      if let name { try writeFile([], to: bench.stash.appending(name)) }
      #expect(try InstallTransaction.repair([bench.sitePackages], of: bench.target).isEmpty)
      #expect(try bench.tree() == before)
    }
  }
}
