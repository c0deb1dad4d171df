import Installing
import SystemIO
import SystemPackage
import Testing

@Suite struct BytecodeCompilerTests {
  /// The Python that every machine that builds has.
  static let python: FilePath? = (ProcessEnvironment.value("PATH") ?? "/usr/bin").split(separator: ":").lazy
    .map { FilePath(String($0)).appending("python3") }.first(where: isExecutableFile)

  /// What failed while modules were compiled.
  private func failed(_ error: InstallingError?) -> String? {
    if case .bytecode(let what, _) = error { what } else { nil }
  }

  @Test func modulesAreCompiledAndBrokenOnesAreNoError() throws {
    let bench = try Workbench()
    let python = try #require(Self.python)
    let wheel = FabricatedWheel(
      "demo", "1.0", [("demo/__init__.py", "x = 1\n"), ("demo/broken.py", "def (\n"), ("demo/deep/m.py", "")])
    try bench.install(wheel, FabricatedWheel("other", "1.0", [("other/__init__.py", "")]))
    let record = try readFile(bench.sitePackages.appending("demo-1.0.dist-info/RECORD"))
    let count = try BytecodeCompiler(python: python, width: 2).compile([try bench.unpack(wheel)], in: bench.target)
    #expect(count == 3)
    // What was there before is none of this command's business.
    #expect(!exists(bench.sitePackages.appending("other/__pycache__")))
    let compiled = try listDirectory(bench.sitePackages.appending("demo/__pycache__")).map(\.name)
    #expect(compiled.count == 1 && compiled[0].hasPrefix("__init__."))
    #expect(try readFile(bench.sitePackages.appending("demo-1.0.dist-info/RECORD")) == record)
  }

  @Test func aPythonThatStopsIsAnError() throws {
    let bench = try Workbench()
    let wheel = try bench.unpack(FabricatedWheel("demo", "1.0", [("demo.py", "")]))
    let error = #expect(throws: InstallingError.self) {
      _ = try BytecodeCompiler(python: "/bin/false").compile([wheel], in: bench.target)
    }
    #expect(failed(error)?.hasPrefix("`/bin/false` stopped") == true)
  }

  @Test func aPythonThatHangsIsStopped() throws {
    let bench = try Workbench()
    let wheel = try bench.unpack(FabricatedWheel("demo", "1.0", [("demo.py", "")]))
    let slow = bench.root.appending("slow")
    try writeFile(Array("#!/bin/sh\nexec sleep 100\n".utf8), to: slow, permissions: 0o777)
    let error = #expect(throws: InstallingError.self) {
      _ = try BytecodeCompiler(python: slow, timeout: .milliseconds(200)).compile([wheel], in: bench.target)
    }
    #expect(failed(error)?.hasSuffix("demo.py` took more than 0 seconds") == true)
  }

  @Test func aPythonThatComplainsALotIsHeardOut() throws {
    let bench = try Workbench()
    let wheel = try bench.unpack(FabricatedWheel("demo", "1.0", [("demo.py", ""), ("more.py", "")]))
    let loud = bench.root.appending("loud")
    let script =
      "#!/bin/sh\nwhile read -r path; do head -c 200000 /dev/zero >&2; echo; done\nhead -c 200000 /dev/zero >&2\n"
    try writeFile(Array(script.utf8), to: loud, permissions: 0o777)
    #expect(try BytecodeCompiler(python: loud, width: 1).compile([wheel], in: bench.target) == 2)
  }
}
