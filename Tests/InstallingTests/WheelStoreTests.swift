import Archives
import Caching
import Installing
import PackagingStandards
import SystemIO
import SystemPackage
import TestSupport
import Testing

@Suite struct WheelStoreTests {
  @Test func aWheelIsFoundAgainByItsHash() throws {
    let bench = try Workbench()
    let cached = try bench.unpack(.typical())
    let found = try #require(bench.store.wheel(cached.digest))
    #expect(found.manifest.name.string == "demo")
    #expect(found.manifest.distInfo == "demo-1.0.dist-info")
    #expect(found.manifest.commands.map(\.name) == ["demo-run", "demo-gui"])
    #expect(found.manifest.sections.map(\.destination) == [.root, .purelib, .scripts, .data, .headers])
    let unpacking = bench.cacheRoot.appending(CacheBucket.archives.directoryName).appending(".unpacking")
    for process in try listDirectory(unpacking) {
      #expect(try listDirectory(unpacking.appending(process.name)).map(\.name) == ["lock"])
    }
  }

  @Test func manyWheelsAreFoundInTheirOrder() throws {
    let bench = try Workbench()
    let digests = try (0..<40).map { try bench.unpack(FabricatedWheel("demo", "\($0)", [("demo.py", "")])).digest }
    let absent = SHA256Digest(words: (1, 2, 3, 4))
    let found = bench.store.wheels(digests + [absent])
    #expect(found.map { $0?.manifest.version } == (0..<40).map { "\($0)" } + [nil])
  }

  @Test func everyByteOfAManifestIsGuarded() throws {
    let bench = try Workbench()
    let cached = try bench.unpack(FabricatedWheel("demo", "1.0", [("demo.py", "")]))
    let path = cached.files.removingLastComponent().appending("manifest")
    let bytes = try readFile(path)
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] ^= 0x41
      #expect(WheelManifest(damaged) == nil, "byte \(index)")
      #expect(WheelManifest(Array(bytes[..<index])) == nil)
    }
    try writeFile([], to: path)
    #expect(bench.store.wheel(cached.digest) == nil)
    // Unpacking again puts a whole entry in place of the damaged one.
    _ = try bench.unpack(FabricatedWheel("demo", "1.0", [("demo.py", "")]))
    #expect(bench.store.wheel(cached.digest) != nil)
  }

  @Test func wrongHashesAreRefusedAndLeaveNothing() throws {
    let bench = try Workbench()
    let wheel = FabricatedWheel.typical()
    let bytes = wheel.bytes
    func digest(_ algorithm: HashAlgorithm) throws -> HashDigest {
      var hasher = try #require(ContentHasher(algorithm))
      bytes.withUnsafeBytes { hasher.update($0) }
      return try #require(hasher.finalize())
    }
    let wrong = try #require(HashDigest("sha256:" + String(repeating: "0", count: 64)))
    let wrongSHA512 = try #require(HashDigest("sha512:" + String(repeating: "0", count: 128)))
    for expected in [[wrong], [wrongSHA512], [wrong, wrongSHA512]] {
      let error = #expect(throws: InstallingError.self) {
        _ = try bench.store.unpack(wheel.filename, expectedDigests: expected) { MemoryWheelContent(bytes) }
      }
      #expect(error?.message.contains("does not have the expected hash") == true)
    }
    let archives = bench.cacheRoot.appending(CacheBucket.archives.directoryName)
    #expect(try listDirectory(archives).map(\.name) == [".unpacking"])
    for expected in [[try digest(.sha512)], [wrong, try digest(.sha256)], [try digest(.md5)], []] {
      _ = try bench.store.unpack(wheel.filename, expectedDigests: expected) { MemoryWheelContent(bytes) }
    }
  }

  @Test func aBrokenArchiveWithAWrongHashSaysThatItIsTheWrongFile() throws {
    let bench = try Workbench()
    let wrong = try #require(HashDigest("sha256:" + String(repeating: "0", count: 64)))
    let error = #expect(throws: InstallingError.self) {
      _ = try bench.store.unpack(FabricatedWheel("a", "1").filename, expectedDigests: [wrong]) {
        MemoryWheelContent(Array("<html>not found</html>".utf8))
      }
    }
    #expect(error?.message == "The content of `a-1-py3-none-any.whl` does not have the expected hash")
    #expect(throws: ArchiveError.notAnArchive) {
      _ = try bench.store.unpack(FabricatedWheel("a", "1").filename) {
        MemoryWheelContent(Array("<html>not found</html>".utf8))
      }
    }
  }

  /// Ways to damage an entry, with whether a quick look is to find them.
  static let damages: [(String, Bool, @Sendable (FilePath) throws -> Void)] = [
    ("a missing file", true, { _ = try removeFile($0) }),
    ("a shorter file", true, { try writeFile(Array("version = ".utf8), to: $0) }),
    ("a longer file", true, { try writeFile(try readFile($0) + [0x0A], to: $0) }),
    ("an empty file, as after a power cut", true, { try writeFile([], to: $0) }),
    ("another content of the same size", true, { try writeFile(Array("version = '2.0'\n".utf8), to: $0) }),
    ("a file that can be run", true, { try setPermissions(0o755, of: $0) }),
    (
      "a link in place of the file", true,
      { file in
        let other = file.removingLastComponent().appending("other")
        try rename(file, to: other)
        try createSymbolicLink(to: "other", at: file)
      }
    ),
    (
      "another content with the old time", false,
      { file in
        let other = file.removingLastComponent().appending("other")
        try copyFile(file, to: other)
        _ = try runProcess("/usr/bin/env", ["touch", "-r", file.string, other.string])
        try writeFile(Array("version = '2.0'\n".utf8), to: file)
        _ = try runProcess("/usr/bin/env", ["touch", "-r", other.string, file.string])
      }
    ),
  ]

  @Test(arguments: damages.indices)
  func damagedEntriesAreFoundAndMended(index: Int) throws {
    let (_, isSeenQuickly, damage) = Self.damages[index]
    let bench = try Workbench()
    let wheel = FabricatedWheel.typical()
    let cached = try bench.unpack(wheel)
    // Times of files have steps of some milliseconds.
    sleepThread(for: .milliseconds(20))
    try damage(cached.files.appending("demo/__init__.py"))
    let full = WheelStore(cache: bench.store.cache, verification: .full)
    #expect((bench.store.wheel(cached.digest) == nil) == isSeenQuickly)
    #expect((bench.store.wheels([cached.digest]).first.flatMap(\.self) == nil) == isSeenQuickly)
    #expect(full.wheel(cached.digest) == nil)
    #expect(full.wheels([cached.digest]).first.flatMap(\.self) == nil)
    #expect(full.damagedFile(of: cached.digest) == "demo/__init__.py")
    let bytes = wheel.bytes
    _ = try full.unpack(wheel.filename) { MemoryWheelContent(bytes) }
    #expect(full.wheel(cached.digest) != nil)
    #expect(full.damagedFile(of: cached.digest) == nil)
    try bench.install(wheel)
    #expect(try bench.problems() == [])
  }

  @Test func whoeverEditsAnInstalledFileChangesNoOtherEnvironment() throws {
    let bench = try Workbench()
    var options = InstallTransaction.Options()
    options.linkMode = .hardlink
    try bench.install(.typical(), options: options)
    sleepThread(for: .milliseconds(20))
    try writeFile(Array("version = '6.6'\n".utf8), to: bench.sitePackages.appending("demo/__init__.py"))
    try bench.install(.typical(), removing: bench.installed().all, options: options)
    #expect(try bench.tree()["lib/python3.12/site-packages/demo/__init__.py"] == "version = '1.0'\n")
    #expect(try bench.problems() == [])
  }

  @Test func noRandomDamageIsInstalled() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    func next(_ limit: Int) -> Int { random.below(limit) }
    let bench = try Workbench()
    let wheel = FabricatedWheel.typical()
    let cached = try bench.unpack(wheel)
    let full = WheelStore(cache: bench.store.cache, verification: .full)
    var paths: [FilePath] = []
    try walkDirectory(cached.files) { path, kind in
      let isWritten = ["RECORD", "INSTALLER"].contains(path.lastComponent?.string)
      if kind == .file, !isWritten { paths.append(cached.files.pushing(path)) }
      return true
    }
    for round in 0..<60 {
      let path = paths[next(paths.count)]
      var bytes = try readFile(path)
      let keepsTime = next(2) == 0
      let time = bench.root.appending("time")
      try writeFile([], to: time)
      _ = try runProcess("/usr/bin/env", ["touch", "-r", path.string, time.string])
      switch next(3) {
      case 0 where !bytes.isEmpty: bytes[next(bytes.count)] ^= UInt8(1 + next(255))
      case 1 where !bytes.isEmpty: bytes.removeLast(1 + next(bytes.count))
      default: bytes.append(UInt8(next(256)))
      }
      try writeFile(bytes, to: path)
      if keepsTime { _ = try runProcess("/usr/bin/env", ["touch", "-r", time.string, path.string]) }
      try #require(full.wheel(cached.digest) == nil, "seed \(seed), round \(round): \(path)")
      if !keepsTime { try #require(bench.store.wheel(cached.digest) == nil, "seed \(seed), round \(round): \(path)") }
      _ = try bench.unpack(wheel)
    }
    let inspection = try bench.store.inspect()
    #expect(inspection.soundCount == 1)
    #expect(inspection.damaged.isEmpty)
  }

  @Test func copiesOfACacheAreSoundWhateverTheirTimes() throws {
    let bench = try Workbench()
    let cached = try bench.unpack(.typical())
    let module = cached.files.appending("demo/__init__.py")
    _ = try runProcess("/usr/bin/env", ["touch", "-d", "2001-01-01", module.string])
    #expect(bench.store.wheel(cached.digest) != nil)
  }

  @Test func anInspectionRemovesWhatIsDamaged() throws {
    let bench = try Workbench()
    let cached = try bench.unpack(.typical())
    _ = try bench.unpack(FabricatedWheel("fine", "1.0", [("fine.py", "")]))
    try removeFile(cached.files.appending("demo/tool.sh"))
    let inspection = try bench.store.inspect()
    #expect(inspection.soundCount == 1)
    #expect(inspection.damaged.map { "\($0.wheel): \($0.file)" } == ["demo==1.0: demo/tool.sh"])
    #expect(!exists(cached.files))
  }

  @Test(arguments: [
    ".adder-transaction/journal", ".adder-transaction", "demo/.Adder-Transaction/x",
    "demo-1.0.data/purelib/.adder-transaction-7", "demo-1.0.data/scripts/.ADDER-TRANSACTION",
  ])
  func namesOfOurOwnAreRefused(path: String) throws {
    let bench = try Workbench()
    let error = #expect(throws: InstallingError.self) {
      _ = try bench.unpack(FabricatedWheel("demo", "1.0", [(path, "x")]))
    }
    #expect(error?.message.contains("kept for adder's own use") == true)
  }

  @Test func filenamesNeedNotAgreeWhereThatIsNotAskedFor() throws {
    let bench = try Workbench()
    var wheel = FabricatedWheel("other", "2.0", [("other.py", "")])
    wheel.metadata = "Name: other\nVersion: 2.0\n"
    let bytes = wheel.bytes
    let filename = try WheelFilename("demo-1.0-py3-none-any.whl")
    let error = #expect(throws: InstallingError.self) {
      _ = try bench.store.unpack(filename) { MemoryWheelContent(bytes) }
    }
    #expect(error?.message == "The wheel `\(filename)` should hold `demo 1.0` but holds `other 2.0`")
    let lenient = WheelStore(cache: bench.store.cache, checksFilenames: false)
    let cached = try lenient.unpack(filename) { MemoryWheelContent(bytes) }
    #expect(cached.manifest.name.string == "other")
    #expect(cached.manifest.version == "2.0")
  }

  static let invalid: [(String, @Sendable (inout FabricatedWheel) -> Void, String)] = [
    (
      "another name", { $0.metadata = "Name: other\nVersion: 1.0\n" },
      "The wheel `demo-1.0-py3-none-any.whl` should hold `demo 1.0` but holds `other 1.0`"
    ),
    (
      "another version", { $0.metadata = "Name: demo\nVersion: 1.1\n" },
      "The wheel `demo-1.0-py3-none-any.whl` should hold `demo 1.0` but holds `demo 1.1`"
    ),
    (
      "no name", { $0.metadata = "Version: 1.0\n\nName: demo\n" },
      "The wheel `demo-1.0-py3-none-any.whl` is invalid: its `METADATA` lacks a name or a version"
    ),
    (
      "two dist-info directories", { $0.files = [("demo-2.0.dist-info/METADATA", "")] },
      "The wheel `demo-1.0-py3-none-any.whl` is invalid: it has several `.dist-info` directories: `demo-2.0.dist-info`, `demo-1.0.dist-info`"
    ),
    (
      "unknown data", { $0.files = [("demo-1.0.data/secrets/x", "")] },
      "The wheel `demo-1.0-py3-none-any.whl` is invalid: `demo-1.0.data/secrets` is of no known kind of data"
    ),
    (
      "data without a kind", { $0.files = [("demo-1.0.data/scripts", "")] },
      "The wheel `demo-1.0-py3-none-any.whl` is invalid: `demo-1.0.data/scripts` is of no known kind of data"
    ),
    (
      "command with a path", { $0.entryPoints = "[console_scripts]\n../evil = demo:main\n" },
      "The wheel `demo-1.0-py3-none-any.whl` is invalid: the command `../evil` cannot be a file name"
    ),
    (
      "command without object", { $0.entryPoints = "[console_scripts]\nrun = demo\n" },
      "The wheel `demo-1.0-py3-none-any.whl` is invalid: the command `run` names no object"
    ),
  ]

  @Test(arguments: invalid.indices)
  func invalidWheelsAreRefused(index: Int) throws {
    let (_, change, message) = Self.invalid[index]
    let bench = try Workbench()
    var wheel = FabricatedWheel("demo", "1.0")
    change(&wheel)
    let error = #expect(throws: InstallingError.self) { _ = try bench.unpack(wheel) }
    #expect(error?.message == message)
  }

  @Test(arguments: ["Wheel-Version: 2.0\nRoot-Is-Purelib: true\n", "Root-Is-Purelib: true\n", "Wheel-Version: x\n"])
  func unreadableWheelFilesAreRefused(text: String) throws {
    let bench = try Workbench()
    var wheel = FabricatedWheel("demo", "1.0")
    wheel.wheelFile = text
    let error = #expect(throws: InstallingError.self) { _ = try bench.unpack(wheel) }
    #expect(error?.message.hasPrefix("The wheel `demo-1.0-py3-none-any.whl` is invalid: ") == true)
  }

  @Test func rowsThatRecordLacksAreComputedAndRowsOfNothingAreDropped() throws {
    let bench = try Workbench()
    var wheel = FabricatedWheel("demo", "1.0", [("demo.py", "x"), ("weak.py", "y")])
    wheel.record = "ghost.py,sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU,0\nweak.py,md5=abc,1\n"
    try bench.install(wheel)
    #expect(try bench.problems() == [])
    let record = try #require(try bench.installed().all.first?.record())
    #expect(!record.entries.contains { $0.path == "ghost.py" })
  }

  @Test func pointersLeadFromFilesOfAnIndexToWheels() throws {
    let bench = try Workbench()
    let cached = try bench.unpack(.typical())
    let index = CacheKey.digest("https://example.org/simple")
    let name = cached.manifest.name
    #expect(bench.store.digest(index: index, package: name, file: "demo-1.0-py3-none-any.whl") == nil)
    try bench.store.setDigest(cached.digest, index: index, package: name, file: "demo-1.0-py3-none-any.whl")
    #expect(bench.store.digest(index: index, package: name, file: "demo-1.0-py3-none-any.whl") == cached.digest)
  }

  @Test func manyThreadsMayUnpackTheSameWheelAtOnce() throws {
    let bench = try Workbench()
    let store = bench.store
    let wheel = FabricatedWheel.typical()
    let filename = try wheel.filename
    let bytes = wheel.bytes
    try WorkerPool.forEach(16, width: 8) { _ in
      _ = try store.unpack(filename) { MemoryWheelContent(bytes) }
    }
    try bench.install(wheel)
    #expect(try bench.problems() == [])
  }

  @Test func abandonedWorkspacesAreRemoved() throws {
    let bench = try Workbench()
    let unpacking = bench.cacheRoot.appending(CacheBucket.archives.directoryName).appending(".unpacking")
    let abandoned = unpacking.appending(".process1-dead")
    try createDirectories(abandoned.appending("wheel/files"))
    let held = unpacking.appending(".process2-alive")
    try createDirectories(held)
    let lock = try FileLock(held.appending("lock"), .exclusive)
    _ = try bench.unpack(.typical())
    #expect(!isDirectory(abandoned))
    #expect(isDirectory(held))
    _ = consume lock
  }
}
