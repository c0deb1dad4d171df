import Foundation
import PythonSyntax
import Testing

extension Tag {
  /// Needs a CPython 3.13, whose path is in ADDER_CPYTHON.
  @Tag static var localInterpreter: Self
}

/// Compares trees with those of CPython's own parser, through `Tests/Oracles/cpython_tree.py`.
@Suite(.tags(.localInterpreter), .enabled(if: ProcessInfo.processInfo.environment["ADDER_CPYTHON"] != nil))
struct CPythonComparisonTests {
  private var interpreter: String { ProcessInfo.processInfo.environment["ADDER_CPYTHON"] ?? "" }

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

  private func oracle(_ name: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Oracles/\(name)")
      .path
  }

  /// The Python files below ADDER_CPYTHON_FOLDER, or else of the standard library with its tests.
  /// ADDER_CPYTHON_SAMPLE=n takes every n-th.
  private func files() throws -> [String] {
    let variables = ProcessInfo.processInfo.environment
    let folder =
      try variables["ADDER_CPYTHON_FOLDER"]
      ?? run(["-c", "import sysconfig; print(sysconfig.get_path('stdlib'), end='')"])
    let files = try #require(FileManager.default.enumerator(atPath: folder)).compactMap { $0 as? String }
      .filter { $0.hasSuffix(".py") || $0.hasSuffix(".pyi") }
      .filter { variables["ADDER_CPYTHON_FOLDER"] != nil || !$0.contains("site-packages") }.sorted()
    let step = max(1, Int(variables["ADDER_CPYTHON_SAMPLE"] ?? "") ?? 1)
    return stride(from: 0, to: files.count, by: step).map { "\(folder)/\(files[$0])" }
  }

  @Test func everyFileGivesTheSameTreeAndItsTokensReproduceIt() throws {
    let chosen = try files()
    let answers = try run([oracle("cpython_tree.py"), "--all"], input: chosen.joined(separator: "\n"))
      .split(separator: "\n.\n", omittingEmptySubsequences: false)
    try #require(answers.count == chosen.count + 1)
    var compared = 0
    for (path, expected) in zip(chosen, answers) {
      // `parse` checks that the tokens reproduce the source.
      let tree = parse(bytes: [UInt8](try Data(contentsOf: URL(filePath: path))))
      if expected == "rejected" { continue }
      var writer = CPythonTreeWriter(tree.view)
      let ours = String(decoding: writer.write(), as: UTF8.self)
      #expect(ours == expected, "\(path) differs")
      compared += 1
    }
    #expect(compared > 0)
  }

  @Test func everyEncodingIsDecodedAsByCPython() throws {
    let lines = try run([oracle("cpython_encodings.py"), "--list", "200", "1"]).split(
      separator: "\n", omittingEmptySubsequences: false)
    var place = 0
    var encodings = 0
    while place + 1 < lines.count {
      let name = lines[place]
      let tree = try #require(bytes(lines[place + 1])).withUnsafeBufferPointer { SyntaxTree(parsing: $0) }
      let view = tree.view
      let text = (0..<UInt32(view.sourceCount)).map { view.byte(at: $0) }
      let answers = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropFirst(2)
      let expected = lines[(place + 2)...].prefix { $0 != "." }
      try #require(answers.count == expected.count + 1)
      for (answer, wanted) in zip(answers, expected) where wanted != "?" {
        let isText = !String(decoding: answer, as: UTF8.self).unicodeScalars.contains("\u{FFFD}")
        #expect(isText == (wanted != "-"), "\(name): \(answer)")
        if isText { #expect(bytes(wanted) == Array(answer), "\(name)") }
      }
      place += expected.count + 3
      encodings += 1
    }
    #expect(encodings > 70)
  }

  private func bytes(_ hexadecimal: Substring) -> [UInt8]? {
    let digits = Array(hexadecimal.utf8)
    return stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(decoding: digits[$0..<min($0 + 2, digits.count)], as: UTF8.self), radix: 16)
    }
  }
}
