import SystemIO
import SystemPackage
import Testing

@Suite struct LintVerbTests {
  /// A project with a file of each kind: right, broken in two ways, in another encoding.
  private func run() throws -> ProgramRun {
    let run = try ProgramRun()
    try run.write("good.py", "x = 1\n")
    try run.write("loop.py", "def f():\n  return 1\n\nbreak\nreturn (1,\n  2)\n")
    try run.write("pkg/half.pyi", "def f(\n")
    try writeFile(
      Array("# coding: gbk\nx = '".utf8) + [0xBA, 0xBA, 0xD7, 0xD6] + Array("' 1\n".utf8),
      to: run.directory.appending("chinese.py"))
    return run
  }

  @Test func findingsArePrintedInTheOrderOfThePaths() throws {
    let run = try run()
    try checkSnapshot([
      run("lint"), run("lint --output-format concise"), run("lint -q loop.py good.py --output-format grouped"),
      run("lint good.py"), run("lint -e loop.py --output-format pylint"), run("lint loop.py --select F7 --ignore F706"),
      run("lint loop.py --output-format json --select F701"), run("lint loop.py --output-format xml"),
    ])
  }

  @Test func standardInputHasAName() throws {
    let run = try run()
    try checkSnapshot([
      run("lint -", input: "return\n"), run("lint --stdin-filename pkg/a.py --output-format github", input: "return\n"),
      run("lint --stdin-filename a.py good.py -q", input: "x = = 1\n"), run("lint -", input: ""),
    ])
  }

  @Test func statisticsCountWhatWasFound() throws {
    let run = try run()
    try checkSnapshot([
      run("lint --statistics"), run("lint --statistics -q --output-format json"), run("lint --statistics good.py"),
      run("lint --statistics --output-format gitlab"),
    ])
  }

  @Test func findingsCanBeWrittenToAFile() throws {
    let run = try run()
    let result = try run("lint --output-format concise -o reports/lint.txt loop.py")
    #expect(result.exitCode == 1)
    #expect(result.standardOutput == "")
    let text = String(decoding: try readFile(run.directory.appending("reports/lint.txt")), as: UTF8.self)
    #expect(
      text
        == "loop.py:4:1: F701 `break` outside of a loop\nloop.py:5:1: F706 `return` outside of a function\nFound 2 errors.\n"
    )
  }

  @Test func filesThatCannotBeReadAreFindings() throws {
    let run = try run()
    try checkSnapshot([
      run("lint missing.py"), run("lint missing.py good.py --select F"), run("lint --target-version py36"),
      run("lint --target-version 3.12 good.py"),
    ])
  }
}
