import Interpreters
import SystemIO
import SystemPackage
import Testing

/// Files that name a Python: `.python-version` and its plural.
struct VersionFileTests {
  let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  private func find(in directory: String = "work", upTo last: String? = nil) throws -> PythonVersionFile? {
    try PythonVersionFile.find(from: sandbox.path(directory), upTo: last.map(sandbox.path))
  }

  @Test func versionFilesAreFoundAbove() throws {
    try sandbox.file("work/.python-version", "# the project's\n\n 3.12 \r\n3.11\n")
    try createDirectories(sandbox.path("work/src"))
    let file = try find(in: "work/src")
    #expect(file?.lines == ["3.12", "3.11"])
    #expect(file?.path == sandbox.path("work/.python-version"))
    #expect(file?.request.request == PythonRequest("3.12"))
  }

  @Test func theSearchEndsAtTheRootOfTheProject() throws {
    try sandbox.file(".python-version", "3.12\n")
    try createDirectories(sandbox.path("work/src"))
    #expect(try find(in: "work/src") != nil)
    #expect(try find(in: "work/src", upTo: "work") == nil)
    try sandbox.file("work/.python-version", "3.11\n")
    #expect(try find(in: "work/src", upTo: "work")?.lines == ["3.11"])
  }

  @Test func oneFileHasPrecedenceAndAnEmptyOneEndsTheSearch() throws {
    try sandbox.file(".python-version", "3.12\n")
    try sandbox.file("work/.python-versions", "3.10\n3.11\n")
    #expect(try find()?.lines == ["3.10", "3.11"])
    try sandbox.file("work/.python-version", "\u{FEFF}3.9\n")
    #expect(try find()?.lines == ["3.9"])
    try sandbox.file("work/.python-version", "\n")
    #expect(try find()?.lines == [])
    #expect(try find()?.request.request == nil)
  }

  @Test func whatOtherToolsMeanIsPassedOver() throws {
    try sandbox.file("work/.python-version", "my-env\nsystem\n>=3.11,<3.13\n3.9\n")
    let (request, ignored) = try #require(try find()).request
    #expect(ignored == ["my-env", "system"])
    #expect(request == PythonRequest(">=3.11,<3.13"))
    try sandbox.file("work/.python-version", "3.10 # trailing\n")
    #expect(try find()?.request.request == nil)
    #expect(try find()?.request.ignored == ["3.10 # trailing"])
  }

  @Test func pathsStartFromTheFile() throws {
    try sandbox.environment("work/env")
    try sandbox.file("work/.python-version", "./env\n")
    #expect(try find(in: "work")?.request.request == .directory(sandbox.path("work/./env")))
    try sandbox.file("work/.python-version", "env/bin/python\n")
    #expect(try find(in: "work")?.request.request == .file(sandbox.path("work/env/bin/python")))
  }

  @Test func whatIsNoFileOfTextIsRefused() throws {
    try createDirectories(sandbox.path("work/.python-version"))
    #expect(try find() == nil)
    try removeTree(sandbox.path("work/.python-version"))
    try createSymbolicLink(to: "nowhere", at: sandbox.path("work/.python-version"))
    #expect(try find() == nil)
    try removeFile(sandbox.path("work/.python-version"))
    try writeFile([0xFF, 0xFE, 0x0A], to: sandbox.path("work/.python-version"))
    #expect(throws: PythonVersionFileError.notUTF8(sandbox.path("work/.python-version"))) { try find() }
    try writeFile([UInt8](repeating: 0x33, count: 2_000_000), to: sandbox.path("work/.python-version"))
    #expect(throws: SystemError.self) { try find() }
  }
}
