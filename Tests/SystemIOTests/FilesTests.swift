import SystemIO
import SystemPackage
import Testing

struct FilesTests {
  @Test func atomicWriteReplacesContentAndLeavesNoTemporaryFile() throws {
    let directory = try TemporaryDirectory()
    let file = directory.path.appending("a.txt")
    try writeAtomically("one", to: file)
    try writeAtomically("two", to: file, durable: true)
    #expect(try readFile(file) == Array("two".utf8))
    #expect(try listDirectory(directory.path).map(\.name) == ["a.txt"])
  }

  @Test func failedAtomicWriteNamesThePathAndLeavesNothing() throws {
    let directory = try TemporaryDirectory()
    let file = directory.path.appending("missing").appending("a.txt")
    let error = #expect(throws: SystemError.self) { try writeAtomically("x", to: file) }
    #expect(error?.code == .noSuchFileOrDirectory)
    #expect(try listDirectory(directory.path).isEmpty)
  }

  @Test func missingFileReadsAsAbsent() throws {
    let directory = try TemporaryDirectory()
    #expect(try readFileIfPresent(directory.path.appending("none")) == nil)
    #expect(try MappedFile(directory.path.appending("none")) == nil)
    #expect(try fileStatus(directory.path.appending("none")) == nil)
  }

  @Test(arguments: [
    ("a/b/../c", "a/c"), ("a/./b/.", "a/b"), ("a/../a/../c", "c"), ("link/../c", "link/../c"),
    ("link/../../c", "link/../../c"), ("a/link/../c", "a/link/../c"), ("file/../c", "file/../c"),
    ("none/../c", "none/../c"), ("a/b/../../c", "c"), ("a", "a"), ("link/d/../c", "link/c"),
  ])
  func dotsAreLeftOutWhereTheSystemWouldComeToTheSame(path: String, expected: String) throws {
    let directory = try TemporaryDirectory()
    let root = try #require(realPath(directory.path))
    try createDirectories(root.appending("a/b"))
    try createDirectories(root.appending("far/away/d"))
    try createSymbolicLink(to: "far/away", at: root.appending("link"))
    try createSymbolicLink(to: "../far/away", at: root.appending("a/link"))
    try writeFile([], to: root.appending("file"))
    #expect(withoutDots(root.pushing(FilePath(path))) == root.pushing(FilePath(expected)))
    #expect(exists(directory.path))
  }

  @Test func aboveTheRootIsTheRoot() {
    #expect(withoutDots("/../../etc/.") == "/etc")
    #expect(withoutDots("../x/./y") == "../x/y")
    #expect(withoutDots("/") == "/")
    #expect(withoutDots(".") == ".")
  }

  @Test func largeFilesAreReadWhole() throws {
    let directory = try TemporaryDirectory()
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    try writeFile(bytes, to: directory.path.appending("big"))
    #expect(try readFile(directory.path.appending("big")) == bytes)
    let mapped = try MappedFile(directory.path.appending("big"))
    #expect(mapped.map { Array($0.bytes) } == bytes)
  }

  @Test func treesAreRemovedWithoutFollowingLinks() throws {
    let directory = try TemporaryDirectory()
    let kept = directory.path.appending("kept")
    try createDirectories(kept)
    try writeFile([1], to: kept.appending("file"))
    let doomed = directory.path.appending("doomed")
    try createDirectories(doomed.appending("a").appending("b"))
    try createSymbolicLink(to: kept, at: doomed.appending("a").appending("link"))
    try removeTree(doomed)
    #expect(!exists(doomed))
    #expect(exists(kept.appending("file")))
    try removeTree(doomed)
  }

  @Test func exclusiveRenameNeverReplaces() throws {
    let directory = try TemporaryDirectory()
    let (first, second) = (directory.path.appending("first"), directory.path.appending("second"))
    try createDirectories(first)
    try createDirectories(second)
    #expect(try !renameExclusively(first, to: second))
    #expect(try renameExclusively(first, to: directory.path.appending("third")))
  }

  @Test func temporaryDirectoriesVanish() throws {
    var path = FilePath()
    do {
      let directory = try TemporaryDirectory()
      path = directory.path
      try writeFile([1], to: path.appending("file"))
    }
    #expect(!exists(path))
  }

  @Test func walkVisitsParentsFirstAndPrunes() throws {
    let directory = try TemporaryDirectory()
    try createDirectories(directory.path.pushing("a/b"))
    try createDirectories(directory.path.pushing("c/d"))
    try writeFile([], to: directory.path.pushing("a/b/file"))
    var seen: [String] = []
    try walkDirectory(directory.path) { path, _ in
      seen.append(path.string)
      return path != "c"
    }
    #expect(seen == ["a", "c", "a/b", "a/b/file"])
  }

  /// A name that is no UTF-8.
  private static let rawName: [CChar] = [0x61, -1, 0x62, 0]

  @Test func whatWasFoundIsReadOnlyIfItIsAFile() throws {
    let directory = try TemporaryDirectory()
    let file = directory.path.appending("file")
    try writeFile([1, 2, 3], to: file)
    #expect(try readRegularFileIfPresent(file) == [1, 2, 3])
    #expect(try readRegularFileIfPresent(file, limit: 3) == [1, 2, 3])
    #expect(try readRegularFileIfPresent(directory.path.appending("missing")) == nil)
    let large = #expect(throws: SystemError.self) { try readRegularFileIfPresent(file, limit: 2) }
    #expect(large?.code == .fileTooLarge)
    let folder = #expect(throws: SystemError.self) { try readRegularFileIfPresent(directory.path) }
    #expect(folder?.code == .isDirectory)
    // Nobody writes into it: who reads it waits for ever.
    let pipe = directory.path.appending("pipe")
    _ = try runProcess("/usr/bin/env", ["mkfifo", pipe.string])
    for special in [pipe, "/dev/zero"] {
      let error = #expect(throws: SystemError.self) { try readRegularFileIfPresent(special) }
      #expect(error?.message == "Failed to read the special file `\(special)`")
    }
  }

  @Test func namesThatAreNoTextAreFoundAndRemoved() throws {
    let directory = try TemporaryDirectory()
    let folder = directory.path.pushing(FilePath(platformString: Self.rawName))
    let file = folder.pushing(FilePath(platformString: Self.rawName))
    try createDirectories(folder)
    try writeFile([1], to: file)
    let entry = try #require(try listDirectory(directory.path).first)
    #expect(entry.name == "a\u{FFFD}b")
    #expect(!entry.hasTextName)
    #expect(entry.path(in: directory.path) == folder)
    #expect(entry.path(in: "") == FilePath(platformString: Self.rawName))
    var seen: [FilePath] = []
    try walkDirectory(directory.path) { path, _ in
      seen.append(directory.path.pushing(path))
      return true
    }
    #expect(seen == [folder, file])
    let link = directory.path.appending("link")
    try createSymbolicLink(to: folder, at: link)
    #expect(try readLink(link) == folder)
    try removeTree(folder)
    #expect(try listDirectory(directory.path).map(\.name) == ["link"])
  }

  @Test func timesFarAwayAreTimes() throws {
    let directory = try TemporaryDirectory()
    let file = directory.path.appending("file")
    try writeFile([1], to: file)
    _ = try runProcess("/usr/bin/env", ["touch", "-d", "2400-01-01", file.string])
    #expect(try fileStatus(file)?.size == 1)
    #expect(
      WallClock.startOfDay(year: .max, month: .min, day: .max) > WallClock.startOfDay(year: 2026, month: 1, day: 1))
  }

  @Test func aFileThatIsTooLargeForMemoryIsAnError() throws {
    let directory = try TemporaryDirectory()
    let file = directory.path.appending("file")
    _ = try runProcess("/usr/bin/env", ["truncate", "-s", "4T", file.string])
    try #require(try fileStatus(file)?.size ?? 0 > 1 << 40)
    let error = #expect(throws: SystemError.self) { _ = try readFile(file) }
    #expect(error?.code == .fileTooLarge)
    let descriptor = try DirectoryDescriptor(directory.path)
    #expect(throws: SystemError.self) { _ = try descriptor.readFileIfPresent("file") }
  }
}
