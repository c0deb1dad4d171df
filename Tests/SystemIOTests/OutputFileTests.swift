import SystemIO
import SystemPackage
import TestSupport
import Testing

/// Files that users name for output: whatever is there stays what it is.
@Suite struct OutputFileTests {
  private static let old = Array("old content, rather longer than the new one\n".utf8)
  private static let new = Array("new\n".utf8)

  private func names(_ directory: borrowing TemporaryDirectory) throws -> [String] {
    try listDirectory(directory.path).map(\.name).sorted()
  }

  private func python(_ program: String, _ arguments: String...) throws -> String {
    let output = try runProcess("/usr/bin/env", ["python3", "-c", program] + arguments)
    try #require(output.exitCode == 0, "\(String(decoding: output.standardError, as: UTF8.self))")
    return String(decoding: output.standardOutput, as: UTF8.self)
  }

  @Test func missingFilesAndDirectoriesAreCreated() throws {
    let directory = try TemporaryDirectory()
    let file = directory.path.pushing("a/b/c.txt")
    try writeOutput(Self.new, to: file, durable: true)
    #expect(try readFile(file) == Self.new)
    #expect(try listDirectory(file.removingLastComponent()).map(\.name) == ["c.txt"])
  }

  @Test func aLinkStaysAndWhatItLeadsToIsWritten() throws {
    let directory = try TemporaryDirectory()
    try createDirectories(directory.path.appending("sub"))
    let file = directory.path.pushing("sub/file")
    let (first, second) = (directory.path.appending("first"), directory.path.pushing("sub/second"))
    try createSymbolicLink(to: "sub/second", at: first)
    try createSymbolicLink(to: "file", at: second)
    // The first time nothing is at the end of the links.
    for content in [Self.old, Self.new] {
      try writeOutput(content, to: first)
      #expect(try fileStatus(first, followingLinks: false)?.kind == .symbolicLink)
      #expect(try fileStatus(second, followingLinks: false)?.kind == .symbolicLink)
      #expect(try fileStatus(file, followingLinks: false)?.kind == .file)
      #expect(try readFile(file) == content)
    }
    #expect(try listDirectory(directory.path.appending("sub")).map(\.name).sorted() == ["file", "second"])
  }

  @Test func linksInACircleAreAnError() throws {
    let directory = try TemporaryDirectory()
    let link = directory.path.appending("link")
    try createSymbolicLink(to: "link", at: link)
    let error = #expect(throws: SystemError.self) { try writeOutput(Self.new, to: link) }
    #expect(error?.code == .tooManySymbolicLinkLevels)
    #expect(try fileStatus(link, followingLinks: false)?.kind == .symbolicLink)
  }

  @Test(arguments: [false, true])
  func otherNamesOfAFileStayNamesOfIt(grows: Bool) throws {
    let directory = try TemporaryDirectory()
    let (one, other) = (directory.path.appending("one"), directory.path.appending("other"))
    let (before, after) = grows ? (Self.new, Self.old) : (Self.old, Self.new)
    try writeFile(before, to: one)
    try createHardLink(to: one, at: other)
    try replaceContent(of: one, with: after)
    #expect(try readFile(one) == after)
    #expect(try readFile(other) == after)
    #expect(try fileStatus(one)?.inode == fileStatus(other)?.inode)
    #expect(try names(directory) == ["one", "other"])
  }

  @Test func permissionsOwnerAndAttributesStay() throws {
    let directory = try TemporaryDirectory()
    let file = directory.path.appending("file")
    try writeFile(Self.old, to: file)
    try setPermissions(0o640, of: file)
    _ = try python(
      """
      import os, sys
      os.setxattr(sys.argv[1], "user.note", b"keep me")
      if os.geteuid() == 0: os.chown(sys.argv[1], 1234, 4321)
      """, file.string)
    let before = try #require(try fileStatus(file))
    try writeOutput(Self.new, to: file)
    let after = try #require(try fileStatus(file))
    #expect(try readFile(file) == Self.new)
    #expect(after.permissions == 0o640)
    #expect(after.owner == before.owner)
    #expect(
      try python("import os, sys; print(os.getxattr(sys.argv[1], 'user.note').decode())", file.string) == "keep me\n")
    #expect(try names(directory) == ["file"])
  }

  @Test func anOrdinaryFileIsReplacedInOneStep() throws {
    let directory = try TemporaryDirectory()
    let file = directory.path.appending("file")
    try writeFile(Self.old, to: file)
    let open = try #require(try MappedFile(file))
    try replaceContent(of: file, with: Self.new)
    // Whoever has the old file open still has all of it.
    #expect(Array(open.bytes) == Self.old)
    #expect(try readFile(file) == Self.new)
  }

  @Test func devicesAndPipesGetTheBytes() throws {
    try writeOutput(Self.new, to: "/dev/null")
    #expect(try fileStatus("/dev/null")?.kind == .other)
    let error = #expect(throws: SystemError.self) { try writeOutput(Self.new, to: "/dev/full") }
    #expect(error?.code == .noSpace)
    let directory = try TemporaryDirectory()
    let pipe = directory.path.appending("pipe")
    _ = try python("import os, sys; os.mkfifo(sys.argv[1])", pipe.string)
    var reader = try ChildProcess("/bin/cat", [pipe.string])
    try writeOutput(Self.new, to: pipe)
    #expect(reader.communicate().standardOutput == Self.new)
    #expect(try names(directory) == ["pipe"])
  }

  @Test func aDescriptorIsWrittenWhereItStands() throws {
    let directory = try TemporaryDirectory()
    let file = directory.path.appending("file")
    try writeFile(Self.old, to: file)
    let open = try OpenFile(file, .append)
    try writeOutput(Self.new, to: FilePath("/dev/fd/\(open.descriptor)"))
    #expect(try readFile(file) == Self.old + Self.new)
  }

  @Test func directoriesAreRefused() throws {
    let directory = try TemporaryDirectory()
    let error = #expect(throws: SystemError.self) { try writeOutput(Self.new, to: directory.path) }
    #expect(error?.code == .isDirectory)
  }

  /// A limit on the size of files stands for a full disk: no step of writing may lose what was there.
  @Test(arguments: ["plain", "linked"])
  func withoutRoomTheFormerContentStays(kind: String) throws {
    let directory = try TemporaryDirectory()
    let file = directory.path.appending("file")
    try writeFile(Self.old, to: file)
    if kind == "linked" { try createHardLink(to: file, at: directory.path.appending("other")) }
    let large = [UInt8](repeating: 0x78, count: 64 << 20)
    let error = #expect(throws: SystemError.self) {
      try FileSizeLimit.whileLimited(to: 32 << 20) { try writeOutput(large, to: file) }
    }
    #expect(error?.code == .fileTooLarge)
    #expect(try readFile(file) == Self.old)
    #expect(try names(directory) == (kind == "linked" ? ["file", "other"] : ["file"]))
  }
}
