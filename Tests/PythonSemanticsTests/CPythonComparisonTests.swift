import Foundation
import PythonSemantics
import PythonSyntax
import Testing

extension Tag {
  /// Needs a CPython 3.13, whose path is in ADDER_CPYTHON.
  @Tag static var localInterpreter: Self
}

/// Compares which names are local, global, free and so on with CPython's own symbol tables, through
/// `Tests/Oracles/cpython_symbols.py`.
@Suite(.tags(.localInterpreter), .enabled(if: ProcessInfo.processInfo.environment["ADDER_CPYTHON"] != nil))
struct CPythonComparisonTests {
  private var interpreter: String { ProcessInfo.processInfo.environment["ADDER_CPYTHON"] ?? "" }

  /// Files with differences that are known, each with its reason.
  private let explained = [
    // In a class, `__x` and `_Foo__x` are one name to Python. The model has names as they are written.
    "test/test_named_expressions.py"
  ]

  private func run(_ arguments: [String], input: String = "") throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: interpreter)
    process.arguments = arguments
    let (standardInput, standardOutput) = (Pipe(), Pipe())
    process.standardInput = standardInput
    process.standardOutput = standardOutput
    try process.run()
    DispatchQueue.global().async {
      standardInput.fileHandleForWriting.write(Data(input.utf8))
      try? standardInput.fileHandleForWriting.close()
    }
    let output = standardOutput.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }

  @Test func everyScopeOfTheStandardLibraryHasTheSameNames() throws {
    let library = try run(["-c", "import sysconfig; print(sysconfig.get_path('stdlib'), end='')"])
    let files = try #require(FileManager.default.enumerator(atPath: library)).compactMap { $0 as? String }
      .filter { $0.hasSuffix(".py") && !$0.contains("site-packages") && !explained.contains($0) }.sorted()
    // ADDER_CPYTHON_SAMPLE=n looks at every n-th file.
    let step = Int(ProcessInfo.processInfo.environment["ADDER_CPYTHON_SAMPLE"] ?? "1") ?? 1
    let chosen = stride(from: 0, to: files.count, by: step).map { "\(library)/\(files[$0])" }
    let oracle = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Oracles/cpython_symbols.py").path
    let answers = try run([oracle, "--all"], input: chosen.joined(separator: "\n"))
      .split(separator: "\n.\n", omittingEmptySubsequences: false)
    try #require(answers.count == chosen.count + 1)
    var compared = 0
    for (path, expected) in zip(chosen, answers) where expected != "rejected" {
      let tree = [UInt8](try Data(contentsOf: URL(filePath: path))).withUnsafeBufferPointer { SyntaxTree(parsing: $0) }
      let model = SemanticModel(tree, options: version(13))
      var writer = SymbolTableWriter(model.view)
      let ours = writer.write()
      let theirs = expected.split(separator: "\n").map(String.init)
      let difference = Set(ours).symmetricDifference(theirs).sorted()
      #expect(difference.isEmpty && ours.count == theirs.count, "\(path) differs: \(difference.prefix(4))")
      compared += 1
    }
    #expect(compared > 0)
  }
}
