import Interpreters
import PackagingStandards
import SystemIO
import SystemPackage
import TestSupport
import Testing

/// Environments and interpreters that are not what they seem.
struct HostileEnvironmentTests {
  let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  private func found(in directory: String = "work") throws -> String {
    try sandbox.found(with: sandbox.finder(path: ["system"], in: directory))
  }

  // MARK: Redirects

  @Test(arguments: ["../real", "../real\n", "../real\r\n", "../work/../real/"])
  func aRedirectFileLeadsToAnEnvironment(content: String) throws {
    try sandbox.environment("real")
    try sandbox.file("work/.venv", content)
    try createDirectories(sandbox.path("work/src"))
    #expect(try found() == "real/bin/python")
    #expect(try found(in: "work/src") == "real/bin/python")
  }

  @Test func aRedirectFileMayBeAbsoluteOrReachedThroughALink() throws {
    try sandbox.environment("real")
    try sandbox.file("elsewhere", sandbox.path("real").string)
    try createSymbolicLink(to: "../elsewhere", at: sandbox.path("work/.venv"))
    #expect(try found() == "real/bin/python")
  }

  @Test(arguments: ["", "\n", "../real\nmore\n", "\0", "../real\0"])
  func aRedirectFileThatNamesNothingIsAnError(content: String) throws {
    try sandbox.python("system/python3")
    try sandbox.environment("real")
    try sandbox.file("work/.venv", content)
    let error = #expect(throws: InterpreterError.self) { try found() }
    #expect(error?.message == "The file `\(sandbox.path("work/.venv"))` does not lead to a virtual environment")
  }

  @Test func aRedirectFileOfOtherBytesIsAnError() throws {
    for bytes in [[0xFF, 0xFE], [UInt8](repeating: 0x61, count: 100_000)] as [[UInt8]] {
      try writeFile(bytes, to: sandbox.path("work/.venv"))
      #expect(throws: InterpreterError.self) { try found() }
    }
  }

  @Test(arguments: ["../nothing", "  ../real  ", "../empty", ".venv", "../.venv"])
  func aRedirectThatLeadsToNoEnvironmentEndsTheSearchForOne(content: String) throws {
    try sandbox.python("system/python3")
    try sandbox.environment(".venv")
    try createDirectories(sandbox.path("empty"))
    try sandbox.environment("real")
    try sandbox.file("work/.venv", content)
    #expect(try found() == (content == "../.venv" ? ".venv/bin/python" : "system/python3"))
    let mutable = sandbox.finder(environments: EnvironmentPreference(system: false, mutable: true))
    if content != "../.venv" {
      let error = #expect(throws: InterpreterError.self) { try mutable.findEnvironment() }
      #expect(error?.hints.first?.contains("which is not a virtual environment") == true)
    }
  }

  // MARK: Odd files

  @Test func circlesOfLinksAndFilesOfOtherKindsArePassedOver() throws {
    try sandbox.python("system/python3")
    let place = sandbox.path("work/.venv")
    try createSymbolicLink(to: ".venv", at: place)
    #expect(try found() == "system/python3")
    try removeFile(place)
    try createSymbolicLink(to: "nowhere", at: place)
    #expect(try found() == "system/python3")
    try removeFile(place)
    try createSymbolicLink(to: "/dev/zero", at: place)
    #expect(try found() == "system/python3")
    try removeFile(place)
    try createDirectories(place.appending("bin"))
    #expect(try found() == "system/python3")
  }

  @Test func aConfigurationThatNeverEndsIsNotRead() throws {
    let python = try sandbox.python("env/bin/python")
    for target in ["/dev/zero", "/dev/tty", "pyvenv.cfg"] {
      let place = sandbox.path("env/pyvenv.cfg")
      try createSymbolicLink(to: FilePath(target), at: place)
      #expect(try sandbox.finder(cached: true).interpreter(at: python).path == python)
      #expect(throws: SystemError.self) { try EnvironmentConfiguration(ofEnvironment: sandbox.path("env")) }
      try removeFile(place)
    }
  }

  @Test(arguments: [
    "", "=", "home", "home =\nversion_info = banana\n", "home = /x\nhome = /y\n", "\0\u{1}\u{1b}[31m = \u{7f}",
    "version = 99999999999999999999.1\n",
  ])
  func anyConfigurationIsRead(text: String) throws {
    try sandbox.environment("work/.venv")
    try sandbox.file("work/.venv/pyvenv.cfg", text)
    #expect(try found() == "work/.venv/bin/python")
    let configuration = try #require(try EnvironmentConfiguration(ofEnvironment: sandbox.path("work/.venv")))
    #expect(configuration["home"] == (text.contains("/y") ? "/y" : text.contains("home =") ? "" : nil))
  }

  // MARK: Interpreters

  @Test(arguments: [
    ("exit 3\n", "It exited with code 3"), ("echo oops >&2; exit 3\n", "It exited with code 3: oops"),
    ("echo 'adder-interpreter-facts:{}'\n", "It gave an unexpected answer: no usable value for `version`"),
    ("echo 'adder-interpreter-facts:[[['\n", nil), ("echo hello\n", "It gave an unexpected answer: hello"),
    ("", "It gave an unexpected answer: it printed nothing"), ("kill -9 $$\n", "It exited with code 137"),
  ])
  func aBrokenInterpreterSaysWhatIsWrong(script: String, reason: String?) throws {
    let python = try sandbox.script("env/bin/python", script)
    let error = #expect(throws: InterpreterError.self) { try sandbox.finder().interpreter(at: python) }
    #expect(error?.message == "Failed to inspect the Python interpreter at `\(python)`")
    if let reason { #expect(error?.causes == [reason]) }
  }

  @Test func anInterpreterThatPrintsWithoutEndIsStopped() throws {
    let python = try sandbox.script("env/bin/python", "while :; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done\n")
    let error = #expect(throws: InterpreterError.self) {
      try sandbox.finder(timeout: .seconds(600)).interpreter(at: python)
    }
    #expect(error?.causes == ["It gave an unexpected answer: it printed more than 4 MiB"])
  }

  @Test func anInterpreterThatHangsIsStopped() throws {
    let python = try sandbox.script("env/bin/python", "exec sleep 600\n")
    let error = #expect(throws: InterpreterError.self) {
      try sandbox.finder(timeout: .milliseconds(200)).interpreter(at: python)
    }
    #expect(error?.causes == ["It did not answer within 0.2 seconds"])
  }

  /// Versions of every proportion: each is either taken as it is or refused, and what is taken makes tables of tags.
  @Test(arguments: [
    ("3.12.1", true), ("3.255.255", true), ("3.256.0", false), ("3.65536.0", false), ("3.4294967296.0", false),
    ("3.9223372036854775807.0", false), ("3.18446744073709551615.0", false), ("3.99999999999999999999.0", false),
    ("256.0.0", false), ("0.0.0", true),
  ])
  func versionsOutOfAllProportionAreRefused(version: String, isTaken: Bool) throws {
    let python = try sandbox.python("env/bin/python", FakeAnswer(version))
    guard isTaken else { return try checkRefused(python, field: "version") }
    let found = try sandbox.finder().interpreter(at: python)
    #expect(found.version.description == version)
    let release = version.split(separator: ".").prefix(2)
    #expect(ResolutionTarget(found).tags.tags.first?.description.hasPrefix("cp\(release.joined())-cp") == true)
  }

  @Test(arguments: [
    (#"["glibc", 2, 36]"#, true), (#"["glibc", 2, 999]"#, true), (#"["glibc", 2, 1000]"#, false),
    (#"["glibc", 2, 65535]"#, false), (#"["glibc", 2, -1]"#, false), (#"["glibc", 2, 1e3]"#, false),
    (#"["glibc", 2]"#, false), (#"["glibc"]"#, false), ("[]", false), ("7", false), (#"["other", 1, 2]"#, false),
    (#"["musl", 1, 2]"#, true), (#"["musl", 1, 18446744073709551616]"#, false), ("null", true),
  ])
  func versionsOfLibrariesOutOfAllProportionAreRefused(library: String, isTaken: Bool) throws {
    var answer = FakeAnswer()
    answer.cLibrary = library
    let python = try sandbox.python("env/bin/python", answer)
    guard isTaken else { return try checkRefused(python, field: "c_library") }
    let found = try sandbox.finder().interpreter(at: python)
    #expect(ResolutionTarget(found).tags.tags.first?.description.hasPrefix("cp312-cp312-") == true)
  }

  /// Checks that an interpreter's answer is refused because of one of its fields.
  private func checkRefused(_ python: FilePath, field: String) throws {
    let error = #expect(throws: InterpreterError.self) { try sandbox.finder().interpreter(at: python) }
    #expect(error?.causes == ["It gave an unexpected answer: no usable value for `\(field)`"])
  }

  /// Answers with one byte changed are refused, or are answers all the same that hold together.
  @Test func mutatedAnswersAreRefusedOrTaken() throws {
    var answer = FakeAnswer()
    answer.prefix = "/base"
    answer.basePrefix = "/base"
    answer.executable = "/base/bin/python3"
    let text = Array(answer.json.utf8)
    var taken = 0, refused = 0
    var random = SeededGenerator(seed: 2026)
    for _ in 0..<40 {
      var mutated = text
      let place = Int.random(in: mutated.indices, using: &random)
      mutated[place] = [0x22, 0x30, 0x2C, 0x7B, 0x5D, 0x65, 0x2D].randomElement(using: &random) ?? 0x22
      let shown = String(decoding: mutated, as: UTF8.self)
      let python = try sandbox.script("env/bin/python", "cat <<'E'\nadder-interpreter-facts:\(shown)\nE\n")
      do {
        let found = try sandbox.finder(cached: false).interpreter(at: python)
        #expect(max(found.version.major, found.version.minor) <= 255, "\(shown)")
        #expect(found.facts.prefix.hasPrefix("/"), "\(shown)")
        taken += 1
      } catch let error as InterpreterError {
        #expect(!error.message.isEmpty)
        refused += 1
      }
    }
    #expect((taken, refused) == (13, 27))
  }
}
